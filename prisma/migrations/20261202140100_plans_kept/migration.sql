-- What is done for every case is done by keys, so its statements are planned once for each connection. Planned for the very
-- values, as PostgreSQL would have it where that promises to be a little cheaper, they take longer to plan than to run. What
-- these functions call, triggers among it, is planned alike
ALTER FUNCTION write_transition(jsonb) SET plan_cache_mode = 'force_generic_plan';
ALTER FUNCTION write_transition(jsonb, jsonb) SET plan_cache_mode = 'force_generic_plan';
ALTER FUNCTION settle_money(jsonb) SET plan_cache_mode = 'force_generic_plan';
ALTER FUNCTION money_found(text, uuid, text, text) SET plan_cache_mode = 'force_generic_plan';
ALTER FUNCTION grant_permit(jsonb, text) SET plan_cache_mode = 'force_generic_plan';
ALTER FUNCTION hold_case(text, int, boolean) SET plan_cache_mode = 'force_generic_plan';
ALTER FUNCTION note_decision(jsonb) SET plan_cache_mode = 'force_generic_plan';
ALTER FUNCTION decision_facts(text, int, text, text, text, text, timestamptz) SET plan_cache_mode = 'force_generic_plan';
ALTER FUNCTION index_case(text) SET plan_cache_mode = 'force_generic_plan';
ALTER FUNCTION append_to_trail(jsonb, text[]) SET plan_cache_mode = 'force_generic_plan';

-- As before, but the head of each chain is looked up by itself
CREATE OR REPLACE FUNCTION hold_chains(subjects text[]) RETURNS TABLE (subject text, seq int, hash text) LANGUAGE plpgsql AS $$
DECLARE
  one text;
BEGIN
  FOR one IN SELECT DISTINCT s FROM unnest(subjects) AS s ORDER BY s LOOP
    PERFORM pg_advisory_xact_lock(hashtextextended('trail ' || one, 0));
    RETURN QUERY SELECT e."subject", e."seq", e."hash" FROM "TrailEntry" e WHERE e."subject" = one ORDER BY e."seq" DESC LIMIT 1;
  END LOOP;
END $$;
