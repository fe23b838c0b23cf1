-- CreateEnum
CREATE TYPE "LongWorkKind" AS ENUM ('VERIFY_TRAIL', 'CHECK_CASES', 'PLAN_MIGRATION', 'APPLY_MIGRATION', 'DRY_RUN');

-- CreateEnum
CREATE TYPE "LongWorkStatus" AS ENUM ('RUNNING', 'DONE', 'FAILED', 'CANCELLED');

-- CreateTable
CREATE TABLE "LongWork" (
    "id" UUID NOT NULL,
    "kind" "LongWorkKind" NOT NULL,
    "input" JSONB NOT NULL,
    "status" "LongWorkStatus" NOT NULL DEFAULT 'RUNNING',
    "done" INTEGER NOT NULL DEFAULT 0,
    "of" INTEGER,
    "result" JSONB,
    "failure" TEXT,
    "startedBy" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ,

    CONSTRAINT "LongWork_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "LongWork_startedAt_id_idx" ON "LongWork"("startedAt" DESC, "id" DESC);
