-- An objection or a request on a public notice may be a case of its own. Nothing where it is not, so that rows stay what they
-- were stated by
ALTER TABLE "Application" ADD COLUMN "onNotice" UUID;
ALTER TABLE "NoticeResponse" ADD COLUMN "filedAs" TEXT;

CREATE UNIQUE INDEX "NoticeResponse_filedAs_key" ON "NoticeResponse"("filedAs");
ALTER TABLE "NoticeResponse" ADD CONSTRAINT "NoticeResponse_filedAs_fkey" FOREIGN KEY ("filedAs") REFERENCES "Application"("reference") ON DELETE SET NULL ON UPDATE CASCADE;

-- What is being filed while the time of a notice ends is looked for
CREATE INDEX "Application_onNotice" ON "Application" ("onNotice") WHERE "onNotice" IS NOT NULL;
