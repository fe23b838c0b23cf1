-- CreateEnum
CREATE TYPE "EventType" AS ENUM ('APPLICATION_STARTED', 'APPLICATION_FILED', 'APPLICATION_REFILED', 'APPLICATION_RECALCULATED', 'APPLICATION_EVALUATED', 'APPLICATION_CALCULATED', 'APPLICATION_RETURNED', 'APPLICATION_APPROVED', 'APPLICATION_REJECTED', 'APPLICATION_WITHDRAWN', 'APPLICATION_EXPIRED', 'APPLICATION_ENDED', 'APPLICATION_MIGRATED', 'APPLICATION_TRANSFERRED', 'APPLICATION_STUCK', 'APPLICATION_RESUMED', 'APPLICATION_ERASED', 'APPLICATION_DELETED', 'TASK_OPENED', 'TASK_CLAIMED', 'TASK_RELEASED', 'TASK_REASSIGNED', 'TASK_PRIORITISED', 'TASK_DECIDED', 'TASK_EXPIRED', 'TASK_REMINDED', 'TASK_ESCALATED', 'TASK_CANCELLED', 'SLIPS_DRAWN', 'SLIPS_PAYABLE', 'SLIP_PAID', 'SLIPS_SETTLED', 'SLIPS_EXPIRED', 'SLIPS_VOIDED', 'SLIP_REFUNDED', 'REFUND_DUE', 'REFUND_ORDERED', 'PERMIT_GRANTED', 'PERMIT_PRINTED', 'PERMIT_REFUSED', 'PERMIT_SUSPENDED', 'PERMIT_RESTORED', 'PERMIT_REVOKED', 'PERMIT_SUPERSEDED', 'AUDIT_OPENED', 'AUDIT_DONE', 'AUDIT_DISMISSED', 'SERVICE_ANSWERED', 'SERVICE_FAILED', 'SIGNAL_RECEIVED', 'TRANSFER_OFFERED', 'TRANSFER_DECLINED', 'TRANSFER_WITHDRAWN', 'MANDATE_OFFERED', 'MANDATE_ACCEPTED', 'MANDATE_DECLINED', 'MANDATE_REVOKED', 'OFFICE_APPROVED', 'OFFICE_APPROVAL_WITHDRAWN', 'OFFICE_SUSPENDED', 'OFFICE_RESTORED', 'PUBLICATION_APPROVED', 'PUBLICATION_ACTIVATED', 'PUBLICATION_RETIRED');

-- CreateEnum
CREATE TYPE "EventActor" AS ENUM ('APPLICANT', 'OFFICE', 'STAFF', 'ENGINE', 'CLOCK', 'BANK', 'OPERATOR');

-- CreateTable
CREATE TABLE "Event" (
    "n" BIGSERIAL NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "position" BIGINT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "type" "EventType" NOT NULL,
    "subject" TEXT NOT NULL,
    "filed" BOOLEAN NOT NULL,
    "permitType" TEXT,
    "districtId" TEXT,
    "actor" "EventActor" NOT NULL,
    "status" "ApplicationStatus",
    "revision" INTEGER,
    "data" JSONB NOT NULL,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("n")
);

-- CreateTable
CREATE TABLE "Journal" (
    "id" BOOLEAN NOT NULL DEFAULT true,
    "newest" BIGINT NOT NULL DEFAULT 0,
    "forgotten" BIGINT NOT NULL DEFAULT 0,
    "forgottenId" UUID,

    CONSTRAINT "Journal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Event_id_key" ON "Event"("id");

-- CreateIndex
CREATE UNIQUE INDEX "Event_position_key" ON "Event"("position");

-- CreateIndex
CREATE INDEX "Event_subject_idx" ON "Event"("subject");

ALTER TABLE "Journal" ADD CONSTRAINT "Journal_one" CHECK ("id");
INSERT INTO "Journal" ("id") VALUES (true);

-- Those that wait for their place
CREATE INDEX "Event_unplaced" ON "Event" ("n") WHERE "position" IS NULL;

-- Which act of the trail is which event; null for one that is none
CREATE FUNCTION event_type(act text) RETURNS "EventType" LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
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
  END)::"EventType"
$$;

