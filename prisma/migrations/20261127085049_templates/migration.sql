-- AlterEnum
ALTER TYPE "PublicationKind" ADD VALUE 'TEMPLATE';

-- AlterTable
ALTER TABLE "Submission" ADD COLUMN     "templates" JSONB;
