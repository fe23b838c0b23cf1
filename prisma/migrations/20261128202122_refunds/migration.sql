-- CreateEnum
CREATE TYPE "RefundKind" AS ENUM ('BELOW_ZERO', 'FLOORED', 'FEE_ANNULLED');

-- CreateEnum
CREATE TYPE "RefundStatus" AS ENUM ('DRAFT', 'DUE', 'ORDERED', 'FLOORED', 'VOID');

-- CreateEnum
CREATE TYPE "RefundMovement" AS ENUM ('DUE', 'ORDER');

-- AlterEnum
ALTER TYPE "NotificationEvent" ADD VALUE 'REJECTED';
ALTER TYPE "NotificationEvent" ADD VALUE 'WITHDRAWN';
ALTER TYPE "NotificationEvent" ADD VALUE 'REFUND_DUE';
ALTER TYPE "NotificationEvent" ADD VALUE 'REFUNDED';
ALTER TYPE "NotificationEvent" ADD VALUE 'SUSPENDED';
ALTER TYPE "NotificationEvent" ADD VALUE 'RESTORED';
ALTER TYPE "NotificationEvent" ADD VALUE 'REVOKED';
ALTER TYPE "NotificationEvent" ADD VALUE 'AUDITED';

-- AlterTable
ALTER TABLE "PaymentSession" ADD COLUMN     "redirectUrl" TEXT;

-- AlterTable
ALTER TABLE "PaymentSlip" ADD COLUMN     "countsIn" INTEGER;

-- CreateTable
CREATE TABLE "Refund" (
    "id" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "payee" TEXT NOT NULL,
    "kind" "RefundKind" NOT NULL,
    "status" "RefundStatus" NOT NULL,
    "amount" BIGINT NOT NULL,
    "lines" JSONB NOT NULL,
    "slipId" TEXT,
    "fee" TEXT,
    "createdAt" TIMESTAMPTZ NOT NULL,
    "orderedAt" TIMESTAMPTZ,
    "orderedBy" TEXT,
    "reason" TEXT,
    "salt" UUID NOT NULL DEFAULT gen_random_uuid(),

    CONSTRAINT "Refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RefundPosting" (
    "refundId" TEXT NOT NULL,
    "movement" "RefundMovement" NOT NULL,
    "account" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "salt" UUID NOT NULL DEFAULT gen_random_uuid(),

    CONSTRAINT "RefundPosting_pkey" PRIMARY KEY ("refundId","movement","account")
);

-- CreateIndex
CREATE INDEX "Refund_reference_idx" ON "Refund"("reference");

-- CreateIndex
CREATE INDEX "Refund_status_createdAt_id_idx" ON "Refund"("status", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Refund_slipId_fee_key" ON "Refund"("slipId", "fee");

-- CreateIndex
CREATE INDEX "RefundPosting_account_idx" ON "RefundPosting"("account");

-- AddForeignKey
ALTER TABLE "Refund" ADD CONSTRAINT "Refund_reference_fkey" FOREIGN KEY ("reference") REFERENCES "Application"("reference") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Refund" ADD CONSTRAINT "Refund_slipId_fkey" FOREIGN KEY ("slipId") REFERENCES "PaymentSlip"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RefundPosting" ADD CONSTRAINT "RefundPosting_refundId_fkey" FOREIGN KEY ("refundId") REFERENCES "Refund"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The books of refunds are only ever added to, as those of receipts
CREATE TRIGGER refund_postings_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON "RefundPosting"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refunds_stay BEFORE DELETE OR TRUNCATE ON "Refund"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION check_refund_movement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  sides record;
  whole bigint;
BEGIN
  SELECT count(*) AS number, min("amount") AS credit, max("amount") AS debit INTO sides
    FROM "RefundPosting" WHERE "refundId" = NEW."refundId" AND "movement" = NEW."movement";
  SELECT "amount" INTO whole FROM "Refund" WHERE "id" = NEW."refundId";
  IF sides.number <> 2 OR sides.debit <> whole OR sides.credit <> -whole THEN
    RAISE EXCEPTION 'movement % of refund % does not balance', NEW."movement", NEW."refundId"
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER refund_movement_balances AFTER INSERT ON "RefundPosting"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_refund_movement();

-- What is owed stays as it was worked out; only what became of it moves, and only forward
ALTER TABLE "Refund" ADD CONSTRAINT "Refund_amount_above_zero" CHECK ("amount" > 0);

CREATE FUNCTION check_refund() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."id", NEW."reference", NEW."revision", NEW."payee", NEW."kind", NEW."amount", NEW."slipId", NEW."fee")
     IS DISTINCT FROM
     (OLD."id", OLD."reference", OLD."revision", OLD."payee", OLD."kind", OLD."amount", OLD."slipId", OLD."fee") THEN
    RAISE EXCEPTION 'refund % stays as it is', OLD."id" USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW."status" <> OLD."status"
     AND (OLD."status", NEW."status") NOT IN (('DRAFT', 'DUE'), ('DRAFT', 'FLOORED'), ('DRAFT', 'VOID'), ('DUE', 'ORDERED')) THEN
    RAISE EXCEPTION 'refund % cannot go from % to %', OLD."id", OLD."status", NEW."status" USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER refund_moves_forward BEFORE UPDATE ON "Refund" FOR EACH ROW EXECUTE FUNCTION check_refund();

CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "Refund" FOR EACH ROW EXECUTE FUNCTION state_row('id');
CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "RefundPosting" FOR EACH ROW EXECUTE FUNCTION state_row('refundId', 'movement', 'account');
CREATE TRIGGER new_salt BEFORE UPDATE ON "Refund" FOR EACH ROW EXECUTE FUNCTION new_salt();
CREATE TRIGGER new_salt BEFORE UPDATE ON "RefundPosting" FOR EACH ROW EXECUTE FUNCTION new_salt();
