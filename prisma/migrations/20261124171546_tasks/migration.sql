-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "NotificationEvent" ADD VALUE 'ASSIGNED';
ALTER TYPE "NotificationEvent" ADD VALUE 'ESCALATED';

-- DropIndex
DROP INDEX "Task_assignee_status_createdAt_id_idx";

-- DropIndex
DROP INDEX "Task_role_status_createdAt_id_idx";

-- AlterTable
ALTER TABLE "Application" ADD COLUMN     "districtId" TEXT;

-- AlterTable
ALTER TABLE "District" ADD COLUMN     "code" TEXT;

-- AlterTable
ALTER TABLE "Notification" ADD COLUMN     "districtId" TEXT;

-- AlterTable
ALTER TABLE "Role" ADD COLUMN     "heads" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Task" ADD COLUMN     "districtId" TEXT,
ADD COLUMN     "escalatedAt" TIMESTAMPTZ,
ADD COLUMN     "onBehalfOf" TEXT,
ADD COLUMN     "priority" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "remindedAt" TIMESTAMPTZ;

-- AlterTable
ALTER TABLE "TimelineEntry" ADD COLUMN     "status" "ApplicationStatus";

-- CreateTable
CREATE TABLE "Delegation" (
    "id" UUID NOT NULL,
    "holdingId" UUID NOT NULL,
    "delegateId" TEXT NOT NULL,
    "from" TIMESTAMPTZ NOT NULL,
    "until" TIMESTAMPTZ NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ,
    "endedBy" TEXT,

    CONSTRAINT "Delegation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalendarYear" (
    "year" INTEGER NOT NULL,
    "complete" BOOLEAN NOT NULL,
    "source" TEXT NOT NULL,
    "importedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CalendarYear_pkey" PRIMARY KEY ("year")
);

-- CreateTable
CREATE TABLE "CalendarHoliday" (
    "day" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "year" INTEGER NOT NULL,

    CONSTRAINT "CalendarHoliday_pkey" PRIMARY KEY ("day")
);

-- CreateIndex
CREATE INDEX "Delegation_delegateId_idx" ON "Delegation"("delegateId");

-- CreateIndex
CREATE INDEX "Delegation_holdingId_idx" ON "Delegation"("holdingId");

-- CreateIndex
CREATE INDEX "CalendarHoliday_year_idx" ON "CalendarHoliday"("year");

-- CreateIndex
CREATE UNIQUE INDEX "District_code_key" ON "District"("code");

-- CreateIndex
CREATE INDEX "Task_role_status_priority_dueAt_id_idx" ON "Task"("role", "status", "priority" DESC, "dueAt", "id");

-- CreateIndex
CREATE INDEX "Task_escalatedTo_status_idx" ON "Task"("escalatedTo", "status");

-- CreateIndex
CREATE INDEX "Task_assignee_status_priority_dueAt_id_idx" ON "Task"("assignee", "status", "priority" DESC, "dueAt", "id");

-- AddForeignKey
ALTER TABLE "Delegation" ADD CONSTRAINT "Delegation_holdingId_fkey" FOREIGN KEY ("holdingId") REFERENCES "RoleHolding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delegation" ADD CONSTRAINT "Delegation_delegateId_fkey" FOREIGN KEY ("delegateId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarHoliday" ADD CONSTRAINT "CalendarHoliday_year_fkey" FOREIGN KEY ("year") REFERENCES "CalendarYear"("year") ON DELETE CASCADE ON UPDATE CASCADE;
