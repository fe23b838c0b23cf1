-- CreateTable
CREATE TABLE "CaseRole" (
    "reference" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "district" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "CaseRole_pkey" PRIMARY KEY ("reference","role","district")
);

INSERT INTO "CaseRole" ("reference", "role", "district", "createdAt")
SELECT DISTINCT t."reference", r.role, coalesce(t."districtId", ''), a."createdAt"
FROM "Task" t JOIN "Application" a USING ("reference"), LATERAL unnest(ARRAY[t."role", t."escalatedTo"]) r(role)
WHERE r.role IS NOT NULL;

-- CreateIndex
CREATE INDEX "CaseRole_role_createdAt_reference_idx" ON "CaseRole"("role", "createdAt" DESC, "reference" DESC);

-- AddForeignKey
ALTER TABLE "CaseRole" ADD CONSTRAINT "CaseRole_reference_fkey" FOREIGN KEY ("reference") REFERENCES "Application"("reference") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE FUNCTION new_case_role() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "CaseRole" ("reference", "role", "district", "createdAt")
  SELECT NEW."reference", NEW."role", coalesce(NEW."districtId", ''), "createdAt" FROM "Application" WHERE "reference" = NEW."reference"
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

-- A task that goes to another role or district is no longer for the one before, unless another task of the case is
CREATE FUNCTION other_case_role() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "CaseRole" WHERE "reference" = NEW."reference";
  INSERT INTO "CaseRole" ("reference", "role", "district", "createdAt")
  SELECT DISTINCT t."reference", r.role, coalesce(t."districtId", ''), a."createdAt"
  FROM "Task" t JOIN "Application" a USING ("reference"), LATERAL unnest(ARRAY[t."role", t."escalatedTo"]) r(role)
  WHERE t."reference" = NEW."reference" AND r.role IS NOT NULL;
  RETURN NULL;
END $$;

CREATE TRIGGER new_case_role AFTER INSERT ON "Task" FOR EACH ROW EXECUTE FUNCTION new_case_role();
CREATE TRIGGER other_case_role AFTER UPDATE OF "role", "escalatedTo", "districtId" ON "Task" FOR EACH ROW
  WHEN ((OLD."role", OLD."escalatedTo", OLD."districtId") IS DISTINCT FROM (NEW."role", NEW."escalatedTo", NEW."districtId"))
  EXECUTE FUNCTION other_case_role();
