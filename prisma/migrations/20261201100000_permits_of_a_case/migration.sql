-- A case may grant several permits: the newest is the case's own, the others stand beside it or are superseded
ALTER TABLE "Permit" ADD COLUMN "current" TEXT, ADD COLUMN "step" TEXT, ADD COLUMN "parts" JSONB;
UPDATE "Permit" SET "current" = "reference";
DROP INDEX "Permit_reference_key";
CREATE UNIQUE INDEX "Permit_current_key" ON "Permit"("current");
CREATE INDEX "Permit_reference_idx" ON "Permit"("reference");
ALTER TABLE "Permit" ADD CONSTRAINT "Permit_current_fkey" FOREIGN KEY ("current") REFERENCES "Application"("reference") ON DELETE SET NULL ON UPDATE CASCADE;

-- `step`: of a type that grants several, the step that grants this one
CREATE OR REPLACE FUNCTION grant_permit(permit jsonb, register text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  next int;
  number text;
BEGIN
  IF permit ? 'step' THEN
    UPDATE "Permit" p SET "current" = NULL WHERE p."current" = permit ->> 'reference';
  END IF;
  UPDATE "Permit" p SET
    "issuedAt" = (permit ->> 'issuedAt')::timestamptz, "validUntil" = permit ->> 'validUntil', "plot" = permit ->> 'plot',
    "replaces" = coalesce(permit ->> 'replaces', p."replaces"), "record" = permit -> 'record', "initially" = permit -> 'initially',
    "status" = 'ISSUED', "statusAt" = (permit ->> 'issuedAt')::timestamptz, "statusReason" = NULL,
    "current" = p."reference", "parts" = permit -> 'parts',
    "paper" = NULL, "token" = NULL, "documentSha256" = NULL, "documentBytes" = NULL
  WHERE p."reference" = permit ->> 'reference' AND p."step" IS NOT DISTINCT FROM permit ->> 'step'
    AND p."status" IN ('ISSUED', 'SUSPENDED', 'REVOKED')
  RETURNING p."number" INTO number;
  IF FOUND THEN
    RETURN number;
  END IF;
  LOOP
    INSERT INTO "Counter" ("name", "value") VALUES ('permit-' || (permit ->> 'year'), 1)
    ON CONFLICT ("name") DO UPDATE SET "value" = "Counter"."value" + 1 RETURNING "value" INTO next;
    number := (permit ->> 'year') || '-' || lpad(next::text, greatest(6, length(next::text)), '0');
    EXIT WHEN NOT EXISTS (SELECT FROM "RegisterRecord" r WHERE r."register" = grant_permit.register AND r."key" = number);
  END LOOP;
  INSERT INTO "Permit" ("number", "reference", "issuedAt", "validUntil", "plot", "replaces", "record", "initially", "current", "step", "parts")
  VALUES (number, permit ->> 'reference', (permit ->> 'issuedAt')::timestamptz, permit ->> 'validUntil', permit ->> 'plot',
    permit ->> 'replaces', permit -> 'record', permit -> 'initially', permit ->> 'reference', permit ->> 'step', permit -> 'parts');
  RETURN number;
END $$;
