-- Whoever is invited, comes or pays by them has a right by them: the trail tells of each row.
ALTER TABLE "Invitation" ADD COLUMN "salt" UUID NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE "Appointment" ADD COLUMN "salt" UUID NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE "PaymentLink" ADD COLUMN "salt" UUID NOT NULL DEFAULT gen_random_uuid();

CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "Invitation" FOR EACH ROW EXECUTE FUNCTION state_row('taskId');
CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "Appointment" FOR EACH ROW EXECUTE FUNCTION state_row('id');
CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "PaymentLink" FOR EACH ROW EXECUTE FUNCTION state_row('id');
CREATE TRIGGER new_salt BEFORE UPDATE ON "Invitation" FOR EACH ROW EXECUTE FUNCTION new_salt();
CREATE TRIGGER new_salt BEFORE UPDATE ON "Appointment" FOR EACH ROW EXECUTE FUNCTION new_salt();
CREATE TRIGGER new_salt BEFORE UPDATE ON "PaymentLink" FOR EACH ROW EXECUTE FUNCTION new_salt();

-- Those that are there are stated by this migration
UPDATE "Invitation" SET "taskId" = "taskId";
UPDATE "Appointment" SET "id" = "id";
UPDATE "PaymentLink" SET "id" = "id";
