-- AlterEnum
ALTER TYPE "NotificationEvent" ADD VALUE 'INVITED';

-- CreateTable
CREATE TABLE "Invitation" (
    "taskId" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "nationalId" TEXT,
    "mobile" TEXT,
    "invitedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("taskId")
);

-- CreateIndex
CREATE INDEX "Invitation_nationalId_invitedAt_taskId_idx" ON "Invitation"("nationalId", "invitedAt" DESC, "taskId");

-- CreateIndex
CREATE INDEX "Invitation_reference_idx" ON "Invitation"("reference");

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
