-- The first deadline that a case still waits for, in ms since 1970, from what is kept of where it stands
CREATE FUNCTION earliest_deadline(standing jsonb) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT min((one -> 'due' ->> place::int)::bigint)
  FROM jsonb_array_elements(standing -> 'waits') one, jsonb_array_elements_text(one -> 'open') place
$$;
CREATE INDEX "Application_earliest_deadline" ON "Application" (earliest_deadline(standing)) WHERE earliest_deadline(standing) IS NOT NULL;
