-- AlterTable
ALTER TABLE "Notification" ADD COLUMN     "takenBy" TEXT;

-- What was written before has a workflow of its own.
UPDATE "Notification" SET "takenBy" = 'notification/' || id WHERE "sentAt" IS NULL;

-- A delivery takes what waits, which is little among all that was ever sent.
CREATE INDEX "Notification_waiting_idx" ON "Notification"("createdAt") WHERE "sentAt" IS NULL;
