-- CreateTable
CREATE TABLE "CaseSearch" (
    "reference" TEXT NOT NULL,
    "open" tsvector NOT NULL,
    "whole" tsvector NOT NULL,

    CONSTRAINT "CaseSearch_pkey" PRIMARY KEY ("reference")
);

-- CreateTable
CREATE TABLE "SearchField" (
    "hash" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "labels" TEXT[],

    CONSTRAINT "SearchField_pkey" PRIMARY KEY ("hash","path")
);

-- CreateIndex
CREATE INDEX "CaseSearch_open_idx" ON "CaseSearch" USING GIN ("open");

-- CreateIndex
CREATE INDEX "CaseSearch_whole_idx" ON "CaseSearch" USING GIN ("whole");

-- AddForeignKey
ALTER TABLE "CaseSearch" ADD CONSTRAINT "CaseSearch_reference_fkey" FOREIGN KEY ("reference") REFERENCES "Application"("reference") ON DELETE CASCADE ON UPDATE CASCADE;

-- Text with what writers of Persian do differently made the same: letters of Arabic keyboards, digits of three scripts, dashes,
-- marks over and under letters, and signs that nobody sees. A half-space becomes a space
CREATE FUNCTION search_fold(given text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT regexp_replace(replace(
    translate(lower(normalize(given, NFKC) COLLATE "C"),
      U&'\064A\0649\0626\06D2\0643\06AA\0629\06C0\06BE\06C1\06D5\0623\0625\0622\0671\0624\06F0\06F1\06F2\06F3\06F4\06F5\06F6\06F7\06F8\06F9\0660\0661\0662\0663\0664\0665\0666\0667\0668\0669\2010\2011\2012\2013\2014\2015\2212\0621\0640',
      U&'\06CC\06CC\06CC\06CC\06A9\06A9\0647\0647\0647\0647\0647\0627\0627\0627\0627\064801234567890123456789-------'),
    U&'\200C', ' '),
    '[\u00ad\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200b\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufeff]', '', 'g')
$$;

-- What stands between blanks and punctuation, in its order. A number with strokes or hyphens in it is one, its parts set apart by
-- hyphens
CREATE FUNCTION search_tokens(given text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(left(part, 60) ORDER BY i, j), '{}')
  FROM regexp_split_to_table(search_fold(left(given, 20000)),
    '[^0-9a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u060b\u060d-\u061a\u061c-\u061e\u0620-\u0669\u066e-\u06d3\u06d5-\u1fff\u2c00-\ufdff\ufe70-\ufefe/_.-]+') WITH ORDINALITY t(token, i),
  LATERAL (SELECT regexp_replace(trim(token, '-/_.'), '[-/_.]+', '-', 'g') AS word) trimmed,
  LATERAL unnest(CASE WHEN word ~ '[0-9]' THEN ARRAY[word] ELSE string_to_array(word, '-') END) WITH ORDINALITY p(part, j)
  WHERE part <> ''
$$;

-- All that a text can be found by: its words, two that follow each other as one, and of a number in parts each part, its tail from
-- any part on, and the whole turned around, as texts from right to left show it
CREATE FUNCTION search_lexemes(given text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  WITH token AS (
    SELECT word, string_to_array(word, '-') AS parts, lead(word) OVER (ORDER BY i) AS next
    FROM unnest(search_tokens(given)) WITH ORDINALITY t(word, i)
  )
  SELECT coalesce(array_agg(DISTINCT lexeme), '{}') FROM (
    SELECT word AS lexeme FROM token
    UNION ALL
    SELECT left(word || next, 60) FROM token WHERE next IS NOT NULL AND word !~ '[0-9]' AND next !~ '[0-9]'
    UNION ALL
    SELECT unnest(parts) FROM token WHERE cardinality(parts) BETWEEN 2 AND 10
    UNION ALL
    SELECT array_to_string(parts[k:], '-') FROM token, generate_series(2, cardinality(parts) - 1) k
    WHERE cardinality(parts) BETWEEN 3 AND 10
    UNION ALL
    SELECT array_to_string(ARRAY(SELECT parts[k] FROM generate_series(cardinality(parts), 1, -1) k), '-')
    FROM token WHERE cardinality(parts) BETWEEN 2 AND 10
  ) lexemes WHERE lexeme <> ''
$$;

-- What is found whole or not at all: numbers of people and of their telephones, addresses of mail. It begins with what no word has
CREATE FUNCTION search_id(given text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT 'id:' || CASE WHEN plain ~ '^[0-9]{8,9}$' THEN lpad(plain, 10, '0') ELSE left(plain, 100) END
  FROM (SELECT regexp_replace(regexp_replace(search_fold(left(given, 200)), '[^0-9a-z\u00c0-\u1fff@.]', '', 'g'),
    '^(?:0098|98|0)(?=9[0-9]{9}$)', '')) folded(plain)
  WHERE plain <> ''
$$;

-- A number that is written in parts, as a registration plate is: some write one part first, some another
CREATE FUNCTION search_parts(given jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  WITH RECURSIVE part AS (
    SELECT key, value FROM jsonb_each_text(CASE jsonb_typeof(given) WHEN 'object' THEN given ELSE '{}' END)
    WHERE value ~ '^[0-9]{1,18}$' LIMIT 4
  ), one AS (
    SELECT ARRAY[key] AS used, value AS written FROM part
    UNION ALL
    SELECT used || key, written || '-' || value FROM one JOIN part ON NOT key = ANY(used)
  )
  SELECT coalesce(array_agg(DISTINCT written), '{}') FROM one
$$;

-- The text of a value of an answer, with what stands in it
CREATE FUNCTION search_text(given jsonb) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT CASE WHEN jsonb_typeof(given) IN ('string', 'number') THEN given #>> '{}' ELSE (
    SELECT string_agg(inner_one #>> '{}', ' , ') FROM jsonb_path_query(given, 'strict $.**') inner_one
    WHERE jsonb_typeof(inner_one) = 'string') END
$$;

-- Which fields of a form are searched, from the schema that says what stands at `at`: `open` and `parts` for everybody who may read
-- the case; `words` and `personal parts` for those who may look for people; `exact` for whoever knows the whole
CREATE FUNCTION search_walk(node jsonb, root jsonb, at text, inherited text, depth int)
  RETURNS TABLE ("path" text, "kind" text, "label" text) LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  format text := node ->> 'format';
  mark text := inherited;
  word text;
  titles text;
BEGIN
  IF jsonb_typeof(node) IS DISTINCT FROM 'object' OR depth > 14 THEN
    RETURN;
  END IF;
  titles := concat_ws(' ', node ->> 'title', (SELECT string_agg(i.value ->> 'title', ' ') FROM jsonb_each(
    CASE jsonb_typeof(node -> 'x-i18n') WHEN 'object' THEN node -> 'x-i18n' ELSE '{}' END) i));
  IF mark IS NULL AND (node ? 'x-personal' AND node -> 'x-personal' <> 'false' OR format IN ('national-id', 'mobile', 'email')) THEN
    mark := CASE WHEN node ->> 'x-personal' IN ('name', 'address') THEN 'words' ELSE 'exact' END;
  END IF;
  IF node ->> '$ref' LIKE '#/%' THEN
    RETURN QUERY SELECT w.* FROM search_walk(root #> string_to_array(substr(node ->> '$ref', 3), '/'), root, at, mark, depth + 1) w;
  END IF;
  FOREACH word IN ARRAY ARRAY['allOf', 'anyOf', 'oneOf'] LOOP
    IF jsonb_typeof(node -> word) = 'array' THEN
      RETURN QUERY SELECT w.* FROM jsonb_array_elements(node -> word) e, search_walk(e, root, at, mark, depth + 1) w;
    END IF;
  END LOOP;
  RETURN QUERY SELECT w.* FROM unnest(ARRAY[node -> 'then', node -> 'else']) e, search_walk(e, root, at, mark, depth + 1) w;
  IF jsonb_typeof(node -> 'properties') = 'object' THEN
    -- A number in parts: an object that has nothing but whole numbers
    IF (SELECT count(*) BETWEEN 2 AND 4 AND bool_and(p.value ->> 'type' IS NOT DISTINCT FROM 'integer') FROM jsonb_each(node -> 'properties') p) THEN
      RETURN QUERY SELECT at, CASE WHEN mark IS NOT NULL OR (SELECT bool_or(p.value ? 'x-personal') FROM jsonb_each(node -> 'properties') p)
        THEN 'personal parts' ELSE 'parts' END,
        concat_ws(' ', titles, (SELECT string_agg(p.value ->> 'title', ' ') FROM jsonb_each(node -> 'properties') p));
      RETURN;
    END IF;
    RETURN QUERY SELECT w.* FROM jsonb_each(node -> 'properties') p,
      search_walk(p.value, root, at || '.' || to_json(p.key)::text, mark, depth + 1) w;
  END IF;
  FOREACH word IN ARRAY ARRAY['items', 'contains'] LOOP
    RETURN QUERY SELECT w.* FROM search_walk(node -> word, root, at || '[*]', mark, depth + 1) w;
  END LOOP;
  IF jsonb_typeof(node -> 'prefixItems') = 'array' THEN
    RETURN QUERY SELECT w.* FROM jsonb_array_elements(node -> 'prefixItems') e, search_walk(e, root, at || '[*]', mark, depth + 1) w;
  END IF;
  RETURN QUERY SELECT w.* FROM search_walk(node -> 'additionalProperties', root, at || '.*', mark, depth + 1) w;
  IF at = '$' OR node ?| ARRAY['properties', 'items'] THEN
    RETURN;
  END IF;
  IF mark IS NOT NULL THEN
    RETURN QUERY SELECT at, mark, '';
  ELSIF node ->> 'type' = 'string' AND NOT node ?| ARRAY['enum', 'const']
    AND coalesce(format, '') NOT IN ('decimal', 'jalali-date', 'date', 'date-time', 'time') THEN
    RETURN QUERY SELECT at, 'open', CASE WHEN format IS NULL THEN '' ELSE titles END;
  END IF;
END $$;

-- The same of a permit type, each path once: what anything calls personal is personal
CREATE FUNCTION search_fields(document jsonb) RETURNS TABLE ("path" text, "kind" text, "label" text) LANGUAGE sql IMMUTABLE AS $$
  SELECT DISTINCT ON (w.path) w.path, w.kind, w.label
  FROM search_walk(document #> '{form,schema}', document #> '{form,schema}', '$', NULL, 0) w
  ORDER BY w.path, array_position(ARRAY['exact', 'words', 'personal parts', 'parts', 'open'], w.kind), w.label DESC
$$;

-- Writes down what a case is found by. Of a filed case that is what was filed last, of a draft the draft
CREATE FUNCTION index_case(of text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  of_hash text;
  answers jsonb;
  named text;
  seen text[];
  personal text[];
BEGIN
  SELECT a."permitTypeHash", CASE WHEN a."revision" = 0 THEN a."draft" ELSE coalesce(s."answers", '{}') END,
    concat_ws(' , ', a."reference", a."parcel")
  INTO of_hash, answers, named
  FROM "Application" a LEFT JOIN "Submission" s ON s."reference" = a."reference" AND s."revision" = a."revision"
  WHERE a."reference" = of;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  WITH found AS (
    SELECT f."kind", f."labels", v FROM "SearchField" f, LATERAL jsonb_path_query(answers, f."path"::jsonpath) v
    WHERE f."hash" = of_hash LIMIT 1000
  )
  SELECT search_lexemes(named || ' , ' || coalesce((SELECT string_agg(search_text(v), ' , ') FROM found WHERE kind = 'open'), ''))
      || ARRAY(SELECT unnest(labels) FROM found) || ARRAY(SELECT unnest(search_parts(v)) FROM found WHERE kind = 'parts'),
    coalesce(search_lexemes((SELECT string_agg(search_text(v), ' , ') FROM found WHERE kind = 'words')), '{}')
      || ARRAY(SELECT unnest(search_parts(v)) FROM found WHERE kind = 'personal parts')
      || array_remove(ARRAY(SELECT search_id(search_text(v)) FROM found WHERE kind = 'exact'), NULL)
  INTO seen, personal;
  -- A value that is personal in one place is so in every other
  seen := ARRAY(SELECT unnest(seen) EXCEPT SELECT unnest(personal)) || search_lexemes(named);
  INSERT INTO "CaseSearch" AS c ("reference", "open", "whole")
  VALUES (of, array_to_tsvector(seen), array_to_tsvector(seen || personal))
  ON CONFLICT ("reference") DO UPDATE SET "open" = EXCLUDED."open", "whole" = EXCLUDED."whole"
  WHERE (c."open", c."whole") IS DISTINCT FROM (EXCLUDED."open", EXCLUDED."whole");
END $$;

CREATE FUNCTION index_changed_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM index_case(NEW."reference");
  RETURN NULL;
END $$;

CREATE TRIGGER "search_new" AFTER INSERT ON "Application" FOR EACH ROW EXECUTE FUNCTION index_changed_case();

-- Nobody finds a filed case by a working copy that was not filed again
CREATE TRIGGER "search_changed" AFTER UPDATE OF "draft", "parcel", "revision", "permitTypeHash" ON "Application" FOR EACH ROW
WHEN (NEW."revision" <> OLD."revision" OR NEW."permitTypeHash" <> OLD."permitTypeHash"
  OR NEW."revision" = 0 AND (NEW."draft" IS DISTINCT FROM OLD."draft" OR NEW."parcel" IS DISTINCT FROM OLD."parcel"))
EXECUTE FUNCTION index_changed_case();

-- What is filed is found once its transition has taken it up
CREATE FUNCTION index_submission() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "Application" a WHERE a."reference" = NEW."reference" AND a."revision" = NEW."revision") THEN
    PERFORM index_case(NEW."reference");
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "search_filed" AFTER INSERT OR UPDATE OF "answers" ON "Submission" FOR EACH ROW EXECUTE FUNCTION index_submission();

CREATE FUNCTION keep_search_fields() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "SearchField" SELECT NEW."hash", f."path", f."kind", search_lexemes(f."label") FROM search_fields(NEW."document") f ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE TRIGGER "search_fields" AFTER INSERT OR UPDATE OF "document" ON "Publication" FOR EACH ROW
WHEN (NEW."kind" = 'PERMIT_TYPE' AND NEW."document" IS NOT NULL) EXECUTE FUNCTION keep_search_fields();

-- The number of a person or a telephone, or the address of mail, that somebody typed and nothing else; null where it is none
CREATE FUNCTION search_ids(given text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT ('''' || search_id(given) || '''')::tsquery WHERE search_fold(given) ~ '^ *[0-9 +-]{8,20} *$|^ *[^ '']+@[^ '']+ *$'
$$;

-- What is looked for, given as somebody typed it: all of its words; `prefix` finds those that begin with them. `ids` says whether
-- numbers of people are looked for too. Null where there is no word in it
CREATE FUNCTION search_query(given text, prefix boolean, ids boolean) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  WITH token AS (
    SELECT word, i, lead(word) OVER (ORDER BY i) AS next,
      '(''' || word || CASE WHEN prefix AND word !~ '^([0-9]{1,2}|.)$' THEN ''':*' ELSE '''' END
        || CASE WHEN ids AND word ~ '[0-9]{8}' THEN ' | ''' || search_id(word) || '''' ELSE '' END || ')' AS term
    FROM unnest(search_tokens(given)) WITH ORDINALITY t(word, i)
  ), way AS (
    SELECT string_agg(term, ' & ') AS said FROM token
    UNION ALL
    SELECT string_agg(CASE WHEN t.i = pair.i
      THEN '''' || left(pair.word || pair.next, 60) || CASE WHEN prefix THEN ''':*' ELSE '''' END ELSE t.term END, ' & ')
    FROM token pair JOIN token t ON t.i <> pair.i + 1
    WHERE pair.next IS NOT NULL AND pair.word !~ '[0-9]' AND pair.next !~ '[0-9]'
    GROUP BY pair.i
    UNION ALL
    SELECT search_ids(given)::text WHERE ids
  )
  SELECT string_agg(said, ' | ')::tsquery FROM way WHERE said IS NOT NULL
$$;

-- What a person is found by
-- An index works its expression out with no search path but this
CREATE FUNCTION account_words(id text, name jsonb) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
  SELECT array_to_tsvector(search_lexemes(concat_ws(' ', id, (SELECT string_agg(n.value, ' ') FROM jsonb_each_text(
    CASE jsonb_typeof(name) WHEN 'object' THEN name ELSE '{}' END) n))))
$$;

CREATE INDEX "Account_words_idx" ON "Account" USING GIN (account_words("id", "name"));

-- What is there already
INSERT INTO "SearchField"
SELECT DISTINCT ON (p."hash", f."path") p."hash", f."path", f."kind", search_lexemes(f."label") FROM "Publication" p, search_fields(p."document") f
WHERE p."kind" = 'PERMIT_TYPE' AND p."document" IS NOT NULL ORDER BY p."hash", f."path";

SELECT index_case("reference") FROM "Application";
