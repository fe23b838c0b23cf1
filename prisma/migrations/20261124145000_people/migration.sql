-- CreateEnum
CREATE TYPE "RoleKind" AS ENUM ('CITIZEN', 'OFFICE', 'STAFF', 'OVERSEER', 'ADMIN', 'AUDITOR', 'CASHIER', 'INTEGRATOR');

-- CreateEnum
CREATE TYPE "MandateStatus" AS ENUM ('OFFERED', 'ACTIVE', 'DECLINED', 'REVOKED', 'EXPIRED');

-- AlterTable
ALTER TABLE "Application" DROP COLUMN "mandateId",
ADD COLUMN     "mandateId" UUID,
ADD COLUMN     "withinMandate" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "Submission" ADD COLUMN     "representative" JSONB;

-- CreateTable
CREATE TABLE "Role" (
    "id" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "kind" "RoleKind" NOT NULL,

    CONSTRAINT "Role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Unit" (
    "id" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "parentId" TEXT,

    CONSTRAINT "Unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "District" (
    "id" TEXT NOT NULL,
    "title" JSONB NOT NULL,

    CONSTRAINT "District_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoleHolding" (
    "id" UUID NOT NULL,
    "person" TEXT NOT NULL,
    "roleId" TEXT NOT NULL,
    "unitId" TEXT,
    "districtId" TEXT,
    "from" TIMESTAMPTZ NOT NULL,
    "until" TIMESTAMPTZ,
    "grantedBy" TEXT NOT NULL,
    "grantedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedBy" TEXT,

    CONSTRAINT "RoleHolding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Office" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "since" TEXT,
    "approvedAt" TIMESTAMPTZ,
    "approvedBy" TEXT,
    "suspendedAt" TIMESTAMPTZ,
    "suspendedBy" TEXT,
    "suspensionReason" TEXT,

    CONSTRAINT "Office_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mandate" (
    "id" UUID NOT NULL,
    "officeId" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "status" "MandateStatus" NOT NULL DEFAULT 'OFFERED',
    "permitTypes" TEXT[],
    "parcel" TEXT,
    "validUntil" TEXT NOT NULL,
    "offeredAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answeredAt" TIMESTAMPTZ,
    "answeredBy" TEXT,
    "revokedAt" TIMESTAMPTZ,
    "revokedBy" TEXT,

    CONSTRAINT "Mandate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DecisionAssertion" (
    "id" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "use" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ NOT NULL,
    "usedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DecisionAssertion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RoleHolding_person_idx" ON "RoleHolding"("person");

-- CreateIndex
CREATE INDEX "RoleHolding_roleId_idx" ON "RoleHolding"("roleId");

-- CreateIndex
CREATE INDEX "Mandate_ownerId_offeredAt_id_idx" ON "Mandate"("ownerId", "offeredAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Mandate_officeId_offeredAt_id_idx" ON "Mandate"("officeId", "offeredAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "DecisionAssertion_expiresAt_idx" ON "DecisionAssertion"("expiresAt");

-- CreateIndex
CREATE INDEX "Account_officeId_idx" ON "Account"("officeId");

-- CreateIndex
CREATE INDEX "Application_mandateId_idx" ON "Application"("mandateId");

-- AddForeignKey
ALTER TABLE "Application" ADD CONSTRAINT "Application_mandateId_fkey" FOREIGN KEY ("mandateId") REFERENCES "Mandate"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleHolding" ADD CONSTRAINT "RoleHolding_person_fkey" FOREIGN KEY ("person") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleHolding" ADD CONSTRAINT "RoleHolding_roleId_fkey" FOREIGN KEY ("roleId") REFERENCES "Role"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleHolding" ADD CONSTRAINT "RoleHolding_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleHolding" ADD CONSTRAINT "RoleHolding_districtId_fkey" FOREIGN KEY ("districtId") REFERENCES "District"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mandate" ADD CONSTRAINT "Mandate_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What people hold goes on; what a role is for was in the code so far.
INSERT INTO "Role" ("id", "title", "kind")
SELECT DISTINCT role, jsonb_build_object('fa', role, 'en', role), (CASE
    WHEN role IN ('citizen', 'office', 'admin', 'auditor', 'cashier', 'integrator') THEN upper(role)
    WHEN role = 'supervisor' THEN 'OVERSEER'
    ELSE 'STAFF' END)::"RoleKind"
FROM "Account", unnest("roles") AS role;

INSERT INTO "RoleHolding" ("id", "person", "roleId", "from", "grantedBy")
SELECT gen_random_uuid(), "Account"."id", role, CURRENT_TIMESTAMP, 'migration' FROM "Account", unnest("roles") AS role;

-- AlterTable
ALTER TABLE "Account" DROP COLUMN "roles";
