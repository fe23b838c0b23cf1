-- CreateEnum
CREATE TYPE "OfficeKind" AS ENUM ('ENGINEERING', 'COUNTER');

-- By which of the four generations a case came; of older ones it follows from their mandate
ALTER TABLE "Application" ADD COLUMN "generation" "Generation";

-- That its rules saw, where this is not the definition's
ALTER TABLE "Submission" ADD COLUMN "generation" "Generation";

-- Of one from before there were counters of the municipality it is an engineering office
ALTER TABLE "Office" ADD COLUMN "kind" "OfficeKind";
