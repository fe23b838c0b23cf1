-- What a run of a case's workflow begins from, and why a case is stuck.
ALTER TABLE "Application" ADD COLUMN "standing" JSONB,
ADD COLUMN "transitionHash" TEXT,
ADD COLUMN "stuckAt" TIMESTAMPTZ,
ADD COLUMN "stuckWhy" TEXT;

CREATE INDEX "Application_stuckAt_idx" ON "Application"("stuckAt") WHERE "stuckAt" IS NOT NULL;
