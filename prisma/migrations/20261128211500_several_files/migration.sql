-- A document may have several files, each once.
DROP INDEX "AttachedDocument_reference_code_key";
CREATE UNIQUE INDEX "AttachedDocument_reference_code_sha256_key" ON "AttachedDocument"("reference", "code", "sha256");
ALTER TABLE "AttachedDocument" ADD COLUMN "replaces" TEXT;
