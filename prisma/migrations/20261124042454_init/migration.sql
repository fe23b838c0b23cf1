-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "PermitTypeStatus" AS ENUM ('DRAFT', 'ACTIVE', 'RETIRED');

-- CreateEnum
CREATE TYPE "Generation" AS ENUM ('STAFF', 'OFFICE', 'CITIZEN', 'SMART');

-- CreateEnum
CREATE TYPE "ApplicationStatus" AS ENUM ('DRAFT', 'UNDER_REVIEW', 'RETURNED', 'REFERRED', 'AWAITING_PAYMENT', 'RECALCULATION_DUE', 'ISSUED', 'REJECTED', 'WITHDRAWN', 'EXPIRED');

-- CreateEnum
CREATE TYPE "Outcome" AS ENUM ('CLEAN', 'INCOMPLETE', 'BLOCKED', 'REFERRAL');

-- CreateEnum
CREATE TYPE "TaskStatus" AS ENUM ('OPEN', 'CLAIMED', 'DONE', 'CANCELLED');

-- CreateEnum
CREATE TYPE "ReviewOutcome" AS ENUM ('APPROVE', 'RETURN', 'REJECT');

-- CreateEnum
CREATE TYPE "SlipStatus" AS ENUM ('DRAFT', 'PAYABLE', 'PAID', 'VOID', 'EXPIRED', 'REFUNDED');

-- CreateEnum
CREATE TYPE "NotificationEvent" AS ENUM ('FILED', 'RETURNED', 'APPROVED', 'DUE_SOON', 'PAID', 'ISSUED', 'EXPIRED', 'MESSAGE');

-- CreateEnum
CREATE TYPE "NotificationChannel" AS ENUM ('MAIL', 'SMS');

-- CreateEnum
CREATE TYPE "NotificationLanguage" AS ENUM ('FA', 'EN', 'BOTH');

