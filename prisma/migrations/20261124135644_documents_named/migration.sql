-- CreateIndex
CREATE INDEX "AttachedDocument_sha256_idx" ON "AttachedDocument"("sha256");

-- CreateIndex
CREATE INDEX "Permit_documentSha256_idx" ON "Permit"("documentSha256");

-- CreateIndex
CREATE INDEX "Submission_documents_idx" ON "Submission" USING GIN ("documents" jsonb_path_ops);
