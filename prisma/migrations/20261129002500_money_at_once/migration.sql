-- What the rows say of money that was told: the slips that it may be for, by the visit to the bank's page or by the bill, and
-- what came under its number before
CREATE FUNCTION money_found(number text, visit uuid, bill text, payment text) RETURNS jsonb LANGUAGE sql AS $$
  SELECT jsonb_build_object(
    'slips', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s."id", 'reference', s."reference", 'revision', s."revision",
        'payee', s."payee", 'status', s."status", 'payable', s."payable"::text, 'payUntil', s."payUntil") ORDER BY s."id"), '[]')
      FROM "PaymentSlip" s WHERE s."id" = (SELECT v."slipId" FROM "PaymentSession" v WHERE v."id" = visit)
        OR (s."billId" = bill AND s."paymentId" = payment)),
    'earlier', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r."id", 'amount', r."amount"::text, 'status', r."status",
        'misfit', r."misfit", 'slipId', r."slipId", 'settlesId', r."settlesId", 'billId', r."billId", 'paymentId', r."paymentId")
        ORDER BY r."ordinal"), '[]')
      FROM "Receipt" r WHERE r."trackingNumber" = number))
$$;

-- Keeps a receipt with its postings, and settles the slip that it pays. Gives null and writes nothing where the rows no longer
-- say what it was judged by (`found`); otherwise whether every slip of that slip's revision is settled. The number is held
-- first and then the slips of each case by their ids, as everywhere, so that no two wait for each other
CREATE FUNCTION settle_money(m jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  receipt jsonb := m -> 'receipt';
  number text := receipt ->> 'trackingNumber';
  paid "PaymentSlip";
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('receipt ' || number, 0));
  PERFORM FROM "PaymentSlip" other WHERE (other."reference", other."revision") IN (
    SELECT s ->> 'reference', (s ->> 'revision')::int FROM jsonb_array_elements(m -> 'found' -> 'slips') s)
  ORDER BY other."id" FOR UPDATE OF other;
  IF money_found(number, (m ->> 'visit')::uuid, receipt ->> 'billId', receipt ->> 'paymentId') <> m -> 'found' THEN
    RETURN NULL;
  END IF;
  INSERT INTO "Receipt" ("id", "trackingNumber", "ordinal", "amount", "status", "misfit", "channel", "sessionId", "billId", "paymentId",
    "slipId", "settlesId", "paidAt")
  SELECT r."id", r."trackingNumber", r."ordinal", r."amount", r."status", r."misfit", r."channel", r."sessionId", r."billId",
    r."paymentId", r."slipId", r."settlesId", r."paidAt"
  FROM jsonb_populate_record(NULL::"Receipt", receipt) r;
  INSERT INTO "LedgerPosting" ("receiptId", "movement", "account", "amount")
  SELECT (receipt ->> 'id')::uuid, p.movement, p.account, p.amount
  FROM jsonb_to_recordset(m -> 'postings') AS p(movement "LedgerMovement", account text, amount bigint);
  UPDATE "PaymentSlip" SET "status" = 'PAID', "paidAt" = (m ->> 'settledAt')::timestamptz
  WHERE "id" = receipt ->> 'settlesId' RETURNING * INTO paid;
  IF FOUND THEN
    PERFORM pg_notify('application_changed', paid."reference");
  END IF;
  PERFORM append_to_trail(m -> 'acts');
  RETURN (SELECT coalesce(bool_and(s."status" = 'PAID'), false) FROM "PaymentSlip" s
    WHERE s."reference" = paid."reference" AND s."revision" = paid."revision");
END $$;
