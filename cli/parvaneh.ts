import { type Command, CommanderError, program } from 'commander';
import { exitCodeOf } from './exit-code.js';

type Register = (program: Command) => void;

/** One row per command. Each is read only when it is asked for: one of them needs little of the product. */
const COMMANDS: Record<string, () => Promise<Register>> = {
  assertion: async () => (await import('./commands/assertion.js')).registerAssertion,
  audit: async () => (await import('./commands/audit.js')).registerAudit,
  calendar: async () => (await import('./commands/calendar.js')).registerCalendar,
  diagram: async () => (await import('./commands/diagram.js')).registerDiagram,
  diff: async () => (await import('./commands/diff.js')).registerDiff,
  documents: async () => (await import('./commands/documents.js')).registerDocuments,
  'dry-run': async () => (await import('./commands/dry-run.js')).registerDryRun,
  export: async () => (await import('./commands/export.js')).registerExport,
  import: async () => (await import('./commands/import.js')).registerImport,
  keys: async () => (await import('./commands/keys.js')).registerKeys,
  migrate: async () => (await import('./commands/migrate.js')).registerMigrate,
  payments: async () => (await import('./commands/payments.js')).registerPayments,
  person: async () => (await import('./commands/person.js')).registerPerson,
  permits: async () => (await import('./commands/permits.js')).registerPermits,
  publish: async () => (await import('./commands/publish.js')).registerPublish,
  registers: async () => (await import('./commands/registers.js')).registerRegisters,
  rulebooks: async () => (await import('./commands/rulebooks.js')).registerRulebooks,
  simulate: async () => (await import('./commands/simulate.js')).registerSimulate,
  token: async () => (await import('./commands/token.js')).registerToken,
  validate: async () => (await import('./commands/validate.js')).registerValidate,
  vectors: async () => (await import('./commands/vectors.js')).registerVectors,
  verify: async () => (await import('./commands/verify.js')).registerVerify,
  workers: async () => (await import('./commands/workers.js')).registerWorkers,
};

program
  .exitOverride()
  .name('parvaneh')
  .description("Workflow server for a municipality's permits")
  .showHelpAfterError();

const rows = Object.entries(COMMANDS);
const asked = rows.filter(([name]) => name === process.argv[2]);
for (const [, load] of asked.length > 0 ? asked : rows) (await load())(program);

try {
  await program.parseAsync();
} catch (error) {
  // Commander has said what it refuses.
  if (!(error instanceof CommanderError)) console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = exitCodeOf(error, process.argv[2]);
}
