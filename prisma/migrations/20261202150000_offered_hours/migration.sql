-- Whoever makes visits offers hours of their own. Whatever is booked in them stands for itself.
CREATE TABLE "OfferedHours" (
    "id" UUID NOT NULL,
    "person" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "district" TEXT,
    "startsAt" TIMESTAMPTZ NOT NULL,
    "endsAt" TIMESTAMPTZ NOT NULL,
    "offeredAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "salt" UUID NOT NULL DEFAULT gen_random_uuid(),

    CONSTRAINT "OfferedHours_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "OfferedHours_role_district_endsAt_idx" ON "OfferedHours"("role", "district", "endsAt");
CREATE INDEX "OfferedHours_person_endsAt_idx" ON "OfferedHours"("person", "endsAt");

CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "OfferedHours" FOR EACH ROW EXECUTE FUNCTION state_row('id');
CREATE TRIGGER new_salt BEFORE UPDATE ON "OfferedHours" FOR EACH ROW EXECUTE FUNCTION new_salt();
