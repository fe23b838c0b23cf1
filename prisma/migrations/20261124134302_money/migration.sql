-- CreateEnum
CREATE TYPE "ReceiptStatus" AS ENUM ('SETTLED', 'UNMATCHED', 'REFUNDED');

-- CreateEnum
CREATE TYPE "ReceiptMisfit" AS ENUM ('NOT_FOUND', 'SLIP_NOT_PAYABLE', 'SLIP_EXPIRED', 'AMOUNT_MISMATCH', 'BILL_AMBIGUOUS', 'TRACKING_NUMBER_REUSED');

-- CreateEnum
CREATE TYPE "ReceiptChannel" AS ENUM ('GATEWAY', 'BANK', 'FILE');

-- CreateEnum
CREATE TYPE "ReceiptDecisionKind" AS ENUM ('MATCH', 'REFUND');

-- CreateEnum
CREATE TYPE "LedgerMovement" AS ENUM ('RECEIPT', 'SETTLEMENT', 'UNMATCHED', 'MATCH', 'REFUND');

-- DropForeignKey
ALTER TABLE "Receipt" DROP CONSTRAINT "Receipt_slipId_fkey";

-- AlterTable
ALTER TABLE "PaymentSession" ADD COLUMN     "authority" TEXT;

-- AlterTable: what was kept before told of itself by the bank's own call
ALTER TABLE "Receipt" DROP CONSTRAINT "Receipt_pkey",
ADD COLUMN     "billId" TEXT,
ADD COLUMN     "channel" "ReceiptChannel" NOT NULL DEFAULT 'BANK',
ADD COLUMN     "id" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "misfit" "ReceiptMisfit",
ADD COLUMN     "ordinal" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "paidAt" TIMESTAMPTZ,
ADD COLUMN     "paymentId" TEXT,
ADD COLUMN     "sessionId" TEXT,
ADD COLUMN     "settlesId" TEXT,
ALTER COLUMN   "status" TYPE "ReceiptStatus" USING upper("status")::"ReceiptStatus",
ADD CONSTRAINT "Receipt_pkey" PRIMARY KEY ("id");

UPDATE "Receipt" SET "settlesId" = "slipId" WHERE "status" = 'SETTLED';
UPDATE "Receipt" SET "misfit" = 'SLIP_NOT_PAYABLE' WHERE "status" = 'UNMATCHED';

ALTER TABLE "Receipt" ALTER COLUMN "channel" DROP DEFAULT, ALTER COLUMN "id" DROP DEFAULT;

-- CreateTable
CREATE TABLE "ReceiptDecision" (
    "receiptId" UUID NOT NULL,
    "kind" "ReceiptDecisionKind" NOT NULL,
    "slipId" TEXT,
    "decidedBy" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReceiptDecision_pkey" PRIMARY KEY ("receiptId","kind")
);

-- CreateTable
CREATE TABLE "LedgerPosting" (
    "receiptId" UUID NOT NULL,
    "movement" "LedgerMovement" NOT NULL,
    "account" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LedgerPosting_pkey" PRIMARY KEY ("receiptId","movement","account")
);

-- CreateIndex
CREATE INDEX "LedgerPosting_account_idx" ON "LedgerPosting"("account");

-- CreateIndex
CREATE INDEX "PaymentSlip_billId_paymentId_idx" ON "PaymentSlip"("billId", "paymentId");

-- CreateIndex
CREATE UNIQUE INDEX "Receipt_settlesId_key" ON "Receipt"("settlesId");

