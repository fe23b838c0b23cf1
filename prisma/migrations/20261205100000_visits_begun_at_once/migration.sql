-- A visit to the bank with the act that tells of it, in one statement: without an idempotency key nothing else is in its transaction
CREATE FUNCTION begin_visit(visit jsonb, acts jsonb) RETURNS void LANGUAGE plpgsql SET plan_cache_mode = 'force_generic_plan' AS $$
BEGIN
  INSERT INTO "PaymentSession" ("id", "slipId", "amount", "authority", "redirectUrl", "returnUrl") VALUES (
    (visit ->> 'id')::uuid, visit ->> 'slipId', (visit ->> 'amount')::bigint, visit ->> 'authority', visit ->> 'redirectUrl', visit ->> 'returnUrl');
  PERFORM pg_notify('application_changed', visit ->> 'reference');
  PERFORM append_to_trail(acts);
END $$;

-- The same of a permit's paper: kept where none is yet, with the acts that tell of it. Of two that come at once the first one's stays
CREATE FUNCTION keep_paper(of text, made jsonb, acts jsonb) RETURNS boolean LANGUAGE plpgsql SET plan_cache_mode = 'force_generic_plan' AS $$
BEGIN
  UPDATE "Permit" SET "paper" = made -> 'paper', "token" = made ->> 'token',
    "documentSha256" = coalesce(made ->> 'documentSha256', "documentSha256"), "documentBytes" = coalesce((made ->> 'documentBytes')::int, "documentBytes")
  WHERE "number" = of AND "paper" IS NULL;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM append_to_trail(acts);
  RETURN true;
END $$;
