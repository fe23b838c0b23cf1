-- CreateEnum
CREATE TYPE "ProposedAct" AS ENUM ('GRANT_ROLE', 'SAVE_ROLE', 'APPROVE_OFFICE', 'RESTORE_OFFICE', 'ACTIVATE_VERSION', 'RETIRE_VERSION');

-- AlterTable
ALTER TABLE "Publication" ADD COLUMN     "proposerNationalId" TEXT;

-- CreateTable
CREATE TABLE "Proposal" (
    "id" UUID NOT NULL,
    "act" "ProposedAct" NOT NULL,
    "subject" TEXT NOT NULL,
    "what" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "status" "PublicationStatus" NOT NULL DEFAULT 'PROPOSED',
    "proposedBy" TEXT NOT NULL,
    "proposerNationalId" TEXT,
    "proposedAt" TIMESTAMPTZ NOT NULL,
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMPTZ,
    "reason" TEXT,

    CONSTRAINT "Proposal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Proposal_status_proposedAt_idx" ON "Proposal"("status", "proposedAt");
