-- CreateTable
CREATE TABLE "PaymentLink" (
    "id" UUID NOT NULL,
    "slipId" TEXT NOT NULL,
    "secretHash" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ NOT NULL,
    "revokedAt" TIMESTAMPTZ,

    CONSTRAINT "PaymentLink_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PaymentLink_slipId_idx" ON "PaymentLink"("slipId");

-- CreateIndex
CREATE INDEX "PaymentLink_createdBy_idx" ON "PaymentLink"("createdBy");

-- AddForeignKey
ALTER TABLE "PaymentLink" ADD CONSTRAINT "PaymentLink_slipId_fkey" FOREIGN KEY ("slipId") REFERENCES "PaymentSlip"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
