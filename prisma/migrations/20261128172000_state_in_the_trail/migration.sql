-- AlterTable
ALTER TABLE "TrailEntry" ADD COLUMN "rows" JSONB;

-- CreateTable
CREATE TABLE "TrailBase" (
    "table" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "n" BIGINT NOT NULL,
    "hash" TEXT,

    CONSTRAINT "TrailBase_pkey" PRIMARY KEY ("table","key","n")
);

-- What is in a row's hash beside what can be guessed; it goes with the values that it was hashed with
ALTER TABLE "Application" ADD COLUMN "salt" UUID NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE "Submission" ADD COLUMN "salt" UUID NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE "StepResult" ADD COLUMN "salt" UUID NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE "AttachedDocument" ADD COLUMN "salt" UUID NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE "Task" ADD COLUMN "salt" UUID NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE "TimelineEntry" ADD COLUMN "salt" UUID NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE "Remark" ADD COLUMN "salt" UUID NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE "PaymentSlip" ADD COLUMN "salt" UUID NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE "Receipt" ADD COLUMN "salt" UUID NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE "ReceiptDecision" ADD COLUMN "salt" UUID NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE "LedgerPosting" ADD COLUMN "salt" UUID NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE "Permit" ADD COLUMN "salt" UUID NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE "Proposal" ADD COLUMN "salt" UUID NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE "Publication" ADD COLUMN "salt" UUID NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE "Account" ADD COLUMN "salt" UUID NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE "Role" ADD COLUMN "salt" UUID NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE "RoleHolding" ADD COLUMN "salt" UUID NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE "Delegation" ADD COLUMN "salt" UUID NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE "Unit" ADD COLUMN "salt" UUID NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE "District" ADD COLUMN "salt" UUID NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE "Office" ADD COLUMN "salt" UUID NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE "Mandate" ADD COLUMN "salt" UUID NOT NULL DEFAULT gen_random_uuid();

CREATE TRIGGER base_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON "TrailBase"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- In which order rows were stated: a row's statements follow each other, because it is locked until they are written
CREATE SEQUENCE "RowStatement";

