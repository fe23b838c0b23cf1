-- What a record of a register can be found by: each of its texts, folded as in every search, after a line's end. Nothing of records
-- that are of somebody or of a plot, which nobody chooses from
CREATE FUNCTION record_words(record jsonb) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT CASE WHEN jsonb_typeof(record) <> 'object' OR record ?| ARRAY['owners', 'holders', 'holder', 'nosaziCode'] THEN NULL
    ELSE (SELECT search_fold(string_agg(E'\n' || left(value #>> '{}', 200), '' ORDER BY key)) FROM jsonb_each(record) WHERE jsonb_typeof(value) = 'string') END
$$;

-- AlterTable
ALTER TABLE "RegisterRecord" ADD COLUMN "words" TEXT GENERATED ALWAYS AS (record_words("record")) STORED;
