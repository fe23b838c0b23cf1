-- AlterTable
ALTER TABLE "Application" ADD COLUMN     "draftCarried" JSONB;

-- AlterTable
ALTER TABLE "Submission" ADD COLUMN     "filedAs" JSONB;