-- Hash of a row: its columns as jsonb writes them, without those that hold nothing
CREATE FUNCTION row_hash(one jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT left(encode(sha256(convert_to(
    (SELECT jsonb_object_agg(k, v) FROM jsonb_each(one) AS e(k, v) WHERE v <> 'null')::text, 'UTF8')), 'hex'), 32)
$$;

-- Keeps a row's new state until the transaction's acts are written; `hash` is null of a row that is gone. In pages, each a
-- setting of the transaction: one long text would be copied for every row
CREATE FUNCTION note_state(of text, key text, hash text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  page int := coalesce(nullif(current_setting('parvaneh.page', true), ''), '0')::int;
  noted text := coalesce(current_setting('parvaneh.rows_' || page, true), '');
BEGIN
  IF length(noted) > 4000 THEN
    page := page + 1;
    noted := '';
    PERFORM set_config('parvaneh.page', page::text, true);
  END IF;
  noted := noted || jsonb_build_array(nextval('"RowStatement"'), of, key, hash)::text || ',';
  PERFORM set_config('parvaneh.rows_' || page, noted, true);
END $$;

-- What was noted in this transaction, once, and the states of the remarks that its acts name
CREATE FUNCTION take_states(remarks text[] DEFAULT '{}') RETURNS jsonb LANGUAGE plpgsql SET TimeZone = 'UTC' AS $$
DECLARE
  pages int;
  noted text;
BEGIN
  IF remarks <> '{}' THEN
    PERFORM note_state('Remark', r."id"::text, row_hash(to_jsonb(r))) FROM "Remark" r
    WHERE r."id" IN (SELECT one::uuid FROM unnest(remarks) one WHERE one ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$');
  END IF;
  pages := coalesce(nullif(current_setting('parvaneh.page', true), ''), '0')::int;
  noted := (SELECT string_agg(current_setting('parvaneh.rows_' || i, true), '' ORDER BY i) FROM generate_series(0, pages) i);
  PERFORM set_config('parvaneh.rows_' || i, '', true) FROM generate_series(0, pages) i;
  PERFORM set_config('parvaneh.page', '', true);
  RETURN ('[' || rtrim(coalesce(noted, ''), ',') || ']')::jsonb;
END $$;

CREATE FUNCTION new_salt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW IS DISTINCT FROM OLD THEN
    NEW."salt" := gen_random_uuid();
  END IF;
  RETURN NEW;
END $$;

-- Arguments: the columns of the key
CREATE FUNCTION state_row() RETURNS trigger LANGUAGE plpgsql SET TimeZone = 'UTC' AS $$
DECLARE
  before jsonb;
  after jsonb;
  old_key text;
  new_key text;
BEGIN
  IF TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD THEN
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    before := to_jsonb(OLD);
    old_key := (SELECT string_agg(before ->> k, '/' ORDER BY i) FROM unnest(TG_ARGV) WITH ORDINALITY AS keys(k, i));
  END IF;
  IF TG_OP <> 'DELETE' THEN
    after := to_jsonb(NEW);
    new_key := (SELECT string_agg(after ->> k, '/' ORDER BY i) FROM unnest(TG_ARGV) WITH ORDINALITY AS keys(k, i));
    PERFORM note_state(TG_TABLE_NAME, new_key, row_hash(after));
  END IF;
  IF old_key IS DISTINCT FROM new_key AND old_key IS NOT NULL THEN
    PERFORM note_state(TG_TABLE_NAME, old_key, NULL);
  END IF;
  RETURN NULL;
END $$;

-- A filing is written before the transition that takes it up, and stated with it
CREATE FUNCTION state_filing() RETURNS trigger LANGUAGE plpgsql SET TimeZone = 'UTC' AS $$
BEGIN
  PERFORM note_state('Submission', s."reference" || '/' || s."revision", row_hash(to_jsonb(s)))
  FROM "Submission" s WHERE s."reference" = NEW."reference" AND s."revision" = NEW."revision";
  RETURN NULL;
END $$;

CREATE TRIGGER state_filing AFTER UPDATE OF "revision" ON "Application"
  FOR EACH ROW WHEN (NEW."revision" IS DISTINCT FROM OLD."revision") EXECUTE FUNCTION state_filing();

CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "Application" FOR EACH ROW EXECUTE FUNCTION state_row('reference');
CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "Submission" FOR EACH ROW EXECUTE FUNCTION state_row('reference', 'revision');
CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "StepResult" FOR EACH ROW EXECUTE FUNCTION state_row('reference', 'step');
CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "AttachedDocument" FOR EACH ROW EXECUTE FUNCTION state_row('id');
CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "Task" FOR EACH ROW EXECUTE FUNCTION state_row('id');
CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "TimelineEntry" FOR EACH ROW EXECUTE FUNCTION state_row('reference', 'seq');
CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "Remark" FOR EACH ROW EXECUTE FUNCTION state_row('id');
CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "PaymentSlip" FOR EACH ROW EXECUTE FUNCTION state_row('id');
CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "Receipt" FOR EACH ROW EXECUTE FUNCTION state_row('id');
CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "ReceiptDecision" FOR EACH ROW EXECUTE FUNCTION state_row('receiptId', 'kind');
CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "LedgerPosting" FOR EACH ROW EXECUTE FUNCTION state_row('receiptId', 'movement', 'account');
CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "Permit" FOR EACH ROW EXECUTE FUNCTION state_row('number');
CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "Proposal" FOR EACH ROW EXECUTE FUNCTION state_row('id');
CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "Publication" FOR EACH ROW EXECUTE FUNCTION state_row('id');
CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "Account" FOR EACH ROW EXECUTE FUNCTION state_row('id');
CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "Role" FOR EACH ROW EXECUTE FUNCTION state_row('id');
CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "RoleHolding" FOR EACH ROW EXECUTE FUNCTION state_row('id');
CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "Delegation" FOR EACH ROW EXECUTE FUNCTION state_row('id');
CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "Unit" FOR EACH ROW EXECUTE FUNCTION state_row('id');
CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "District" FOR EACH ROW EXECUTE FUNCTION state_row('id');
CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "Office" FOR EACH ROW EXECUTE FUNCTION state_row('id');
CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "Mandate" FOR EACH ROW EXECUTE FUNCTION state_row('id');

CREATE TRIGGER new_salt BEFORE UPDATE ON "Application" FOR EACH ROW EXECUTE FUNCTION new_salt();
CREATE TRIGGER new_salt BEFORE UPDATE ON "Submission" FOR EACH ROW EXECUTE FUNCTION new_salt();
CREATE TRIGGER new_salt BEFORE UPDATE ON "StepResult" FOR EACH ROW EXECUTE FUNCTION new_salt();
CREATE TRIGGER new_salt BEFORE UPDATE ON "AttachedDocument" FOR EACH ROW EXECUTE FUNCTION new_salt();
CREATE TRIGGER new_salt BEFORE UPDATE ON "Task" FOR EACH ROW EXECUTE FUNCTION new_salt();
CREATE TRIGGER new_salt BEFORE UPDATE ON "TimelineEntry" FOR EACH ROW EXECUTE FUNCTION new_salt();
CREATE TRIGGER new_salt BEFORE UPDATE ON "Remark" FOR EACH ROW EXECUTE FUNCTION new_salt();
CREATE TRIGGER new_salt BEFORE UPDATE ON "PaymentSlip" FOR EACH ROW EXECUTE FUNCTION new_salt();
CREATE TRIGGER new_salt BEFORE UPDATE ON "Receipt" FOR EACH ROW EXECUTE FUNCTION new_salt();
CREATE TRIGGER new_salt BEFORE UPDATE ON "ReceiptDecision" FOR EACH ROW EXECUTE FUNCTION new_salt();
CREATE TRIGGER new_salt BEFORE UPDATE ON "LedgerPosting" FOR EACH ROW EXECUTE FUNCTION new_salt();
CREATE TRIGGER new_salt BEFORE UPDATE ON "Permit" FOR EACH ROW EXECUTE FUNCTION new_salt();
CREATE TRIGGER new_salt BEFORE UPDATE ON "Proposal" FOR EACH ROW EXECUTE FUNCTION new_salt();
CREATE TRIGGER new_salt BEFORE UPDATE ON "Publication" FOR EACH ROW EXECUTE FUNCTION new_salt();
CREATE TRIGGER new_salt BEFORE UPDATE ON "Account" FOR EACH ROW EXECUTE FUNCTION new_salt();
CREATE TRIGGER new_salt BEFORE UPDATE ON "Role" FOR EACH ROW EXECUTE FUNCTION new_salt();
CREATE TRIGGER new_salt BEFORE UPDATE ON "RoleHolding" FOR EACH ROW EXECUTE FUNCTION new_salt();
CREATE TRIGGER new_salt BEFORE UPDATE ON "Delegation" FOR EACH ROW EXECUTE FUNCTION new_salt();
CREATE TRIGGER new_salt BEFORE UPDATE ON "Unit" FOR EACH ROW EXECUTE FUNCTION new_salt();
CREATE TRIGGER new_salt BEFORE UPDATE ON "District" FOR EACH ROW EXECUTE FUNCTION new_salt();
CREATE TRIGGER new_salt BEFORE UPDATE ON "Office" FOR EACH ROW EXECUTE FUNCTION new_salt();
CREATE TRIGGER new_salt BEFORE UPDATE ON "Mandate" FOR EACH ROW EXECUTE FUNCTION new_salt();
