-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "viewer" JSONB NOT NULL,
    "tokens" TEXT NOT NULL,
    "renewAt" TIMESTAMPTZ,
    "freshUntil" TIMESTAMPTZ NOT NULL,
    "expiresAt" TIMESTAMPTZ NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Session_person_idx" ON "Session"("person");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");
