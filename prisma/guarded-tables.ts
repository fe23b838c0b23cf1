/**
 * The tables whose rows the trail tells of, with the columns of their keys. A trigger notes each row that a transaction
 * makes, changes or takes away; `appendToTrail` puts what was noted into the entry of the act.
 */
export const GUARDED = {
  Application: ['reference'],
  Submission: ['reference', 'revision'],
  StepResult: ['reference', 'step'],
  AttachedDocument: ['id'],
  Task: ['id'],
  TaskFile: ['id'],
  TimelineEntry: ['reference', 'seq'],
  Remark: ['id'],
  PaymentSlip: ['id'],
  Receipt: ['id'],
  ReceiptDecision: ['receiptId', 'kind'],
  Refund: ['id'],
  RefundPosting: ['refundId', 'movement', 'account'],
  LedgerPosting: ['receiptId', 'movement', 'account'],
  Permit: ['number'],
  Proposal: ['id'],
  Publication: ['id'],
  Account: ['id'],
  Role: ['id'],
  RoleHolding: ['id'],
  Delegation: ['id'],
  Unit: ['id'],
  District: ['id'],
  Office: ['id'],
  Mandate: ['id'],
  Consent: ['mandateId'],
  CaseTransfer: ['id'],
  AutomatedDecision: ['reference', 'revision', 'step'],
  AutomationStop: ['id'],
  CaseMessage: ['id'],
  NoticeResponse: ['id'],
  Invitation: ['taskId'],
  Appointment: ['id'],
  OfferedHours: ['id'],
  PaymentLink: ['id'],
  WebhookEndpoint: ['id'],
} satisfies Record<string, string[]>;

/** Written before the act that they belong to: until then nothing counts that stands there. */
const WRITTEN_AHEAD = new Set(['Submission', 'Remark']);

const keyOf = (columns: string[]) => columns.map((column) => `(to_jsonb(r) ->> '${column}')`).join(` || '/' || `);

/** Hash of a row `r`, said here and not asked of the database's own function, which whoever owns the tables could change. */
const HASH = `left(encode(sha256(convert_to(
  (SELECT jsonb_object_agg(k, v) FROM jsonb_each(to_jsonb(r)) AS e(k, v) WHERE v <> 'null')::text, 'UTF8')), 'hex'), 32)`;

/** Every row as it stands: `of` (the table), `key`, `hash`, and whether it may stand there untold. The session must be in UTC. */
export const ROWS_AS_THEY_STAND = Object.entries(GUARDED)
  .map(
    ([table, columns]) =>
      `SELECT '${table}' AS of, ${keyOf(columns)} AS key, ${HASH} AS hash, ${WRITTEN_AHEAD.has(table)} AS ahead FROM "${table}" r`,
  )
  .join('\nUNION ALL ');
