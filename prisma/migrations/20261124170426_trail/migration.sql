-- CreateTable
CREATE TABLE "TrailEntry" (
    "subject" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "act" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "onBehalfOf" TEXT,
    "revision" INTEGER,
    "reason" JSONB,
    "changed" JSONB,
    "requestId" TEXT,
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "TrailEntry_pkey" PRIMARY KEY ("subject","seq")
);

-- CreateTable
CREATE TABLE "TrailKey" (
    "subject" TEXT NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "TrailKey_pkey" PRIMARY KEY ("subject")
);

-- CreateTable
CREATE TABLE "TrailSeal" (
    "number" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "chains" INTEGER NOT NULL,
    "root" TEXT NOT NULL,
    "previous" TEXT NOT NULL,
    "token" TEXT NOT NULL,

    CONSTRAINT "TrailSeal_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "TrailSealedHead" (
    "subject" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "seal" INTEGER NOT NULL,

    CONSTRAINT "TrailSealedHead_pkey" PRIMARY KEY ("subject","seq")
);

-- CreateIndex
CREATE UNIQUE INDEX "TrailSeal_day_key" ON "TrailSeal"("day");

-- CreateIndex
CREATE INDEX "TrailSealedHead_seal_idx" ON "TrailSealedHead"("seal");

-- What was done stays told
CREATE TRIGGER trail_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON "TrailEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER seals_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON "TrailSeal"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sealed_heads_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON "TrailSealedHead"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The last entries of some chains, each held for this transaction. A function, because every statement in it sees what
-- was committed while it waited, and because it is one way to the database and back.
CREATE FUNCTION hold_chains(subjects text[]) RETURNS TABLE (subject text, seq int, hash text) LANGUAGE plpgsql AS $$
DECLARE
  one text;
BEGIN
  FOR one IN SELECT DISTINCT s FROM unnest(subjects) AS s ORDER BY s LOOP
    PERFORM pg_advisory_xact_lock(hashtextextended('trail ' || one, 0));
  END LOOP;
  RETURN QUERY
    SELECT last.* FROM (SELECT DISTINCT s FROM unnest(subjects) AS s) AS wanted
    CROSS JOIN LATERAL (
      SELECT e."subject", e."seq", e."hash" FROM "TrailEntry" e WHERE e."subject" = wanted.s ORDER BY e."seq" DESC LIMIT 1
    ) AS last;
END $$;
