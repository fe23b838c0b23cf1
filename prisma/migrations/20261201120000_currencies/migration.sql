-- What slips and refunds are reckoned in, beside them: sums are taken by it, and their lines need not be read for it. Nothing
-- where it is the rial, so that rows stay what they were stated by
ALTER TABLE "PaymentSlip" ADD COLUMN "currency" TEXT;
ALTER TABLE "Refund" ADD COLUMN "currency" TEXT;

CREATE FUNCTION name_currency() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."currency" := NEW."lines" -> 0 -> 'currency' ->> 'code';
  RETURN NEW;
END $$;
CREATE TRIGGER name_currency BEFORE INSERT ON "PaymentSlip" FOR EACH ROW
  WHEN (NEW."lines" -> 0 ? 'currency') EXECUTE FUNCTION name_currency();
CREATE TRIGGER name_currency BEFORE INSERT ON "Refund" FOR EACH ROW
  WHEN (NEW."lines" -> 0 ? 'currency') EXECUTE FUNCTION name_currency();

CREATE OR REPLACE FUNCTION slips_of(of text) RETURNS jsonb LANGUAGE sql AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', s."id", 'revision', s."revision", 'payee', s."payee", 'status', s."status",
    'payable', s."payable"::text, 'payUntil', s."payUntil", 'group', s."lines" -> 0 ->> 'group')
    || CASE WHEN s."currency" IS NULL THEN '{}' ELSE jsonb_build_object('currency', s."lines" -> 0 -> 'currency') END ORDER BY s."id"), '[]')
  FROM "PaymentSlip" s WHERE s."reference" = of
$$;

-- Those who are told of slips that were drawn are told what they are reckoned in
DO $do$
DECLARE
  body text;
  changed text;
BEGIN
  SELECT pg_get_functiondef(p.oid) INTO body FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
  WHERE n.nspname = current_schema() AND p.prosrc LIKE '%''SLIPS_DRAWN''%';
  changed := replace(body, $$jsonb_build_object('slips', count(*), 'total', coalesce(sum(s."payable"), 0)::text)$$,
    $$jsonb_strip_nulls(jsonb_build_object('slips', count(*), 'total', coalesce(sum(s."payable"), 0)::text, 'currency', max(s."currency")))$$);
  IF changed = body THEN RAISE EXCEPTION 'The journal says nothing of slips that were drawn.'; END IF;
  EXECUTE changed;
END $do$;
