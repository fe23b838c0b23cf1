import type { Command } from 'commander';

/** One command of the CLI. */
export interface CommandRow {
  /** As the help shows it: the name, whether there are options, the arguments. */
  usage: string;
  description: string;
  /** Reads what adds the arguments, options and the action; not before it is asked for, since one needs little of the product. */
  load: () => Promise<(command: Command) => void>;
}

export const COMMANDS: CommandRow[] = [
  {
    usage: 'assertion [options] <person>',
    description: 'sign a decision of a demo person, to be sent as a signal; good for five minutes and one use',
    load: async () => (await import('./commands/assertion.js')).registerAssertion,
  },
  {
    usage: 'audit',
    description: 'the trail of everything that was done',
    load: async () => (await import('./commands/audit.js')).registerAudit,
  },
  {
    usage: 'automation',
    description: 'stop decisions without a person, or let them go on; over the API',
    load: async () => (await import('./commands/automation.js')).registerAutomation,
  },
  {
    usage: 'backup',
    description: 'save and restore all of an installation that `npm start` runs',
    load: async () => (await import('./commands/backup.js')).registerBackup,
  },
  {
    usage: 'calendar',
    description: 'the business calendar: official holidays, year by year',
    load: async () => (await import('./commands/calendar.js')).registerCalendar,
  },
  {
    usage: 'cases',
    description: 'cases whose rows and workflow do not agree: find them, bring them back',
    load: async () => (await import('./commands/cases.js')).registerCases,
  },
  {
    usage: 'decide [options] <policy> <cases...>',
    description: 'say what a decision policy says of cases, and why, without a server',
    load: async () => (await import('./commands/decide.js')).registerDecide,
  },
  {
    usage: 'diagram [options] <file>',
    description: 'print the steps of a permit type as a Mermaid flowchart',
    load: async () => (await import('./commands/diagram.js')).registerDiagram,
  },
  {
    usage: 'dialogues [options] <files...>',
    description: 'have scripted citizens talk with the assistant, and compare what would be filed',
    load: async () => (await import('./commands/dialogues.js')).registerDialogues,
  },
  {
    usage: 'diff [options] <before> <after>',
    description: 'say which fields, steps, roles, fees and rules differ between two versions',
    load: async () => (await import('./commands/diff.js')).registerDiff,
  },
  {
    usage: 'documents',
    description: 'the files of attached documents and printed permits',
    load: async () => (await import('./commands/documents.js')).registerDocuments,
  },
  {
    usage: 'dry-run [options] <file>',
    description: 'work past cases out anew by a definition, and say what would have come out otherwise',
    load: async () => (await import('./commands/dry-run.js')).registerDryRun,
  },
  {
    usage: 'events [options]',
    description: 'what happened, in the order in which it was committed, a CloudEvent a line; over the API',
    load: async () => (await import('./commands/events.js')).registerEvents,
  },
  {
    usage: 'export [options] <folder>',
    description: 'write every published permit type, rulebook and template, and the organisation, to a folder',
    load: async () => (await import('./commands/export.js')).registerExport,
  },
  {
    usage: 'import [options] <folder>',
    description: 'publish everything of an export that a running installation does not have yet',
    load: async () => (await import('./commands/import.js')).registerImport,
  },
  {
    usage: 'keys',
    description: 'the keys that permits are signed with',
    load: async () => (await import('./commands/keys.js')).registerKeys,
  },
  {
    usage: 'migrate',
    description: 'move running cases to another version of their permit type',
    load: async () => (await import('./commands/migrate.js')).registerMigrate,
  },
  {
    usage: 'payments',
    description: 'money that came in',
    load: async () => (await import('./commands/payments.js')).registerPayments,
  },
  {
    usage: 'person',
    description: 'what is held of one person, for whoever asks by right',
    load: async () => (await import('./commands/person.js')).registerPerson,
  },
  {
    usage: 'permits',
    description: 'the standing of granted permits',
    load: async () => (await import('./commands/permits.js')).registerPermits,
  },
  {
    usage: 'publish [options] <file...>',
    description:
      'publish permit types, rulebooks, paper templates and decision policies to a running installation, or propose them to another administrator',
    load: async () => (await import('./commands/publish.js')).registerPublish,
  },
  {
    usage: 'registers',
    description: "the city's registers: parcels, permits, buildings, offices",
    load: async () => (await import('./commands/registers.js')).registerRegisters,
  },
  {
    usage: 'retire [options] <code>',
    description: 'end a service, or one version of it, on a running installation; cases on the way go on',
    load: async () => (await import('./commands/retire.js')).registerRetire,
  },
  {
    usage: 'rulebooks',
    description: 'versions of the rulebook: law and tariff',
    load: async () => (await import('./commands/rulebooks.js')).registerRulebooks,
  },
  {
    usage: 'settings',
    description: 'print every setting that the product reads, which are set, and names that are none',
    load: async () => (await import('./commands/settings.js')).registerSettings,
  },
  {
    usage: 'simulate [options] <file>',
    description: 'walk a permit type with answers through time, without a server, and print what would happen',
    load: async () => (await import('./commands/simulate.js')).registerSimulate,
  },
  {
    usage: 'talk [options] <type>',
    description: 'talk with the assistant in a terminal',
    load: async () => (await import('./commands/talk.js')).registerTalk,
  },
  {
    usage: 'template',
    description: 'templates of printed papers: see what one prints before it is published',
    load: async () => (await import('./commands/template.js')).registerTemplate,
  },
  {
    usage: 'token <name>',
    description: 'sign in as a demo person, as citizen-1 or supervisor-1, and print the bearer token',
    load: async () => (await import('./commands/token.js')).registerToken,
  },
  {
    usage: 'validate [options] [file...]',
    description:
      'check permit types against the shipped rulebook, paper templates and decision policies, and say what is wrong',
    load: async () => (await import('./commands/validate.js')).registerValidate,
  },
  {
    usage: 'vectors [options] <files...>',
    description: 'run cases with their expected results through the evaluation',
    load: async () => (await import('./commands/vectors.js')).registerVectors,
  },
  {
    usage: 'verify [options] <token>',
    description: 'say offline whether a permit is genuine: its token, or the address in its QR code',
    load: async () => (await import('./commands/verify.js')).registerVerify,
  },
  {
    usage: 'webhooks',
    description: 'endpoints that are told of events: made, tried, paused, replayed; over the API',
    load: async () => (await import('./commands/webhooks.js')).registerWebhooks,
  },
  {
    usage: 'workers',
    description: 'versions of the workers',
    load: async () => (await import('./commands/workers.js')).registerWorkers,
  },
];

export const commandName = ({ usage }: CommandRow): string => usage.split(' ', 1)[0] ?? usage;
