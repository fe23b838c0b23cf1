-- The plot that a renewal code lies on: its first four numbers, without zeros before them
CREATE FUNCTION plot_of(code text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN code ~ '^\d{1,5}(-\d{1,5}){6}$'
    THEN regexp_replace(code, '^0*(\d+)-0*(\d+)-0*(\d+)-0*(\d+)-.*$', '\1-\2-\3-\4') END
$$;

-- AlterTable
ALTER TABLE "Permit" ADD COLUMN "plot" TEXT,
ADD COLUMN "replaces" TEXT,
ADD COLUMN "record" JSONB,
ADD COLUMN "initially" JSONB;

-- AlterTable
ALTER TABLE "Submission" ADD COLUMN "plot" TEXT;

-- AlterTable
ALTER TABLE "RegisterRecord" ADD COLUMN "plot" TEXT GENERATED ALWAYS AS (plot_of("record" ->> 'nosaziCode')) STORED;

-- What there was before: the plot that the case stands at
UPDATE "Permit" p SET "plot" = plot_of(a."parcel") FROM "Application" a
WHERE a."reference" = p."reference" AND plot_of(a."parcel") IS NOT NULL;
UPDATE "Submission" s SET "plot" = plot_of(a."parcel") FROM "Application" a
WHERE a."reference" = s."reference" AND a."revision" = s."revision" AND plot_of(a."parcel") IS NOT NULL;
-- A permit whose place another has taken was replaced by that one alone
UPDATE "Permit" p SET "replaces" = earlier."number"
FROM (SELECT DISTINCT ON ("supersededBy") "supersededBy", "number" FROM "Permit" WHERE "supersededBy" IS NOT NULL ORDER BY "supersededBy", "number") earlier
WHERE p."number" = earlier."supersededBy";

-- CreateIndex
CREATE UNIQUE INDEX "Permit_replaces_key" ON "Permit"("replaces");

-- CreateIndex
CREATE INDEX "Permit_plot_idx" ON "Permit"("plot");

-- CreateIndex
CREATE INDEX "Submission_plot_idx" ON "Submission"("plot");

-- CreateIndex
CREATE INDEX "RegisterRecord_register_plot_idx" ON "RegisterRecord"("register", "plot");
