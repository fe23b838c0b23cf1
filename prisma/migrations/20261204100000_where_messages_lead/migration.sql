-- Whoever has no part in a case is led where they may go on.
ALTER TABLE "Notification" ADD COLUMN "path" TEXT;
