import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Everything that this process counts and measures. Names end in their unit, as Prometheus has it. */
export const registry = new Registry();
const registers = [registry];

export const requestSeconds = new Histogram({
  name: 'parvaneh_http_request_seconds',
  help: 'Time from a request to the end of its answer',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  registers,
});

export const refusals = new Counter({
  name: 'parvaneh_refusals_total',
  help: 'Refusals that GraphQL answered with, by their code',
  labelNames: ['code'],
  registers,
});

export const activitySeconds = new Histogram({
  name: 'parvaneh_activity_seconds',
  help: 'Time of each try of an activity, and whether it succeeded',
  labelNames: ['activity', 'result'],
  buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 60],
  registers,
});

export const transitions = new Counter({
  name: 'parvaneh_transitions_total',
  help: 'Transitions that were recorded, by the state that they left the case in',
  labelNames: ['status'],
  registers,
});

export const decisions = new Counter({
  name: 'parvaneh_decisions_total',
  help: 'Tasks that were decided, by outcome',
  labelNames: ['outcome'],
  registers,
});

const gauge = (name: string, help: string, ...labelNames: string[]) => new Gauge({ name, help, labelNames, registers });

/** As the database has them: the same whichever process is asked. */
export const figures = {
  cases: gauge('parvaneh_cases', 'Filed cases that are not closed, by state', 'status'),
  stuckCases: gauge('parvaneh_stuck_cases', 'Cases of which nothing goes on until somebody repairs them'),
  overdueTasks: gauge('parvaneh_overdue_tasks', 'Open tasks whose deadline has passed'),
  outboxOldest: gauge('parvaneh_outbox_oldest_seconds', 'Age of the oldest message that is not sent yet'),
  unmatchedReceipts: gauge('parvaneh_unmatched_receipts', 'Money that fits no slip and waits for the cashier'),
  sealAge: gauge('parvaneh_trail_seal_age_seconds', 'Time since the trail was sealed last'),
};

export const unwrittenReads = gauge('parvaneh_unwritten_reads', 'Reads of personal data that are not in the trail yet');

export const poolConnections = gauge(
  'parvaneh_pool_connections',
  'Connections to the database, and statements that wait for one',
  'pool',
  'state',
);