-- Facts of an act that go out with its event: no accounts, no words, nothing of a form
CREATE FUNCTION event_facts(changed jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(jsonb_object_agg(f.key, f.value), '{}') FROM jsonb_each(changed) AS f
  WHERE f.key IN ('step', 'task', 'role', 'outcome', 'priority', 'total', 'slip', 'amount', 'payee', 'refund', 'permit', 'replaces',
    'supersededBy', 'result', 'effect', 'connector', 'signal', 'transfer', 'plan', 'recalculate', 'publication', 'version', 'hash',
    'activeFrom', 'retiredFrom', 'office', 'validUntil')
$$;

CREATE FUNCTION event_actor(by text, represents text, owner text) RETURNS "EventActor" LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (CASE WHEN by = 'engine' THEN 'ENGINE' WHEN by = 'clock' THEN 'CLOCK' WHEN by IN ('bank', 'gateway') THEN 'BANK'
    WHEN by = 'cli' OR by LIKE 'cli/%' OR by IN ('provider', 'import', 'installation', 'demo', 'unknown') THEN 'OPERATOR'
    WHEN by = owner THEN 'APPLICANT' WHEN represents = owner THEN 'OFFICE' ELSE 'STAFF' END)::"EventActor"
$$;

-- Writes the events that an act is, in its own transaction. Acts on one subject wait for each other, so their events stand
-- in their order
CREATE FUNCTION tell_event() RETURNS trigger LANGUAGE plpgsql AS $$
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
  who := event_actor(NEW."by", NEW."onBehalfOf", of."ownerId");
  INSERT INTO "Event" ("at", "type", "subject", "filed", "permitType", "districtId", "actor", "status", "revision", "data")
  SELECT NEW."at", e.kind, NEW."subject", coalesce(of."revision", 0) > 0, of."code", of."districtId", coalesce(e.actor, who), of."status",
    coalesce(NEW."revision", of."revision"), e.data
  FROM (
    SELECT 0 AS i, kind, NULL::"EventActor" AS actor, event_facts(facts)
      || CASE NEW."act" WHEN 'APPROVED' THEN '{"outcome":"APPROVE"}' WHEN 'RETURNED' THEN '{"outcome":"RETURN"}'
        WHEN 'REJECTED' THEN '{"outcome":"REJECT"}' ELSE '{}' END::jsonb AS data
    UNION ALL SELECT 1, 'APPLICATION_RETURNED', NULL, '{}' WHERE NEW."act" = 'RETURNED' AND of."status" = 'RETURNED'
    UNION ALL SELECT 1, 'APPLICATION_REJECTED', NULL, '{}' WHERE NEW."act" = 'REJECTED' AND of."status" = 'REJECTED'
    UNION ALL SELECT 2, 'TASK_CANCELLED', 'ENGINE', jsonb_build_object('task', t.key)
      FROM jsonb_each_text(CASE WHEN facts ? 'tasks' THEN facts -> 'tasks' ELSE '{}' END) t WHERE t.value = 'CANCELLED'
    UNION ALL SELECT 3, 'SLIPS_DRAWN', 'ENGINE', jsonb_build_object('slips', count(*), 'total', coalesce(sum(s."payable"), 0)::text)
      FROM "PaymentSlip" s WHERE facts -> 'slips' ? 'draft' AND s."reference" = NEW."subject" AND s."revision" = NEW."revision"
      HAVING facts -> 'slips' ? 'draft'
    UNION ALL SELECT 3, 'SLIPS_VOIDED', 'ENGINE', '{}' WHERE facts -> 'slips' ? 'void'
  ) AS e WHERE e.kind IS NOT NULL ORDER BY e.i;
  RETURN NULL;
END $$;

CREATE TRIGGER tell_event AFTER INSERT ON "TrailEntry" FOR EACH ROW
  WHEN (NEW."act" NOT IN ('READ', 'DRAFT_SAVED', 'SIGNED_IN', 'SIGNED_OUT')) EXECUTE FUNCTION tell_event();

-- Gives the next places of the journal to what was committed and has none, at most so many; gives how many. One at a time: the
-- row of the journal is held until it is committed, and each statement here sees what was committed before it. So whoever reads
-- up to a place has all that will ever be before it
CREATE FUNCTION place_events(most int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  last bigint;
  placed int;
BEGIN
  IF NOT EXISTS (SELECT FROM "Event" WHERE "position" IS NULL) THEN
    RETURN 0;
  END IF;
  SELECT j."newest" INTO last FROM "Journal" j FOR UPDATE;
  UPDATE "Event" e SET "position" = last + next.i
  FROM (SELECT u."n", row_number() OVER (ORDER BY u."n") AS i
    FROM (SELECT w."n" FROM "Event" w WHERE w."position" IS NULL ORDER BY w."n" LIMIT most) u) next
  WHERE e."n" = next."n";
  GET DIAGNOSTICS placed = ROW_COUNT;
  UPDATE "Journal" SET "newest" = last + placed;
  RETURN placed;
END $$;

-- Forgets what happened before an instant, at most so much at a time, in the order of the journal; gives how many. What has no
-- place yet stays until it has one
CREATE FUNCTION forget_events(before timestamptz, most int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  known bigint;
  upto bigint;
  last uuid;
  gone int;
BEGIN
  SELECT j."forgotten" INTO known FROM "Journal" j FOR UPDATE;
  SELECT max(old."position") INTO upto FROM (
    SELECT e."position", bool_and(e."at" < before) OVER (ORDER BY e."position") AS is_old
    FROM "Event" e WHERE e."position" > known AND e."position" <= known + most) old WHERE old.is_old;
  IF upto IS NULL THEN
    RETURN 0;
  END IF;
  SELECT e."id" INTO last FROM "Event" e WHERE e."position" = upto;
  DELETE FROM "Event" WHERE "position" <= upto;
  GET DIAGNOSTICS gone = ROW_COUNT;
  UPDATE "Journal" SET "forgotten" = upto, "forgottenId" = last;
  RETURN gone;
END $$;
