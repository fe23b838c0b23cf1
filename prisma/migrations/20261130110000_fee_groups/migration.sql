-- Groups of fees are paid by slips of their own, each when the payment that asks for it is come to. What groups a slip is of
-- its lines say

-- The slips of a case as they stand
CREATE OR REPLACE FUNCTION slips_of(of text) RETURNS jsonb LANGUAGE sql AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', s."id", 'revision', s."revision", 'payee', s."payee", 'status', s."status",
    'payable', s."payable"::text, 'payUntil', s."payUntil", 'group', s."lines" -> 0 ->> 'group') ORDER BY s."id"), '[]')
  FROM "PaymentSlip" s WHERE s."reference" = of
$$;

-- Whether all that is asked for of a revision is paid: slips that were called off do not count, and where fees are asked for by
-- groups, drafts are of groups that have not been
CREATE FUNCTION slips_are_settled(of text, at_revision int) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(bool_or(s."status" = 'PAID') AND bool_and(s."status" IN ('PAID', 'DRAFT'))
    AND (bool_or(s."lines" -> 0 ? 'group') OR bool_and(s."status" = 'PAID')), false)
  FROM "PaymentSlip" s WHERE s."reference" = of AND s."revision" = at_revision AND s."status" <> 'VOID'
$$;

-- As before, but for payments that ask for groups of fees
CREATE OR REPLACE FUNCTION write_transition(w jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  of text := w ->> 'reference';
  number int := (w ->> 'number')::int;
  now_at int := (w ->> 'revision')::int;
  at timestamptz := (w ->> 'at')::timestamptz;
  stands "ApplicationStatus" := (w ->> 'status')::"ApplicationStatus";
  change jsonb;
  counted text[];
  count int;
BEGIN
  UPDATE "Application" a SET
    "transition" = number, "transitionHash" = w ->> 'hash', "stuckAt" = NULL, "stuckWhy" = NULL,
    "revision" = now_at, "status" = stands, "updatedAt" = at,
    "districtId" = CASE WHEN w ? 'district' THEN w ->> 'district' ELSE a."districtId" END,
    "currentSteps" = ARRAY(SELECT jsonb_array_elements_text(w -> 'currentSteps')),
    "standing" = coalesce(w -> 'standing', a."standing"),
    "submittedAt" = CASE WHEN w ? 'filed' THEN at ELSE a."submittedAt" END
  WHERE a."reference" = of AND a."transition" = number - 1;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;

  -- A correction may move the case to another district, and what was opened for it before
  IF w ? 'refiled' THEN
    UPDATE "Task" SET "districtId" = w ->> 'district' WHERE "reference" = of;
  END IF;

  INSERT INTO "TimelineEntry" ("reference", "seq", "at", "type", "actor", "status", "summary", "data")
  SELECT of, e.seq, at, e.type, e.actor, stands, e.summary, e.data
  FROM jsonb_to_recordset(w -> 'timeline') AS e(seq int, type text, actor text, summary jsonb, data jsonb);

  INSERT INTO "Task" ("id", "reference", "stepId", "stepType", "body", "title", "role", "revision", "districtId", "priority", "outcomes", "dueAt", "createdAt")
  SELECT t.id, of, t."stepId", t."stepType", t.body, t.title, t.role, now_at, w ->> 'district', t.priority, t.outcomes, t."dueAt", at
  FROM jsonb_to_recordset(w -> 'opened') AS t(id text, "stepId" text, "stepType" text, body text, title jsonb, role text, priority int,
    outcomes "ReviewOutcome"[], "dueAt" timestamptz);

  FOR change IN SELECT one FROM jsonb_array_elements(w -> 'changed') WITH ORDINALITY AS given(one, i) ORDER BY i LOOP
    UPDATE "Task" t SET ("status", "assignee", "onBehalfOf", "stepId", "title", "role", "outcomes", "priority", "remindedAt",
        "escalated", "escalatedAt", "escalatedTo", "outcome", "outcomeId", "decidedBy", "decidedAt", "conditions", "conditionDue", "answers", "formHash")
      = (SELECT n."status", n."assignee", n."onBehalfOf", n."stepId", n."title", n."role", n."outcomes", n."priority", n."remindedAt",
        n."escalated", n."escalatedAt", n."escalatedTo", n."outcome", n."outcomeId", n."decidedBy", n."decidedAt", n."conditions", n."conditionDue", n."answers", n."formHash"
        FROM jsonb_populate_record(t, change) n)
    WHERE t."id" = change ->> 'id';
    IF NOT FOUND THEN
      RAISE EXCEPTION 'there is no task %', change ->> 'id' USING ERRCODE = 'foreign_key_violation';
    END IF;
  END LOOP;

  FOR change IN SELECT one FROM jsonb_array_elements(w -> 'slips') WITH ORDINALITY AS given(one, i) ORDER BY i LOOP
    CASE change ->> 'to'
    WHEN 'draft' THEN
      INSERT INTO "PaymentSlip" ("id", "reference", "revision", "ordinal", "payee", "status", "lines", "sum", "rounding", "payable", "billId", "paymentId", "payUntil")
      SELECT s.id, of, now_at, s.ordinal, s.payee, 'DRAFT', s.lines, s.sum, s.rounding, s.payable, s."billId", s."paymentId", s."payUntil"
      FROM jsonb_to_recordset(change -> 'drawn') AS s(id text, ordinal int, payee text, lines jsonb, sum bigint, rounding bigint,
        payable bigint, "billId" text, "paymentId" text, "payUntil" text)
      ON CONFLICT DO NOTHING;
      counted := ARRAY(SELECT jsonb_array_elements_text(change -> 'counted'));
      UPDATE "PaymentSlip" SET "countsIn" = now_at WHERE "id" = ANY(counted) AND "status" = 'PAID';
      GET DIAGNOSTICS count = ROW_COUNT;
      IF count <> cardinality(counted) THEN
        RAISE EXCEPTION 'what was paid before was paid back meanwhile' USING ERRCODE = 'serialization_failure';
      END IF;
      UPDATE "Refund" SET "status" = 'VOID' WHERE "reference" = of AND "status" = 'DRAFT' AND "revision" < now_at;
      INSERT INTO "Refund" ("id", "reference", "revision", "payee", "kind", "status", "amount", "lines", "createdAt")
      SELECT r.id, of, now_at, r.payee, r.kind, 'DRAFT', r.amount, r.lines, at
      FROM jsonb_to_recordset(change -> 'refunds') AS r(id text, payee text, kind "RefundKind", amount bigint, lines jsonb)
      ON CONFLICT DO NOTHING;
    WHEN 'payable' THEN
      -- One over nothing is paid as soon as it could be
      UPDATE "PaymentSlip" SET "status" = 'PAID', "paidAt" = at WHERE "reference" = of AND "status" = 'DRAFT' AND "payable" = 0;
      UPDATE "PaymentSlip" SET "status" = 'PAYABLE', "payUntil" = coalesce(change ->> 'payUntil', "payUntil")
      WHERE "reference" = of AND "status" = 'DRAFT'
        AND (NOT change ? 'groups' OR change -> 'groups' ? coalesce("lines" -> 0 ->> 'group', ''));
    WHEN 'void' THEN
      UPDATE "Refund" SET "status" = 'VOID' WHERE "reference" = of AND "status" = 'DRAFT';
      UPDATE "PaymentSlip" SET "status" = 'VOID' WHERE "reference" = of AND "status" IN ('DRAFT', 'PAYABLE');
    WHEN 'expired' THEN
      UPDATE "Refund" SET "status" = 'VOID' WHERE "reference" = of AND "status" = 'DRAFT';
      UPDATE "PaymentSlip" SET "status" = 'EXPIRED' WHERE "reference" = of AND "status" = 'PAYABLE';
    END CASE;
  END LOOP;

  INSERT INTO "StepResult" ("reference", "step", "data", "at")
  SELECT of, r.key, r.value, at FROM jsonb_each(w -> 'results') r
  ON CONFLICT ("reference", "step") DO UPDATE SET "data" = EXCLUDED."data", "at" = EXCLUDED."at";

  INSERT INTO "Notification" ("id", "reference", "transition", "event", "to", "districtId", "person", "subject", "message", "createdAt")
  SELECT n.id, of, number, n.event, n."to", n."districtId", n.person, n.subject, n.message, at
  FROM jsonb_to_recordset(w -> 'notices') AS n(id text, event "NotificationEvent", "to" text, "districtId" text, person text, subject jsonb, message jsonb)
  ON CONFLICT DO NOTHING;

  PERFORM pg_notify('application_changed', of);
  PERFORM append_to_trail(w -> 'acts', ARRAY(SELECT jsonb_array_elements_text(w -> 'remarks')));
  -- Of the chains that are held now
  IF w ? 'key' AND NOT EXISTS (SELECT FROM "TrailKey" k WHERE k."subject" = of AND k."key" = w ->> 'key') THEN
    RAISE EXCEPTION 'the key of the trail of % has gone meanwhile', of USING ERRCODE = 'serialization_failure';
  END IF;
  RETURN (SELECT coalesce(bool_and(s."status" = 'PAID'), false) FROM "PaymentSlip" s WHERE s."reference" = of AND s."revision" = now_at);
END $$;

-- As before, but for what says that a case is to be told
CREATE OR REPLACE FUNCTION settle_money(m jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
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
  RETURN slips_are_settled(paid."reference", paid."revision");
END $$;
