-- DropIndex
DROP INDEX "Task_escalatedTo_status_idx";

-- CreateIndex
CREATE INDEX "PaymentSession_slipId_idx" ON "PaymentSession"("slipId");

-- CreateIndex
CREATE INDEX "Task_escalatedTo_status_priority_dueAt_id_idx" ON "Task"("escalatedTo", "status", "priority" DESC, "dueAt", "id");

-- CreateIndex
CREATE INDEX "Task_status_priority_dueAt_id_idx" ON "Task"("status", "priority" DESC, "dueAt", "id");
