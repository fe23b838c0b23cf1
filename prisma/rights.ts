import { Client, escapeIdentifier } from 'pg';

/** What is only ever added to: no role but the owner could change it, and triggers refuse even the owner. */
const ADDED_TO = ['TrailEntry', 'TrailSeal', 'TrailSealedHead', 'LedgerPosting', 'RefundPosting', 'ReceiptDecision'];

/** What is never deleted: a case's rows once they are filed, and whoever had a part in it. */
const STAYING = [
  'Submission',
  'StepResult',
  'Task',
  'Proposal',
  'Account',
  'Role',
  'Unit',
  'District',
  'Office',
  'Counter',
  'CaseTransfer',
];

/** Rights that differ from reading and changing every row. */
const RIGHTS: Record<string, string> = {
  ...Object.fromEntries(ADDED_TO.map((table) => [table, 'SELECT, INSERT'])),
  Receipt: 'SELECT, INSERT, UPDATE',
  Refund: 'SELECT, INSERT, UPDATE ("status", "orderedAt", "orderedBy", "reason")',
  Publication: 'SELECT, INSERT, UPDATE',
  TrailKey: 'SELECT, INSERT, DELETE',
  PermitType: 'SELECT',
  _prisma_migrations: 'SELECT',
  TrailBase: 'SELECT',
  // What stays: nothing of it is ever taken away, and of some only what may change is changed.
  ...Object.fromEntries(STAYING.map((table) => [table, 'SELECT, INSERT, UPDATE'])),
  TimelineEntry: 'SELECT, INSERT, DELETE, UPDATE ("data")',
  PaymentSlip: 'SELECT, INSERT, UPDATE ("status", "paidAt", "billId", "paymentId", "payUntil", "countsIn")',
  // A case that was reopened is granted its permit anew, under its number.
  Permit: `SELECT, INSERT, UPDATE ("issuedAt", "validUntil", "current", "parts", "plot", "plots", "plotsEnded", "plotsBegun", "replaces", "record", "initially", "status", "statusAt", "statusReason", "supersededBy", "paper", "token", "documentSha256", "documentBytes")`,
  RoleHolding: 'SELECT, INSERT, UPDATE ("until", "endedBy")',
  Delegation: 'SELECT, INSERT, UPDATE ("endedAt", "endedBy")',
  CaseMessage: 'SELECT, INSERT, UPDATE ("text")',
  NoticeResponse:
    'SELECT, INSERT, UPDATE ("step", "text", "answers", "withdrawnAt", "answer", "answeredBy", "answeredAt")',
  Invitation: 'SELECT, INSERT, UPDATE ("nationalId", "mobile")',
  Appointment: 'SELECT, INSERT, UPDATE ("status", "bySide", "remindedAt")',
  OfferedHours: 'SELECT, INSERT, DELETE',
  ConversationTurn: 'SELECT, INSERT, DELETE, UPDATE ("words", "reply", "acts")',
  Event: 'SELECT, INSERT, DELETE, UPDATE ("position")',
  Journal: 'SELECT, UPDATE',
};

/** Whom an address connects as. */
export const roleOf = (databaseUrl: string): string => decodeURIComponent(new URL(databaseUrl).username);

/** Whether the role of this address could change what is only ever added to, by a right, as owner or as superuser. */
export async function couldRewrite(databaseUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ could: boolean }>(
      `SELECT has_table_privilege('"TrailEntry"', 'UPDATE, DELETE, TRUNCATE, TRIGGER') AS could`,
    );
    return rows[0]?.could ?? true;
  } finally {
    await client.end();
  }
}

/**
 * Gives the role that server, worker and command line connect as its rights on every table and view, anew after each migration. It
 * owns nothing: it cannot change what is only added to, nor the triggers that guard it.
 */
export async function grantRights(owner: Client, role: string): Promise<void> {
  const to = escapeIdentifier(role);
  const tables = await owner.query<{ schema: string; name: string }>(
    `SELECT schemaname AS schema, tablename AS name FROM pg_tables WHERE schemaname = current_schema()
     UNION ALL SELECT schemaname, viewname FROM pg_views WHERE schemaname = current_schema()`,
  );
  const schema = escapeIdentifier(tables.rows[0]?.schema ?? 'public');
  const grants = tables.rows.map(({ name }) => {
    const rights = RIGHTS[name] ?? 'SELECT, INSERT, UPDATE, DELETE';
    return `GRANT ${rights} ON ${schema}.${escapeIdentifier(name)} TO ${to};`;
  });
  // Several statements in one query are one transaction: nobody is without rights in between.
  await owner.query(`
    REVOKE ALL ON ALL TABLES IN SCHEMA ${schema} FROM ${to};
    GRANT USAGE ON SCHEMA ${schema} TO ${to};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${schema} TO ${to};
    ${grants.join('\n')}`);
}
