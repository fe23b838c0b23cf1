-- CreateEnum
CREATE TYPE "WebhookStatus" AS ENUM ('ACTIVE', 'PAUSED', 'DISABLED');

-- CreateEnum
CREATE TYPE "WebhookOutcome" AS ENUM ('DELIVERED', 'FAILED', 'GIVEN_UP');

-- CreateTable
CREATE TABLE "WebhookEndpoint" (
    "id" UUID NOT NULL,
    "ownerId" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "types" "EventType"[] DEFAULT ARRAY[]::"EventType"[],
    "permitTypes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "secrets" JSONB NOT NULL,
    "status" "WebhookStatus" NOT NULL DEFAULT 'ACTIVE',
    "disabledWhy" TEXT,
    "position" BIGINT NOT NULL DEFAULT 0,
    "mark" TEXT,
    "readUpTo" BIGINT NOT NULL DEFAULT 0,
    "round" INTEGER NOT NULL DEFAULT 0,
    "readAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "wokenAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "failingSince" TIMESTAMPTZ,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WebhookEndpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookDelivery" (
    "id" UUID NOT NULL,
    "endpointId" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "type" "EventType",
    "subject" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL,
    "outcome" "WebhookOutcome" NOT NULL,
    "status" INTEGER,
    "code" TEXT,
    "durationMs" INTEGER NOT NULL,
    "response" TEXT,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WebhookDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "WebhookEndpoint_ownerId_createdAt_id_idx" ON "WebhookEndpoint"("ownerId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "WebhookEndpoint_createdAt_id_idx" ON "WebhookEndpoint"("createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "WebhookDelivery_endpointId_at_id_idx" ON "WebhookDelivery"("endpointId", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "WebhookDelivery_endpointId_eventId_idx" ON "WebhookDelivery"("endpointId", "eventId");

-- AddForeignKey
ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "WebhookDelivery_endpointId_fkey" FOREIGN KEY ("endpointId") REFERENCES "WebhookEndpoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Tells whoever follows the journal that it has grown, once that is committed.
CREATE FUNCTION tell_journal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('journal_grown', '');
  RETURN NULL;
END $$;

CREATE TRIGGER "tell_journal" AFTER INSERT ON "Event" FOR EACH STATEMENT EXECUTE FUNCTION tell_journal();
