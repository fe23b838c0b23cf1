-- A case that was reopened is granted its permit anew: under its number, with another paper; one too that was revoked
CREATE OR REPLACE FUNCTION grant_permit(permit jsonb, register text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  next int;
  number text;
BEGIN
  UPDATE "Permit" p SET
    "issuedAt" = (permit ->> 'issuedAt')::timestamptz, "validUntil" = permit ->> 'validUntil', "plot" = permit ->> 'plot',
    "replaces" = coalesce(permit ->> 'replaces', p."replaces"), "record" = permit -> 'record', "initially" = permit -> 'initially',
    "status" = 'ISSUED', "statusAt" = (permit ->> 'issuedAt')::timestamptz, "statusReason" = NULL,
    "paper" = NULL, "token" = NULL, "documentSha256" = NULL, "documentBytes" = NULL
  WHERE p."reference" = permit ->> 'reference' AND p."status" IN ('ISSUED', 'SUSPENDED', 'REVOKED')
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
  INSERT INTO "Permit" ("number", "reference", "issuedAt", "validUntil", "plot", "replaces", "record", "initially")
  VALUES (number, permit ->> 'reference', (permit ->> 'issuedAt')::timestamptz, permit ->> 'validUntil', permit ->> 'plot',
    permit ->> 'replaces', permit -> 'record', permit -> 'initially');
  RETURN number;
END $$;
