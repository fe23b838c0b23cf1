-- CreateTable
CREATE TABLE "CaseEnd" (
    "reference" TEXT NOT NULL,
    "status" "ApplicationStatus" NOT NULL,
    "endedAt" TIMESTAMPTZ NOT NULL,
    "municipality" BIGINT NOT NULL,
    "applicant" BIGINT NOT NULL,

    CONSTRAINT "CaseEnd_pkey" PRIMARY KEY ("reference")
);

-- CreateIndex
CREATE INDEX "CaseEnd_endedAt_idx" ON "CaseEnd"("endedAt");

-- CreateIndex
CREATE INDEX "Application_submittedAt_idx" ON "Application"("submittedAt");

-- CreateIndex
CREATE INDEX "LedgerPosting_at_idx" ON "LedgerPosting"("at");

-- CreateIndex
CREATE INDEX "PaymentSlip_paidAt_idx" ON "PaymentSlip"("paidAt");

-- AddForeignKey
ALTER TABLE "CaseEnd" ADD CONSTRAINT "CaseEnd_reference_fkey" FOREIGN KEY ("reference") REFERENCES "Application"("reference") ON DELETE CASCADE ON UPDATE CASCADE;

-- Writes down how a filed case ended and how long it had waited for each side, in ms: between two entries of its timeline it stood
-- as the first one left it
CREATE FUNCTION keep_case_end(of text, stands "ApplicationStatus", ended timestamptz) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "CaseEnd" ("reference", "status", "endedAt", "municipality", "applicant")
  SELECT of, stands, ended,
    coalesce(sum(ms) FILTER (WHERE NOT "status" IN ('DRAFT', 'RETURNED', 'AWAITING_PAYMENT', 'RECALCULATION_DUE', 'ISSUED', 'REJECTED', 'WITHDRAWN', 'EXPIRED')), 0),
    coalesce(sum(ms) FILTER (WHERE "status" IN ('RETURNED', 'AWAITING_PAYMENT', 'RECALCULATION_DUE')), 0)
  FROM (
    SELECT t."status", (1000 * extract(epoch FROM coalesce(lead(t."at") OVER (ORDER BY t."seq"), ended) - t."at"))::bigint AS ms
    FROM "TimelineEntry" t WHERE t."reference" = of AND t."at" <= ended
  ) spans
  ON CONFLICT DO NOTHING
$$;

CREATE FUNCTION keep_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_case_end(NEW."reference", NEW."status", NEW."updatedAt");
  RETURN NULL;
END $$;

CREATE TRIGGER "keep_end" AFTER UPDATE OF "status" ON "Application" FOR EACH ROW
WHEN (NEW."revision" > 0 AND NEW."status" <> OLD."status" AND NEW."status" IN ('ISSUED', 'REJECTED', 'WITHDRAWN', 'EXPIRED'))
EXECUTE FUNCTION keep_end();

-- Cases that have ended already: at the entry of the timeline that first said so
SELECT keep_case_end(a."reference", a."status", coalesce(
  (SELECT min(t."at") FROM "TimelineEntry" t WHERE t."reference" = a."reference" AND t."status" = a."status"), a."updatedAt"))
FROM "Application" a WHERE a."revision" > 0 AND a."status" IN ('ISSUED', 'REJECTED', 'WITHDRAWN', 'EXPIRED');
