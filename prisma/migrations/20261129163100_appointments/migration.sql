-- AlterEnum
ALTER TYPE "NotificationEvent" ADD VALUE 'VISIT';

-- CreateEnum
CREATE TYPE "AppointmentStatus" AS ENUM ('BOOKED', 'MOVED', 'NOT_KEPT', 'OVER');

-- CreateTable
CREATE TABLE "Appointment" (
    "id" UUID NOT NULL,
    "taskId" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "seat" INTEGER NOT NULL,
    "startsAt" TIMESTAMPTZ NOT NULL,
    "endsAt" TIMESTAMPTZ NOT NULL,
    "status" "AppointmentStatus" NOT NULL DEFAULT 'BOOKED',
    "bySide" "MessageSide" NOT NULL,
    "bookedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "remindedAt" TIMESTAMPTZ,

    CONSTRAINT "Appointment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Appointment_taskId_idx" ON "Appointment"("taskId");

-- CreateIndex
CREATE INDEX "Appointment_reference_idx" ON "Appointment"("reference");

-- CreateIndex
CREATE INDEX "Appointment_status_startsAt_idx" ON "Appointment"("status", "startsAt");

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Of two who book the same time of the same people at once one wins, and nobody has two times for one task
CREATE UNIQUE INDEX "Appointment_seat" ON "Appointment"("place", "startsAt", "seat") WHERE "status" = 'BOOKED';
CREATE UNIQUE INDEX "Appointment_of_task" ON "Appointment"("taskId") WHERE "status" = 'BOOKED';
