-- What rejection frees is nobody's any more; every other version has its hash alone, and cases hold on to it by that
ALTER TABLE "Publication" ADD COLUMN "pin" TEXT GENERATED ALWAYS AS (CASE WHEN "status" <> 'REJECTED' THEN "hash" END) STORED,
ADD COLUMN "title" JSONB GENERATED ALWAYS AS ("document" -> 'title') STORED;

-- Documents move to what was signed of them
UPDATE "Publication" p SET "document" = t."definition" FROM "PermitType" t
WHERE p."kind" = 'PERMIT_TYPE' AND p."status" <> 'REJECTED' AND p."hash" = t."hash";
UPDATE "Publication" p SET "document" = b."document" FROM "Rulebook" b
WHERE p."kind" = 'RULEBOOK' AND p."status" <> 'REJECTED' AND p."hash" = b."hash";

-- What nobody signed stays unsigned. A draft that nobody proposed waits for an approval
INSERT INTO "Publication" ("id", "kind", "code", "version", "hash", "document", "status", "proposedBy", "proposedAt", "activeFrom", "retiredFrom", "retiredBy")
SELECT gen_random_uuid(), 'PERMIT_TYPE', t."code", t."version", t."hash", t."definition",
  (CASE t."status" WHEN 'DRAFT' THEN 'PROPOSED' ELSE 'APPROVED' END)::"PublicationStatus", 'installation', t."createdAt",
  CASE WHEN t."status" <> 'DRAFT' THEN t."createdAt" END,
  CASE WHEN t."status" = 'RETIRED' THEN now() END, CASE WHEN t."status" = 'RETIRED' THEN 'installation' END
FROM "PermitType" t
WHERE NOT EXISTS (SELECT FROM "Publication" p WHERE p."kind" = 'PERMIT_TYPE' AND p."pin" = t."hash");
INSERT INTO "Publication" ("id", "kind", "code", "version", "hash", "document", "status", "proposedBy", "proposedAt", "activeFrom")
SELECT gen_random_uuid(), 'RULEBOOK', b."code", b."version", b."hash", b."document", 'APPROVED', 'installation', b."createdAt", b."createdAt"
FROM "Rulebook" b
WHERE NOT EXISTS (SELECT FROM "Publication" p WHERE p."kind" = 'RULEBOOK' AND p."pin" = b."hash");

-- CreateIndex
CREATE UNIQUE INDEX "Publication_pin_key" ON "Publication"("pin");

-- DropForeignKey
ALTER TABLE "Application" DROP CONSTRAINT "Application_permitTypeHash_fkey";

-- DropTable
DROP TABLE "PermitType";

-- DropTable
DROP TABLE "Rulebook";

-- AddForeignKey
ALTER TABLE "Application" ADD CONSTRAINT "Application_permitTypeHash_fkey" FOREIGN KEY ("permitTypeHash") REFERENCES "Publication"("pin") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- A type as it stands now: which version is active follows the clock by itself
CREATE VIEW "PermitType" AS
SELECT "pin" AS "hash", "code", "version",
  (CASE WHEN "status" <> 'APPROVED' THEN 'DRAFT' WHEN "retiredFrom" <= now() THEN 'RETIRED' WHEN "activeFrom" <= now() THEN 'ACTIVE' ELSE 'DRAFT' END)::"PermitTypeStatus" AS "status",
  "title", ("document" ->> 'generation')::"Generation" AS "generation", "document" AS "definition"
FROM "Publication" WHERE "kind" = 'PERMIT_TYPE' AND "pin" IS NOT NULL;
