-- CreateEnum
CREATE TYPE "PhotoSource" AS ENUM ('FILE', 'CLIENT');

-- CreateTable
CREATE TABLE "TaskFile" (
    "id" UUID NOT NULL,
    "taskId" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "attachedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attachedBy" TEXT NOT NULL,
    "note" TEXT,
    "takenAt" TIMESTAMPTZ,
    "takenFrom" "PhotoSource",
    "latitude" DECIMAL(8,6),
    "longitude" DECIMAL(9,6),
    "placeFrom" "PhotoSource",
    "salt" UUID NOT NULL DEFAULT gen_random_uuid(),

    CONSTRAINT "TaskFile_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "TaskFile_taskId_code_sha256_key" ON "TaskFile"("taskId", "code", "sha256");

-- CreateIndex
CREATE INDEX "TaskFile_reference_idx" ON "TaskFile"("reference");

-- CreateIndex
CREATE INDEX "TaskFile_sha256_idx" ON "TaskFile"("sha256");

-- AddForeignKey
ALTER TABLE "TaskFile" ADD CONSTRAINT "TaskFile_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "TaskFile" FOR EACH ROW EXECUTE FUNCTION state_row('id');
CREATE TRIGGER new_salt BEFORE UPDATE ON "TaskFile" FOR EACH ROW EXECUTE FUNCTION new_salt();
