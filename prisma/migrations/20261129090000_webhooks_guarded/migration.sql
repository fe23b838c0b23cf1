-- CreateTable
CREATE TABLE "WebhookProgress" (
    "endpointId" UUID NOT NULL,
    "position" BIGINT NOT NULL DEFAULT 0,
    "mark" TEXT,
    "readUpTo" BIGINT NOT NULL DEFAULT 0,
    "round" INTEGER NOT NULL DEFAULT 0,
    "readAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "wokenAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "failingSince" TIMESTAMPTZ,

    CONSTRAINT "WebhookProgress_pkey" PRIMARY KEY ("endpointId")
);

-- AddForeignKey
ALTER TABLE "WebhookProgress" ADD CONSTRAINT "WebhookProgress_endpointId_fkey" FOREIGN KEY ("endpointId") REFERENCES "WebhookEndpoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;

INSERT INTO "WebhookProgress" ("endpointId", "position", "mark", "readUpTo", "round", "readAt", "wokenAt", "failingSince")
SELECT "id", "position", "mark", "readUpTo", "round", "readAt", "wokenAt", "failingSince" FROM "WebhookEndpoint";

-- AlterTable
ALTER TABLE "WebhookEndpoint" DROP COLUMN "position", DROP COLUMN "mark", DROP COLUMN "readUpTo", DROP COLUMN "round",
  DROP COLUMN "readAt", DROP COLUMN "wokenAt", DROP COLUMN "failingSince",
  ADD COLUMN "salt" UUID NOT NULL DEFAULT gen_random_uuid();

CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "WebhookEndpoint" FOR EACH ROW EXECUTE FUNCTION state_row('id');
CREATE TRIGGER new_salt BEFORE UPDATE ON "WebhookEndpoint" FOR EACH ROW EXECUTE FUNCTION new_salt();
-- Those that are there are stated by this migration
UPDATE "WebhookEndpoint" SET "id" = "id";
