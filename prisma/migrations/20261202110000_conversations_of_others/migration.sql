-- Whoever is invited, or sees a notice, talks about that alone and not about its case.
ALTER TABLE "Conversation" ADD COLUMN "about" TEXT;
