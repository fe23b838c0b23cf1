-- Writes acts down at the ends of their chains, with the rows that the transaction has changed in the last of them. Each is
-- given as its columns and, in `before`, `after` and `end`, as the canonical JSON around what is known here alone: the hash of
-- the entry before, the rows, and its number. `city/trail/entry.ts` cuts that text, and hashes the whole when it is verified
CREATE FUNCTION append_to_trail(acts jsonb, remarks text[] DEFAULT '{}') RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  heads jsonb;
  stated text;
  act jsonb;
  head jsonb;
  seq int;
  previous text;
  told text;
  hash text;
  missing int := jsonb_array_length(acts);
BEGIN
  SELECT coalesce(jsonb_object_agg(h.subject, jsonb_build_array(h.seq, h.hash)), '{}') INTO heads
  FROM hold_chains(ARRAY(SELECT one ->> 'subject' FROM jsonb_array_elements(acts) one)) h;
  -- What a row was in between is nobody's concern
  SELECT '[' || string_agg('[' || (r ->> 0) || ',' || (r -> 1)::text || ',' || (r -> 2)::text || ',' || (r -> 3)::text || ']', ','
      ORDER BY (r ->> 0)::bigint) || ']' INTO stated
  FROM (
    SELECT DISTINCT ON (r ->> 1, r ->> 2) r FROM jsonb_array_elements(take_states(remarks)) r
    ORDER BY r ->> 1, r ->> 2, (r ->> 0)::bigint DESC
  ) AS last;
  FOR act IN SELECT one FROM jsonb_array_elements(acts) WITH ORDINALITY AS given(one, i) ORDER BY i LOOP
    missing := missing - 1;
    head := heads -> (act ->> 'subject');
    seq := coalesce((head ->> 0)::int, 0) + 1;
    previous := coalesce(head ->> 1, repeat('0', 64));
    told := CASE WHEN missing = 0 THEN stated END;
    hash := encode(sha256(convert_to((act ->> 'before') || previous || (act ->> 'after')
      || coalesce(',"rows":' || told, '') || ',"seq":' || seq || (act ->> 'end'), 'UTF8')), 'hex');
    INSERT INTO "TrailEntry" ("subject", "seq", "at", "act", "by", "onBehalfOf", "revision", "reason", "changed", "requestId", "rows", "previous", "hash")
    VALUES (act ->> 'subject', seq, (act ->> 'at')::timestamptz, act ->> 'act', act ->> 'by', act ->> 'onBehalfOf',
      (act ->> 'revision')::int, act -> 'reason', act -> 'changed', act ->> 'requestId',
      told::jsonb, previous, hash);
    heads := heads || jsonb_build_object(act ->> 'subject', jsonb_build_array(seq, hash));
  END LOOP;
END $$;

-- The keys of these subjects, made of what is offered where there are none; with them every chain is held that the transaction
-- will write to, so that no key goes before its hash is written
CREATE FUNCTION keys_of(chains text[], subjects text[], offered text[]) RETURNS SETOF "TrailKey" LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM hold_chains(chains);
  INSERT INTO "TrailKey" SELECT * FROM unnest(subjects, offered) ON CONFLICT DO NOTHING;
  RETURN QUERY SELECT k.* FROM "TrailKey" k WHERE k."subject" = ANY(subjects);
END $$;

-- Holds a case alone until the transaction ends: its row, its slips, so that no payment crosses, and where it is to be granted
-- the plot that its revision was filed for. Gives the number of its last transition and its slips. A function, because every
-- statement in it sees what was committed while it waited
CREATE FUNCTION hold_case(of text, revision int, grants boolean) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  number int;
BEGIN
  SELECT a."transition" INTO number FROM "Application" a WHERE a."reference" = of FOR UPDATE;
  PERFORM FROM "PaymentSlip" s WHERE s."reference" = of ORDER BY s."id" FOR UPDATE;
  IF grants THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('plot/' || s."plot", 0)) FROM "Submission" s
    WHERE s."reference" = of AND s."revision" = hold_case.revision AND s."plot" IS NOT NULL;
  END IF;
  RETURN jsonb_build_object('transition', number, 'slips', slips_of(of));
END $$;

-- The slips of a case as they stand
CREATE FUNCTION slips_of(of text) RETURNS jsonb LANGUAGE sql AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', s."id", 'revision', s."revision", 'payee', s."payee", 'status', s."status",
    'payable', s."payable"::text, 'payUntil', s."payUntil") ORDER BY s."id"), '[]')
  FROM "PaymentSlip" s WHERE s."reference" = of
$$;

-- Writes a permit under the next number of its year, without a gap but for numbers that an import has brought already
CREATE FUNCTION grant_permit(permit jsonb, register text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  next int;
  number text;
BEGIN
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

-- Writes one transition of a case with all that belongs to it, and tells whoever watches. Gives null and writes nothing where
-- the case does not stand right before it; otherwise whether every slip of the revision is settled
CREATE FUNCTION write_transition(w jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
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

  INSERT INTO "Task" ("id", "reference", "stepId", "stepType", "title", "role", "revision", "districtId", "priority", "outcomes", "dueAt", "createdAt")
  SELECT t.id, of, t."stepId", t."stepType", t.title, t.role, now_at, w ->> 'district', t.priority, t.outcomes, t."dueAt", at
  FROM jsonb_to_recordset(w -> 'opened') AS t(id text, "stepId" text, "stepType" text, title jsonb, role text, priority int,
    outcomes "ReviewOutcome"[], "dueAt" timestamptz);

  FOR change IN SELECT one FROM jsonb_array_elements(w -> 'changed') WITH ORDINALITY AS given(one, i) ORDER BY i LOOP
    UPDATE "Task" t SET ("status", "assignee", "onBehalfOf", "stepId", "title", "role", "outcomes", "priority", "remindedAt",
        "escalated", "escalatedAt", "escalatedTo", "outcome", "decidedBy", "decidedAt", "conditions")
      = (SELECT n."status", n."assignee", n."onBehalfOf", n."stepId", n."title", n."role", n."outcomes", n."priority", n."remindedAt",
        n."escalated", n."escalatedAt", n."escalatedTo", n."outcome", n."decidedBy", n."decidedAt", n."conditions"
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
      WHERE "reference" = of AND "status" = 'DRAFT';
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
