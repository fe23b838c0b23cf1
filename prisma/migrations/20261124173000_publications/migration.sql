-- CreateEnum
CREATE TYPE "PublicationKind" AS ENUM ('PERMIT_TYPE', 'RULEBOOK');

-- CreateEnum
CREATE TYPE "PublicationStatus" AS ENUM ('PROPOSED', 'APPROVED', 'REJECTED');

-- CreateTable
CREATE TABLE "Publication" (
    "id" UUID NOT NULL,
    "kind" "PublicationKind" NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "document" JSONB,
    "status" "PublicationStatus" NOT NULL DEFAULT 'PROPOSED',
    "proposedBy" TEXT NOT NULL,
    "proposedAt" TIMESTAMPTZ NOT NULL,
    "activate" BOOLEAN NOT NULL DEFAULT true,
    "activeFrom" TIMESTAMPTZ,
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMPTZ,
    "reason" TEXT,
    "retiredFrom" TIMESTAMPTZ,
    "retiredBy" TEXT,
    "signature" TEXT,

    CONSTRAINT "Publication_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Publication_kind_hash_idx" ON "Publication"("kind", "hash");

-- CreateIndex
CREATE INDEX "Publication_kind_code_version_idx" ON "Publication"("kind", "code", "version");

-- CreateIndex
CREATE INDEX "Publication_status_proposedAt_idx" ON "Publication"("status", "proposedAt");

-- A number is given once; what was rejected frees it again
CREATE UNIQUE INDEX "Publication_version_taken" ON "Publication"("kind", "code", "version") WHERE "status" <> 'REJECTED';
