-- A permit may merge or divide plots: it says which have ended and which they have become. The trail tells of its row, as of all
-- that stands there. Nothing of other permits, so that rows stay what they were stated by
ALTER TABLE "Permit" ADD COLUMN "plotsEnded" TEXT[];
ALTER TABLE "Permit" ADD COLUMN "plotsBegun" TEXT[];

CREATE INDEX "Permit_plotsEnded_idx" ON "Permit" USING GIN ("plotsEnded");
CREATE INDEX "Permit_plotsBegun_idx" ON "Permit" USING GIN ("plotsBegun");
