-- CreateEnum
CREATE TYPE "Identification" AS ENUM ('REGISTER', 'PAPER');

-- CreateEnum
CREATE TYPE "ConsentGiven" AS ENUM ('SIGNED', 'FINGERPRINT', 'SPOKEN');

-- Opened at this counter for somebody who had none
ALTER TABLE "Account" ADD COLUMN "counterId" TEXT;

-- CreateTable
CREATE TABLE "Consent" (
    "mandateId" UUID NOT NULL,
    "identifiedBy" "Identification" NOT NULL,
    "paper" TEXT,
    "paperNumber" TEXT,
    "given" "ConsentGiven" NOT NULL,
    "words" JSONB NOT NULL,
    "takenBy" TEXT NOT NULL,
    "takenAt" TIMESTAMPTZ NOT NULL,
    "drawn" BOOLEAN NOT NULL,
    "salt" UUID NOT NULL DEFAULT gen_random_uuid(),

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("mandateId")
);

-- CreateIndex
CREATE INDEX "Consent_takenBy_idx" ON "Consent"("takenBy");

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_mandateId_fkey" FOREIGN KEY ("mandateId") REFERENCES "Mandate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "Consent" FOR EACH ROW EXECUTE FUNCTION state_row('mandateId');
CREATE TRIGGER new_salt BEFORE UPDATE ON "Consent" FOR EACH ROW EXECUTE FUNCTION new_salt();
