-- CreateEnum
CREATE TYPE "TransferStatus" AS ENUM ('OFFERED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'EXPIRED');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "NotificationEvent" ADD VALUE 'TRANSFER_OFFERED';
ALTER TYPE "NotificationEvent" ADD VALUE 'TRANSFERRED';

-- AlterTable
ALTER TABLE "Application" ADD COLUMN     "handedOver" INTEGER;

-- CreateTable
CREATE TABLE "CaseTransfer" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "fromId" TEXT NOT NULL,
    "toNationalId" TEXT,
    "toId" TEXT,
    "status" "TransferStatus" NOT NULL DEFAULT 'OFFERED',
    "validUntil" TEXT NOT NULL,
    "offeredAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answeredAt" TIMESTAMPTZ,
    "salt" UUID NOT NULL DEFAULT gen_random_uuid(),

    CONSTRAINT "CaseTransfer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CaseTransfer_reference_idx" ON "CaseTransfer"("reference");

-- CreateIndex
CREATE INDEX "CaseTransfer_toNationalId_idx" ON "CaseTransfer"("toNationalId");

-- CreateIndex
CREATE INDEX "CaseTransfer_fromId_offeredAt_id_idx" ON "CaseTransfer"("fromId", "offeredAt" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "CaseTransfer" ADD CONSTRAINT "CaseTransfer_reference_fkey" FOREIGN KEY ("reference") REFERENCES "Application"("reference") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "CaseTransfer" FOR EACH ROW EXECUTE FUNCTION state_row('id');
CREATE TRIGGER new_salt BEFORE UPDATE ON "CaseTransfer" FOR EACH ROW EXECUTE FUNCTION new_salt();
