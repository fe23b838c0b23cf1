ALTER TYPE "EventActor" ADD VALUE 'PUBLIC';
ALTER TYPE "EventType" ADD VALUE 'NOTICE_PUBLISHED';
ALTER TYPE "EventType" ADD VALUE 'NOTICE_ENDED';
ALTER TYPE "EventType" ADD VALUE 'NOTICE_RESPONDED';
ALTER TYPE "EventType" ADD VALUE 'NOTICE_RESPONSE_WITHDRAWN';
ALTER TYPE "EventType" ADD VALUE 'NOTICE_RESPONSE_ANSWERED';

-- What happens on public notices is told to integrators.
CREATE OR REPLACE FUNCTION event_type(act text) RETURNS "EventType" LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (CASE act
    WHEN 'STARTED' THEN 'APPLICATION_STARTED'
    WHEN 'FILED' THEN 'APPLICATION_FILED'
    WHEN 'REFILED' THEN 'APPLICATION_REFILED'
    WHEN 'RECALCULATED' THEN 'APPLICATION_RECALCULATED'
    WHEN 'ANALYSED' THEN 'APPLICATION_EVALUATED'
    WHEN 'EVALUATED_ANEW' THEN 'APPLICATION_EVALUATED'
    WHEN 'CALCULATED' THEN 'APPLICATION_CALCULATED'
    WHEN 'RETURNED_FOR_CORRECTION' THEN 'APPLICATION_RETURNED'
    WHEN 'RETURNED_BY_CLOCK' THEN 'APPLICATION_RETURNED'
    WHEN 'APPROVED_BY_ENGINE' THEN 'APPLICATION_APPROVED'
    WHEN 'REJECTION_STANDS' THEN 'APPLICATION_REJECTED'
    WHEN 'CLOCK_CONSENT' THEN 'APPLICATION_APPROVED'
    WHEN 'CLOCK_REFUSAL' THEN 'APPLICATION_REJECTED'
    WHEN 'WITHDRAWN' THEN 'APPLICATION_WITHDRAWN'
    WHEN 'EXPIRED' THEN 'APPLICATION_EXPIRED'
    WHEN 'ENDED' THEN 'APPLICATION_ENDED'
    WHEN 'MOVED' THEN 'APPLICATION_MIGRATED'
    WHEN 'TRANSFERRED' THEN 'APPLICATION_TRANSFERRED'
    WHEN 'CASE_STUCK' THEN 'APPLICATION_STUCK'
    WHEN 'CASE_RESUMED' THEN 'APPLICATION_RESUMED'
    WHEN 'DRAFT_DISCARDED' THEN 'APPLICATION_DELETED'
    WHEN 'TASK_OPENED' THEN 'TASK_OPENED'
    WHEN 'CLAIMED' THEN 'TASK_CLAIMED'
    WHEN 'RELEASED' THEN 'TASK_RELEASED'
    WHEN 'REASSIGNED' THEN 'TASK_REASSIGNED'
    WHEN 'PRIORITISED' THEN 'TASK_PRIORITISED'
    WHEN 'DECIDED' THEN 'TASK_DECIDED'
    WHEN 'APPROVED' THEN 'TASK_DECIDED'
    WHEN 'RETURNED' THEN 'TASK_DECIDED'
    WHEN 'REJECTED' THEN 'TASK_DECIDED'
    WHEN 'TASK_EXPIRED' THEN 'TASK_EXPIRED'
    WHEN 'REMINDED' THEN 'TASK_REMINDED'
    WHEN 'ESCALATED' THEN 'TASK_ESCALATED'
    WHEN 'PAYMENT_DUE' THEN 'SLIPS_PAYABLE'
    WHEN 'SLIP_PAID' THEN 'SLIP_PAID'
    WHEN 'PAID' THEN 'SLIPS_SETTLED'
    WHEN 'SLIPS_EXPIRED' THEN 'SLIPS_EXPIRED'
    WHEN 'SLIP_REFUNDED' THEN 'SLIP_REFUNDED'
    WHEN 'REFUND_DUE' THEN 'REFUND_DUE'
    WHEN 'REFUND_ORDERED' THEN 'REFUND_ORDERED'
    WHEN 'PERMIT_ISSUED' THEN 'PERMIT_GRANTED'
    WHEN 'PERMIT_PRINTED' THEN 'PERMIT_PRINTED'
    WHEN 'GRANT_REFUSED' THEN 'PERMIT_REFUSED'
    WHEN 'PERMIT_SUSPENDED' THEN 'PERMIT_SUSPENDED'
    WHEN 'PERMIT_RESTORED' THEN 'PERMIT_RESTORED'
    WHEN 'PERMIT_REVOKED' THEN 'PERMIT_REVOKED'
    WHEN 'PERMIT_SUPERSEDED' THEN 'PERMIT_SUPERSEDED'
    WHEN 'AUDIT_SAMPLED' THEN 'AUDIT_OPENED'
    WHEN 'AUDITED' THEN 'AUDIT_DONE'
    WHEN 'AUDIT_DISMISSED' THEN 'AUDIT_DISMISSED'
    WHEN 'SERVICE_ANSWERED' THEN 'SERVICE_ANSWERED'
    WHEN 'SERVICE_FAILED' THEN 'SERVICE_FAILED'
    WHEN 'SIGNAL_RECEIVED' THEN 'SIGNAL_RECEIVED'
    WHEN 'TRANSFER_OFFERED' THEN 'TRANSFER_OFFERED'
    WHEN 'TRANSFER_DECLINED' THEN 'TRANSFER_DECLINED'
    WHEN 'TRANSFER_WITHDRAWN' THEN 'TRANSFER_WITHDRAWN'
    WHEN 'MESSAGE_SENT' THEN 'MESSAGE_SENT'
    WHEN 'MANDATE_OFFERED' THEN 'MANDATE_OFFERED'
    WHEN 'MANDATE_ACCEPTED' THEN 'MANDATE_ACCEPTED'
    WHEN 'MANDATE_DECLINED' THEN 'MANDATE_DECLINED'
    WHEN 'MANDATE_REVOKED' THEN 'MANDATE_REVOKED'
    WHEN 'OFFICE_APPROVED' THEN 'OFFICE_APPROVED'
    WHEN 'OFFICE_APPROVAL_WITHDRAWN' THEN 'OFFICE_APPROVAL_WITHDRAWN'
    WHEN 'OFFICE_SUSPENDED' THEN 'OFFICE_SUSPENDED'
    WHEN 'OFFICE_RESTORED' THEN 'OFFICE_RESTORED'
    WHEN 'PUBLICATION_APPROVED' THEN 'PUBLICATION_APPROVED'
    WHEN 'PUBLICATION_ACTIVATED' THEN 'PUBLICATION_ACTIVATED'
    WHEN 'PUBLICATION_RETIRED' THEN 'PUBLICATION_RETIRED'
    WHEN 'HUMAN_REVIEW_REQUESTED' THEN 'HUMAN_REVIEW_REQUESTED'
    WHEN 'AUTOMATION_STOPPED' THEN 'AUTOMATION_STOPPED'
    WHEN 'AUTOMATION_RESUMED' THEN 'AUTOMATION_RESUMED'
    WHEN 'APPEAL_FILED' THEN 'APPEAL_FILED'
    WHEN 'APPEAL_DECIDED' THEN 'APPEAL_DECIDED'
    WHEN 'NOTICE_PUBLISHED' THEN 'NOTICE_PUBLISHED'
    WHEN 'NOTICE_ENDED' THEN 'NOTICE_ENDED'
    WHEN 'NOTICE_RESPONDED' THEN 'NOTICE_RESPONDED'
    WHEN 'NOTICE_RESPONSE_WITHDRAWN' THEN 'NOTICE_RESPONSE_WITHDRAWN'
    WHEN 'NOTICE_RESPONSE_ANSWERED' THEN 'NOTICE_RESPONSE_ANSWERED'
  END)::"EventType"
