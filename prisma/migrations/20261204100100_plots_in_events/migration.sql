-- Whoever keeps a map is told of grants that change plots.
CREATE OR REPLACE FUNCTION event_facts(changed jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(jsonb_object_agg(f.key, f.value), '{}') FROM jsonb_each(changed) AS f
  WHERE f.key IN ('step', 'task', 'role', 'outcome', 'priority', 'total', 'slip', 'amount', 'payee', 'refund', 'permit', 'replaces',
    'supersededBy', 'result', 'effect', 'connector', 'signal', 'transfer', 'plan', 'recalculate', 'publication', 'version', 'hash',
    'activeFrom', 'retiredFrom', 'office', 'validUntil', 'message', 'notice', 'response', 'objections', 'requests', 'plotsEnded', 'plotsBegun')
$$;
