-- By when something happened: what is new since, and what need not be kept
CREATE INDEX "Event_at_idx" ON "Event" USING BRIN ("at");

-- Writes the events that an act is, in its own transaction. Acts on one subject wait for each other, so their events stand
-- in their order
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
    -- What was drawn is drawn before anybody can pay it
    UNION ALL SELECT -1, 'SLIPS_DRAWN', 'ENGINE', jsonb_build_object('slips', count(*), 'total', coalesce(sum(s."payable"), 0)::text)
      FROM "PaymentSlip" s WHERE facts -> 'slips' ? 'draft' AND s."reference" = NEW."subject" AND s."revision" = NEW."revision"
      HAVING facts -> 'slips' ? 'draft'
    UNION ALL SELECT 3, 'SLIPS_VOIDED', 'ENGINE', '{}' WHERE facts -> 'slips' ? 'void'
  ) AS e WHERE e.kind IS NOT NULL ORDER BY e.i;
  RETURN NULL;
END $$;
