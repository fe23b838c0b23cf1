-- CreateIndex
CREATE INDEX "Task_queues" ON "Task"("status", "role", "districtId", "escalatedTo", "priority", "dueAt", "escalated", "assignee");
