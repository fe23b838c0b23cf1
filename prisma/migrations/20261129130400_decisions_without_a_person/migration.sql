-- CreateEnum
CREATE TYPE "AppealStatus" AS ENUM ('OPEN', 'UPHELD', 'DISMISSED');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "EventType" ADD VALUE 'HUMAN_REVIEW_REQUESTED';
ALTER TYPE "EventType" ADD VALUE 'AUTOMATION_STOPPED';
ALTER TYPE "EventType" ADD VALUE 'AUTOMATION_RESUMED';
ALTER TYPE "EventType" ADD VALUE 'APPEAL_FILED';
ALTER TYPE "EventType" ADD VALUE 'APPEAL_DECIDED';

-- CreateTable
CREATE TABLE "AutomatedDecision" (
    "reference" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "step" TEXT NOT NULL,
    "permitType" TEXT NOT NULL,
    "policyHash" TEXT NOT NULL,
    "policyVersion" INTEGER NOT NULL,
    "mode" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "day" TEXT NOT NULL,
    "officeId" TEXT,
    "eligible" BOOLEAN NOT NULL,
    "answer" TEXT NOT NULL,
    "reasons" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "drawn" BOOLEAN NOT NULL,
    "draw" INTEGER NOT NULL,
    "rate" INTEGER NOT NULL,
    "counters" JSONB NOT NULL,
    "conditions" JSONB NOT NULL,
    "overruledAt" TIMESTAMPTZ,
    "overruledWhy" TEXT,
    "salt" UUID NOT NULL DEFAULT gen_random_uuid(),

    CONSTRAINT "AutomatedDecision_pkey" PRIMARY KEY ("reference","revision","step")
);

-- CreateTable
CREATE TABLE "AutomationStop" (
    "id" UUID NOT NULL,
    "permitType" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "stoppedBy" TEXT NOT NULL,
    "stoppedAt" TIMESTAMPTZ NOT NULL,
    "resumeBy" TEXT,
    "resumeAt" TIMESTAMPTZ,
    "resumedBy" TEXT,
    "resumedAt" TIMESTAMPTZ,
    "salt" UUID NOT NULL DEFAULT gen_random_uuid(),

    CONSTRAINT "AutomationStop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DecisionAppeal" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "permitType" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "districtId" TEXT,
    "status" "AppealStatus" NOT NULL DEFAULT 'OPEN',
    "remark" TEXT NOT NULL,
    "filedBy" TEXT NOT NULL,
    "filedAt" TIMESTAMPTZ NOT NULL,
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMPTZ,
    "decision" TEXT,
    "salt" UUID NOT NULL DEFAULT gen_random_uuid(),

    CONSTRAINT "DecisionAppeal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "AutomatedDecision_permitType_at_idx" ON "AutomatedDecision"("permitType", "at" DESC);

-- CreateIndex
CREATE INDEX "AutomatedDecision_permitType_day_idx" ON "AutomatedDecision"("permitType", "day");

-- CreateIndex
CREATE INDEX "AutomatedDecision_officeId_idx" ON "AutomatedDecision"("officeId");

-- CreateIndex
CREATE INDEX "AutomationStop_permitType_stoppedAt_idx" ON "AutomationStop"("permitType", "stoppedAt" DESC);

-- CreateIndex
CREATE INDEX "DecisionAppeal_reference_idx" ON "DecisionAppeal"("reference");

-- CreateIndex
CREATE INDEX "DecisionAppeal_status_filedAt_idx" ON "DecisionAppeal"("status", "filedAt");

-- AddForeignKey
ALTER TABLE "AutomatedDecision" ADD CONSTRAINT "AutomatedDecision_reference_fkey" FOREIGN KEY ("reference") REFERENCES "Application"("reference") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DecisionAppeal" ADD CONSTRAINT "DecisionAppeal_reference_fkey" FOREIGN KEY ("reference") REFERENCES "Application"("reference") ON DELETE RESTRICT ON UPDATE CASCADE;


-- One appeal at a time
CREATE UNIQUE INDEX "DecisionAppeal_one_open" ON "DecisionAppeal"("reference") WHERE "status" = 'OPEN';

CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "AutomatedDecision" FOR EACH ROW EXECUTE FUNCTION state_row('reference', 'revision', 'step');
CREATE TRIGGER new_salt BEFORE UPDATE ON "AutomatedDecision" FOR EACH ROW EXECUTE FUNCTION new_salt();
CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "AutomationStop" FOR EACH ROW EXECUTE FUNCTION state_row('id');
CREATE TRIGGER new_salt BEFORE UPDATE ON "AutomationStop" FOR EACH ROW EXECUTE FUNCTION new_salt();
CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "DecisionAppeal" FOR EACH ROW EXECUTE FUNCTION state_row('id');
CREATE TRIGGER new_salt BEFORE UPDATE ON "DecisionAppeal" FOR EACH ROW EXECUTE FUNCTION new_salt();

-- Acts that are events now, beside all that were
DO $do$ BEGIN
  EXECUTE replace(pg_get_functiondef('event_type(text)'::regprocedure),
    'WHEN ''PUBLICATION_RETIRED'' THEN ''PUBLICATION_RETIRED''',
    'WHEN ''PUBLICATION_RETIRED'' THEN ''PUBLICATION_RETIRED''
    WHEN ''HUMAN_REVIEW_REQUESTED'' THEN ''HUMAN_REVIEW_REQUESTED''
    WHEN ''AUTOMATION_STOPPED'' THEN ''AUTOMATION_STOPPED''
    WHEN ''AUTOMATION_RESUMED'' THEN ''AUTOMATION_RESUMED''
    WHEN ''APPEAL_FILED'' THEN ''APPEAL_FILED''
    WHEN ''APPEAL_DECIDED'' THEN ''APPEAL_DECIDED''');
END $do$;