-- CreateTable
CREATE TABLE "PermitType" (
    "hash" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "status" "PermitTypeStatus" NOT NULL,
    "title" JSONB NOT NULL,
    "generation" "Generation" NOT NULL,
    "definition" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PermitType_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "Rulebook" (
    "hash" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "effectiveFrom" TEXT NOT NULL,
    "effectiveTo" TEXT,
    "document" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Rulebook_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "Application" (
    "reference" TEXT NOT NULL,
    "permitTypeHash" TEXT NOT NULL,
    "rulebookHash" TEXT,
    "status" "ApplicationStatus" NOT NULL DEFAULT 'DRAFT',
    "revision" INTEGER NOT NULL DEFAULT 0,
    "transition" INTEGER NOT NULL DEFAULT 0,
    "ownerId" TEXT NOT NULL,
    "filedById" TEXT NOT NULL,
    "mandateId" TEXT,
    "parcel" TEXT,
    "draft" JSONB NOT NULL,
    "draftVersion" INTEGER NOT NULL DEFAULT 0,
    "currentSteps" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "idempotencyKey" TEXT,
    "submittedAt" TIMESTAMPTZ,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Application_pkey" PRIMARY KEY ("reference")
);

-- CreateTable
CREATE TABLE "Submission" (
    "reference" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "answers" JSONB NOT NULL,
    "documents" JSONB NOT NULL,
    "asOf" TEXT NOT NULL,
    "filedById" TEXT NOT NULL,
    "filedAt" TIMESTAMPTZ NOT NULL,
    "rulebookHash" TEXT NOT NULL,
    "outcome" "Outcome" NOT NULL,
    "referralTarget" TEXT,
    "lane" TEXT NOT NULL,
    "total" BIGINT NOT NULL,
    "validUntil" TEXT,
    "rulesetHash" TEXT NOT NULL,
    "registers" JSONB NOT NULL,
    "cleared" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "evaluation" JSONB NOT NULL,

    CONSTRAINT "Submission_pkey" PRIMARY KEY ("reference","revision")
);

-- CreateTable
CREATE TABLE "StepResult" (
    "reference" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "StepResult_pkey" PRIMARY KEY ("reference","step")
);

-- CreateTable
CREATE TABLE "AttachedDocument" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "attachedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AttachedDocument_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Task" (
    "id" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "stepId" TEXT NOT NULL,
    "stepType" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "role" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "status" "TaskStatus" NOT NULL DEFAULT 'OPEN',
    "assignee" TEXT,
    "outcomes" "ReviewOutcome"[],
    "outcome" "ReviewOutcome",
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMPTZ,
    "conditions" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "dueAt" TIMESTAMPTZ,
    "escalated" BOOLEAN NOT NULL DEFAULT false,
    "escalatedTo" TEXT,
    "createdAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "Task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PaymentSlip" (
    "id" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "payee" TEXT NOT NULL,
    "status" "SlipStatus" NOT NULL,
    "lines" JSONB NOT NULL,
    "sum" BIGINT NOT NULL,
    "rounding" BIGINT NOT NULL,
    "payable" BIGINT NOT NULL,
    "billId" TEXT,
    "paymentId" TEXT,
    "payUntil" TEXT,
    "paidAt" TIMESTAMPTZ,

    CONSTRAINT "PaymentSlip_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PaymentSession" (
    "id" UUID NOT NULL,
    "slipId" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "returnUrl" TEXT,
    "outcome" TEXT,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ,

    CONSTRAINT "PaymentSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Receipt" (
    "trackingNumber" TEXT NOT NULL,
    "slipId" TEXT,
    "amount" BIGINT NOT NULL,
    "status" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Receipt_pkey" PRIMARY KEY ("trackingNumber")
);

-- CreateTable
CREATE TABLE "Permit" (
    "number" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "issuedAt" TIMESTAMPTZ NOT NULL,
    "validUntil" TEXT,
    "status" TEXT NOT NULL DEFAULT 'ISSUED',
    "statusAt" TIMESTAMPTZ,
    "statusReason" TEXT,
    "supersededBy" TEXT,
    "paper" JSONB,
    "token" TEXT,
    "documentSha256" TEXT,
    "documentBytes" INTEGER,

    CONSTRAINT "Permit_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "TimelineEntry" (
    "reference" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "type" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "summary" JSONB NOT NULL,
    "data" JSONB,

    CONSTRAINT "TimelineEntry_pkey" PRIMARY KEY ("reference","seq")
);

-- CreateTable
CREATE TABLE "Notification" (
    "id" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "transition" INTEGER NOT NULL,
    "event" "NotificationEvent" NOT NULL,
    "to" TEXT NOT NULL,
    "person" TEXT,
    "subject" JSONB NOT NULL,
    "message" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL,
    "sentAt" TIMESTAMPTZ,

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NotificationDelivery" (
    "notificationId" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "channel" "NotificationChannel" NOT NULL,
    "sentAt" TIMESTAMPTZ,
    "refusal" TEXT,

    CONSTRAINT "NotificationDelivery_pkey" PRIMARY KEY ("notificationId","person","channel")
);

-- CreateTable
CREATE TABLE "NotificationRead" (
    "notificationId" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "readAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "NotificationRead_pkey" PRIMARY KEY ("notificationId","person")
);

-- CreateTable
CREATE TABLE "NotificationPreference" (
    "person" TEXT NOT NULL,
    "language" "NotificationLanguage" NOT NULL DEFAULT 'FA',
    "channels" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "NotificationPreference_pkey" PRIMARY KEY ("person")
);

-- CreateTable
CREATE TABLE "Remark" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Remark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RegisterRecord" (
    "register" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "record" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "RegisterRecord_pkey" PRIMARY KEY ("register","key")
);

-- CreateTable
CREATE TABLE "Counter" (
    "name" TEXT NOT NULL,
    "value" INTEGER NOT NULL,

    CONSTRAINT "Counter_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "roles" TEXT[],
    "nationalId" TEXT,
    "officeId" TEXT,
    "email" TEXT,
    "mobile" TEXT,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PermitType_code_status_idx" ON "PermitType"("code", "status");

-- CreateIndex
CREATE UNIQUE INDEX "PermitType_code_version_key" ON "PermitType"("code", "version");

-- CreateIndex
CREATE UNIQUE INDEX "Rulebook_code_version_key" ON "Rulebook"("code", "version");

-- CreateIndex
CREATE INDEX "Application_createdAt_reference_idx" ON "Application"("createdAt" DESC, "reference" DESC);

-- CreateIndex
CREATE INDEX "Application_ownerId_createdAt_reference_idx" ON "Application"("ownerId", "createdAt" DESC, "reference" DESC);

-- CreateIndex
CREATE INDEX "Application_filedById_createdAt_reference_idx" ON "Application"("filedById", "createdAt" DESC, "reference" DESC);

-- CreateIndex
CREATE INDEX "Application_status_createdAt_reference_idx" ON "Application"("status", "createdAt" DESC, "reference" DESC);

-- CreateIndex
CREATE INDEX "Application_parcel_idx" ON "Application"("parcel");

-- CreateIndex
CREATE UNIQUE INDEX "Application_filedById_idempotencyKey_key" ON "Application"("filedById", "idempotencyKey");

-- CreateIndex
CREATE UNIQUE INDEX "AttachedDocument_reference_code_key" ON "AttachedDocument"("reference", "code");

-- CreateIndex
CREATE INDEX "Task_role_status_createdAt_id_idx" ON "Task"("role", "status", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Task_assignee_status_createdAt_id_idx" ON "Task"("assignee", "status", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Task_reference_idx" ON "Task"("reference");

-- CreateIndex
CREATE INDEX "PaymentSlip_reference_idx" ON "PaymentSlip"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "Permit_reference_key" ON "Permit"("reference");

-- CreateIndex
CREATE INDEX "Permit_status_idx" ON "Permit"("status");

-- CreateIndex
CREATE INDEX "Notification_person_createdAt_id_idx" ON "Notification"("person", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Notification_to_createdAt_id_idx" ON "Notification"("to", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Notification_reference_transition_idx" ON "Notification"("reference", "transition");

-- CreateIndex
CREATE UNIQUE INDEX "Account_nationalId_key" ON "Account"("nationalId");

-- AddForeignKey
ALTER TABLE "Application" ADD CONSTRAINT "Application_permitTypeHash_fkey" FOREIGN KEY ("permitTypeHash") REFERENCES "PermitType"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_reference_fkey" FOREIGN KEY ("reference") REFERENCES "Application"("reference") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AttachedDocument" ADD CONSTRAINT "AttachedDocument_reference_fkey" FOREIGN KEY ("reference") REFERENCES "Application"("reference") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Task" ADD CONSTRAINT "Task_reference_fkey" FOREIGN KEY ("reference") REFERENCES "Application"("reference") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaymentSlip" ADD CONSTRAINT "PaymentSlip_reference_fkey" FOREIGN KEY ("reference") REFERENCES "Application"("reference") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaymentSession" ADD CONSTRAINT "PaymentSession_slipId_fkey" FOREIGN KEY ("slipId") REFERENCES "PaymentSlip"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Receipt" ADD CONSTRAINT "Receipt_slipId_fkey" FOREIGN KEY ("slipId") REFERENCES "PaymentSlip"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Permit" ADD CONSTRAINT "Permit_reference_fkey" FOREIGN KEY ("reference") REFERENCES "Application"("reference") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TimelineEntry" ADD CONSTRAINT "TimelineEntry_reference_fkey" FOREIGN KEY ("reference") REFERENCES "Application"("reference") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NotificationDelivery" ADD CONSTRAINT "NotificationDelivery_notificationId_fkey" FOREIGN KEY ("notificationId") REFERENCES "Notification"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NotificationRead" ADD CONSTRAINT "NotificationRead_notificationId_fkey" FOREIGN KEY ("notificationId") REFERENCES "Notification"("id") ON DELETE CASCADE ON UPDATE CASCADE;
