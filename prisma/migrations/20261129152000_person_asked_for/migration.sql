-- Whoever talks may ask for a person: a piece of work that stays until somebody has answered.
ALTER TABLE "Conversation"
  ADD COLUMN "askedForPersonAt" TIMESTAMPTZ(3),
  ADD COLUMN "askedForPersonIn" INTEGER;
CREATE INDEX "Conversation_askedForPersonAt_id_idx" ON "Conversation"("askedForPersonAt", "id");
