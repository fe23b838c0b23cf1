-- CreateEnum
CREATE TYPE "NoticeResponseKind" AS ENUM ('OBJECTION', 'REQUEST');

-- AlterEnum
ALTER TYPE "NotificationEvent" ADD VALUE 'NOTICE_ANSWERED';
ALTER TYPE "NotificationEvent" ADD VALUE 'NOTICE_DECIDED';

-- CreateTable
CREATE TABLE "NoticeResponse" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "notice" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "kind" "NoticeResponseKind" NOT NULL,
    "person" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "answers" JSONB,
    "formHash" TEXT,
    "filedAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),
    "answer" TEXT,
    "answeredBy" TEXT,
    "answeredAt" TIMESTAMPTZ(3),
    "salt" UUID NOT NULL DEFAULT gen_random_uuid(),

    CONSTRAINT "NoticeResponse_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "NoticeResponse_code_key" ON "NoticeResponse"("code");

-- CreateIndex
CREATE INDEX "NoticeResponse_reference_filedAt_id_idx" ON "NoticeResponse"("reference", "filedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "NoticeResponse_person_filedAt_id_idx" ON "NoticeResponse"("person", "filedAt" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "NoticeResponse" ADD CONSTRAINT "NoticeResponse_reference_fkey" FOREIGN KEY ("reference") REFERENCES "Application"("reference") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER state_row AFTER INSERT OR UPDATE OR DELETE ON "NoticeResponse" FOR EACH ROW EXECUTE FUNCTION state_row('id');
CREATE TRIGGER new_salt BEFORE UPDATE ON "NoticeResponse" FOR EACH ROW EXECUTE FUNCTION new_salt();

-- What everybody sees is found by its public id, and listed with the latest first
CREATE UNIQUE INDEX "TimelineEntry_notice" ON "TimelineEntry" (("data" ->> 'notice')) WHERE "type" = 'NOTICE_PUBLISHED';
CREATE INDEX "TimelineEntry_notices" ON "TimelineEntry" ("at" DESC, ("data" ->> 'notice') DESC) WHERE "type" = 'NOTICE_PUBLISHED';