-- CreateIndex
CREATE INDEX "Receipt_status_receivedAt_id_idx" ON "Receipt"("status", "receivedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Receipt_slipId_idx" ON "Receipt"("slipId");

-- CreateIndex
CREATE UNIQUE INDEX "Receipt_trackingNumber_ordinal_key" ON "Receipt"("trackingNumber", "ordinal");

-- AddForeignKey
ALTER TABLE "Receipt" ADD CONSTRAINT "Receipt_slipId_fkey" FOREIGN KEY ("slipId") REFERENCES "PaymentSlip"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Receipt" ADD CONSTRAINT "Receipt_settlesId_fkey" FOREIGN KEY ("settlesId") REFERENCES "PaymentSlip"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReceiptDecision" ADD CONSTRAINT "ReceiptDecision_receiptId_fkey" FOREIGN KEY ("receiptId") REFERENCES "Receipt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LedgerPosting" ADD CONSTRAINT "LedgerPosting_receiptId_fkey" FOREIGN KEY ("receiptId") REFERENCES "Receipt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The books of what was kept before
INSERT INTO "LedgerPosting" ("receiptId", "movement", "account", "amount", "at")
SELECT r."id", side."movement"::"LedgerMovement", side."account", side."amount", r."receivedAt"
FROM "Receipt" r
LEFT JOIN "PaymentSlip" s ON s."id" = r."settlesId"
CROSS JOIN LATERAL (VALUES
  ('RECEIPT', 'bank', r."amount"),
  ('RECEIPT', 'clearing', -r."amount"),
  (CASE r."status" WHEN 'SETTLED' THEN 'SETTLEMENT' ELSE 'UNMATCHED' END, 'clearing', r."amount"),
  (CASE r."status" WHEN 'SETTLED' THEN 'SETTLEMENT' ELSE 'UNMATCHED' END,
   CASE r."status" WHEN 'SETTLED' THEN 'payee:' || s."payee" ELSE 'unmatched' END, -r."amount")
) AS side("movement", "account", "amount");

-- The books are only ever added to
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER ledger_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON "LedgerPosting"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER decisions_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON "ReceiptDecision"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER receipts_stay BEFORE DELETE OR TRUNCATE ON "Receipt"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Every movement has two sides, each of the receipt's whole amount
CREATE FUNCTION check_movement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  sides record;
  whole bigint;
BEGIN
  SELECT count(*) AS number, min("amount") AS credit, max("amount") AS debit INTO sides
    FROM "LedgerPosting" WHERE "receiptId" = NEW."receiptId" AND "movement" = NEW."movement";
  SELECT "amount" INTO whole FROM "Receipt" WHERE "id" = NEW."receiptId";
  IF sides.number <> 2 OR sides.debit <> whole OR sides.credit <> -whole THEN
    RAISE EXCEPTION 'movement % of receipt % does not balance', NEW."movement", NEW."receiptId"
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER movement_balances AFTER INSERT ON "LedgerPosting"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_movement();

-- What was told of money stays as it was told; only what became of it moves, and only forward
CREATE FUNCTION check_receipt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."id", NEW."trackingNumber", NEW."ordinal", NEW."amount", NEW."channel", NEW."misfit", NEW."slipId", NEW."sessionId",
      NEW."billId", NEW."paymentId", NEW."paidAt", NEW."receivedAt")
     IS DISTINCT FROM
     (OLD."id", OLD."trackingNumber", OLD."ordinal", OLD."amount", OLD."channel", OLD."misfit", OLD."slipId", OLD."sessionId",
      OLD."billId", OLD."paymentId", OLD."paidAt", OLD."receivedAt") THEN
    RAISE EXCEPTION 'what was told of receipt % stays as it is', OLD."id" USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW."status" <> OLD."status"
     AND (OLD."status", NEW."status") NOT IN (('UNMATCHED', 'SETTLED'), ('UNMATCHED', 'REFUNDED'), ('SETTLED', 'REFUNDED')) THEN
    RAISE EXCEPTION 'receipt % cannot go from % to %', OLD."id", OLD."status", NEW."status" USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD."settlesId" IS NOT NULL AND NEW."settlesId" IS DISTINCT FROM OLD."settlesId" THEN
    RAISE EXCEPTION 'receipt % has settled its slip', OLD."id" USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER receipt_moves_forward BEFORE UPDATE ON "Receipt" FOR EACH ROW EXECUTE FUNCTION check_receipt();
