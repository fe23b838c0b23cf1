-- A request may name several plots: they stand beside the first, which its columns keep, where there is more than one. Nothing
-- where there is not, so that rows stay what they were stated by
ALTER TABLE "Application" ADD COLUMN "parcels" TEXT[];
ALTER TABLE "Submission" ADD COLUMN "plots" TEXT[];
ALTER TABLE "Permit" ADD COLUMN "plots" TEXT[];

CREATE INDEX "Application_parcels_idx" ON "Application" USING GIN ("parcels");
CREATE INDEX "Submission_plots_idx" ON "Submission" USING GIN ("plots");
CREATE INDEX "Permit_plots_idx" ON "Permit" USING GIN ("plots");