$$;

CREATE OR REPLACE FUNCTION event_facts(changed jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(jsonb_object_agg(f.key, f.value), '{}') FROM jsonb_each(changed) AS f
  WHERE f.key IN ('step', 'task', 'role', 'outcome', 'priority', 'total', 'slip', 'amount', 'payee', 'refund', 'permit', 'replaces',
    'supersededBy', 'result', 'effect', 'connector', 'signal', 'transfer', 'plan', 'recalculate', 'publication', 'version', 'hash',
    'activeFrom', 'retiredFrom', 'office', 'validUntil', 'message', 'notice', 'response', 'objections', 'requests')
$$;

CREATE OR REPLACE FUNCTION tell_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  kind "EventType" := event_type(NEW."act");
  facts jsonb := coalesce(NEW."changed", '{}');
  of record;
  who "EventActor";
BEGIN
  IF strpos(NEW."subject", '/') > 0 THEN
    -- A mandate that ends is told of once, not in each of its cases too
    IF kind IS NOT NULL THEN
      INSERT INTO "Event" ("at", "type", "subject", "filed", "permitType", "actor", "data")
      VALUES (NEW."at", kind, NEW."subject", true,
        CASE WHEN NEW."subject" LIKE 'permit-type/%' THEN substr(NEW."subject", 13) END,
        CASE WHEN NEW."subject" NOT LIKE 'mandate/%' THEN event_actor(NEW."by", NULL, NULL)
          ELSE event_actor(NEW."by", NEW."onBehalfOf", coalesce(NEW."onBehalfOf", NEW."by")) END,
        event_facts(facts));
    ELSIF NEW."act" = 'PERSON_ERASED' THEN
      -- Their cases: those that rows were erased of, and those that stay and name them
      INSERT INTO "Event" ("at", "type", "subject", "filed", "permitType", "districtId", "actor", "status", "revision", "data")
      SELECT NEW."at", (CASE WHEN a."reference" IS NULL THEN 'APPLICATION_DELETED' ELSE 'APPLICATION_ERASED' END)::"EventType", theirs.reference,
        coalesce(a."revision", 0) > 0, p."code", a."districtId", event_actor(NEW."by", NULL, NULL), a."status", a."revision", '{}'
      FROM (
        SELECT split_part(r ->> 2, '/', 1) AS reference FROM jsonb_array_elements(coalesce(NEW."rows", '[]')) r
        WHERE r ->> 1 IN ('Application', 'Submission', 'StepResult', 'TimelineEntry')
        UNION SELECT c."reference" FROM "Application" c WHERE substr(NEW."subject", 8) IN (c."ownerId", c."filedById")
      ) AS theirs
      LEFT JOIN "Application" a ON a."reference" = theirs.reference
      LEFT JOIN "Publication" p ON p."pin" = a."permitTypeHash"
      ORDER BY theirs.reference;
    END IF;
    RETURN NULL;
  END IF;
  IF kind IS NULL AND NOT facts ?| ARRAY['tasks', 'slips'] OR NEW."act" = 'MANDATE_REVOKED' THEN
    RETURN NULL;
  END IF;

  SELECT a."revision", a."status", a."districtId", a."ownerId", p."code" INTO of
  FROM "Application" a JOIN "Publication" p ON p."pin" = a."permitTypeHash" WHERE a."reference" = NEW."subject";
  -- Whoever files on a public notice has no part in the case
  who := CASE WHEN NEW."act" IN ('NOTICE_RESPONDED', 'NOTICE_RESPONSE_WITHDRAWN') THEN 'PUBLIC'
    ELSE event_actor(NEW."by", NEW."onBehalfOf", of."ownerId") END;
  INSERT INTO "Event" ("at", "type", "subject", "filed", "permitType", "districtId", "actor", "status", "revision", "data")
  SELECT NEW."at", e.kind, NEW."subject", coalesce(of."revision", 0) > 0, of."code", of."districtId", coalesce(e.actor, who), of."status",
    coalesce(NEW."revision", of."revision"), e.data
  FROM (
    SELECT 0 AS i, kind, NULL::"EventActor" AS actor, event_facts(facts)
      || CASE NEW."act" WHEN 'APPROVED' THEN '{"outcome":"APPROVE"}' WHEN 'RETURNED' THEN '{"outcome":"RETURN"}'
        WHEN 'REJECTED' THEN '{"outcome":"REJECT"}' ELSE '{}' END::jsonb
      || CASE WHEN NEW."act" = 'NOTICE_RESPONDED' THEN jsonb_build_object('kind', upper(facts ->> 'kind')) ELSE '{}' END AS data
    UNION ALL SELECT 1, 'APPLICATION_RETURNED', NULL, '{}' WHERE NEW."act" = 'RETURNED' AND of."status" = 'RETURNED'
    UNION ALL SELECT 1, 'APPLICATION_REJECTED', NULL, '{}' WHERE NEW."act" = 'REJECTED' AND of."status" = 'REJECTED'
    UNION ALL SELECT 2, 'TASK_CANCELLED', 'ENGINE', jsonb_build_object('task', t.key)
      FROM jsonb_each_text(CASE WHEN facts ? 'tasks' THEN facts -> 'tasks' ELSE '{}' END) t WHERE t.value = 'CANCELLED'
    -- What was drawn is drawn before anybody can pay it
    UNION ALL SELECT -1, 'SLIPS_DRAWN', 'ENGINE', jsonb_build_object('slips', count(*), 'total', coalesce(sum(s."payable"), 0)::text)
      FROM "PaymentSlip" s WHERE facts -> 'slips' ? 'draft' AND s."reference" = NEW."subject" AND s."revision" = NEW."revision"
      HAVING facts -> 'slips' ? 'draft'
    UNION ALL SELECT 3, 'SLIPS_VOIDED', 'ENGINE', '{}' WHERE facts -> 'slips' ? 'void'
  ) AS e WHERE e.kind IS NOT NULL ORDER BY e.i;
  RETURN NULL;
END $$;
