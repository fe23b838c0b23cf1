-- CreateTable
CREATE TABLE "Conversation" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "state" JSONB NOT NULL,
    "sequence" INTEGER NOT NULL,
    "transcript" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConversationTurn" (
    "conversationId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "key" TEXT,
    "words" TEXT NOT NULL,
    "reply" TEXT NOT NULL,
    "acts" JSONB NOT NULL,
    "engine" INTEGER NOT NULL,
    "model" TEXT,
    "ms" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ConversationTurn_pkey" PRIMARY KEY ("conversationId","sequence")
);

-- CreateIndex
CREATE INDEX "Conversation_person_updatedAt_id_idx" ON "Conversation"("person", "updatedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Conversation_reference_idx" ON "Conversation"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "ConversationTurn_conversationId_key_key" ON "ConversationTurn"("conversationId", "key");

-- AddForeignKey
ALTER TABLE "Conversation" ADD CONSTRAINT "Conversation_reference_fkey" FOREIGN KEY ("reference") REFERENCES "Application"("reference") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConversationTurn" ADD CONSTRAINT "ConversationTurn_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
