-- What a decision policy is weighed by is read in one statement, and what it came to is written in another: whoever writes
-- looks once more, alone, whether it still is so

-- What an answer about a review turns on, as the rows stand
CREATE FUNCTION decision_facts(of text, at_revision int, at_step text, of_type text, on_day text, of_office text, at timestamptz)
RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'known', (SELECT jsonb_build_object('answer', answer, 'reasons', reasons) FROM "AutomatedDecision"
      WHERE reference = of AND revision = at_revision AND step = at_step),
    'stopped', EXISTS (SELECT FROM "AutomationStop" WHERE "permitType" IN (of_type, '*') AND "resumedAt" IS NULL),
    'askedForPerson', EXISTS (SELECT FROM "TimelineEntry" WHERE reference = of AND type IN ('HUMAN_REVIEW_REQUESTED', 'REOPENED')),
    'drawnBefore', EXISTS (SELECT FROM "AutomatedDecision" WHERE reference = of AND mode = 'sampled'
      AND (drawn OR "overruledAt" IS NOT NULL)),
    'today', (SELECT count(*) FROM "AutomatedDecision" WHERE "permitType" = of_type AND day = on_day AND answer = 'approve'),
    'todayOfOffice', (SELECT count(*) FROM "AutomatedDecision"
      WHERE "permitType" = of_type AND day = on_day AND answer = 'approve' AND "officeId" = of_office),
    -- Drawn cases and audits after the fact that nobody has looked at in time
    'overdue', (SELECT count(*) FROM "Task" t WHERE t.status IN ('OPEN', 'CLAIMED') AND t."dueAt" < at AND (
      EXISTS (SELECT FROM "AutomatedDecision" d WHERE d.reference = t.reference AND d.revision = t.revision
        AND d.step = t."stepId" AND d."permitType" = of_type AND d.mode = 'sampled' AND d.eligible)
      OR t."stepType" IN ('audit', 'audit-finding') AND EXISTS (SELECT FROM "AutomatedDecision" d
        WHERE d.reference = t.reference AND d."permitType" = of_type AND d.answer = 'approve'))),
    'office', CASE WHEN of_office IS NOT NULL THEN (SELECT jsonb_build_object(
      'filed', (SELECT count(*) FROM "Application" a JOIN "Mandate" m ON m.id = a."mandateId"
        JOIN "PermitType" p ON p.hash = a."permitTypeHash"
        WHERE m."officeId" = of_office AND p.code = of_type AND a.status IN ('ISSUED', 'REJECTED')),
      'looked', count(*), 'overruled', count(*) FILTER (WHERE theirs.overruled),
      'falseDeclarations', count(*) FILTER (WHERE theirs."overruledWhy" = 'FALSE_DECLARATION'),
      'suspended', coalesce((SELECT o."suspendedAt" IS NOT NULL OR o."approvedAt" IS NULL FROM "Office" o WHERE o.id = of_office), true))
      FROM (SELECT d."overruledWhy", d."overruledAt" IS NOT NULL OR t.outcome <> 'APPROVE' AS overruled
        FROM "AutomatedDecision" d LEFT JOIN "Task" t ON t.reference = d.reference AND t.revision = d.revision
          AND t."stepId" = d.step AND t.status = 'DONE' AND d.answer = 'person'
          OR t.reference = d.reference AND t.revision = d.revision AND t."stepType" IN ('audit', 'appeal') AND t.status = 'DONE'
            AND d.answer = 'approve'
        WHERE d."officeId" = of_office AND d.eligible AND (t.outcome IS NOT NULL OR d."overruledAt" IS NOT NULL)) theirs) END)
$$;

-- Writes a decision down; one on cases of a type at a time, and none beside a stop. Gives the facts as they are now, with
-- nothing written, where they are no longer those that it was made by
CREATE FUNCTION note_decision(d jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  made jsonb := d -> 'made';
  found jsonb;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('automation ' || (made ->> 'permitType'), 0));
  found := decision_facts(made ->> 'reference', (made ->> 'revision')::int, made ->> 'step', made ->> 'permitType', made ->> 'day',
    made ->> 'officeId', (made ->> 'at')::timestamptz);
  IF found <> d -> 'facts' THEN
    RETURN found;
  END IF;
  PERFORM keep_decisions(jsonb_build_array(made));
  PERFORM append_to_trail(d -> 'acts');
  RETURN NULL;
END $$;

CREATE FUNCTION keep_decisions(made jsonb) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "AutomatedDecision" ("reference", "revision", "step", "permitType", "policyHash", "policyVersion", "mode", "scope", "at", "day",
    "officeId", "eligible", "answer", "reasons", "drawn", "draw", "rate", "counters", "conditions")
  SELECT o."reference", o."revision", o."step", o."permitType", o."policyHash", o."policyVersion", o."mode", o."scope", o."at", o."day",
    o."officeId", o."eligible", o."answer", o."reasons", o."drawn", o."draw", o."rate", o."counters", o."conditions"
  FROM jsonb_populate_recordset(NULL::"AutomatedDecision", made) o
  ON CONFLICT ("reference", "revision", "step") DO UPDATE SET "answer" = EXCLUDED."answer", "reasons" = EXCLUDED."reasons"
$$;

-- A transition with what the policy said of the reviews that it opens, where that steers nothing
CREATE FUNCTION write_transition(w jsonb, decisions jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM "Application" a WHERE a."reference" = w ->> 'reference' AND a."transition" = (w ->> 'number')::int - 1 FOR UPDATE;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  PERFORM keep_decisions(decisions);
  RETURN write_transition(w);
END $$;
