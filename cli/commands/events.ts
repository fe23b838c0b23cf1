import type { Command } from 'commander';
import { commaList } from '../arguments.js';
import { type InstallationOptions, openInstallation, RefusedError, withInstallation } from '../installation/ask.js';

const EVENTS = `query($after: String, $types: [EventType!], $permitTypes: [ID!], $subject: String) {
  events(first: 100, after: $after, types: $types, permitTypes: $permitTypes, subject: $subject) {
    edges { node { cloudEvent } } pageInfo { hasNextPage } resumeAfter } }`;

interface Page {
  events: {
    edges: { node: { cloudEvent: object } }[];
    pageInfo: { hasNextPage: boolean };
    resumeAfter: string | null;
  };
}

interface Wanted extends InstallationOptions {
  after?: string;
  types?: string[];
  permitTypes?: string[];
  subject?: string;
}

/** `events`: the journal until now, a CloudEvent a line; where to go on is told on standard error. Exit code 1 for a refusal. */
export function registerEvents(command: Command): void {
  withInstallation(command)
    .option('--after <cursor>', 'only what came after this cursor; everything that is kept without')
    .option('--types <names>', 'only these, as APPLICATION_FILED,PERMIT_GRANTED', commaList)
    .option('--permit-types <codes>', 'only of these permit types', commaList)
    .option('--subject <subject>', 'only what is about this: a reference, mandate/ID, …')
    .action(async ({ to, tokenFile, ...wanted }: Wanted) => {
      try {
        await print({ to, ...(tokenFile && { tokenFile }) }, wanted);
      } catch (error) {
        if (!(error instanceof RefusedError)) throw error;
        for (const line of error.lines) process.stderr.write(`${line}\n`);
        process.exitCode = 1;
      }
    });
}

async function print(options: InstallationOptions, wanted: Omit<Wanted, keyof InstallationOptions>): Promise<void> {
  const installation = await openInstallation(options);
  for (let { after = null }: { after?: string | null } = wanted; ; ) {
    const { events } = await installation.ask<Page>(EVENTS, { ...wanted, after });
    for (const { node } of events.edges) process.stdout.write(`${JSON.stringify(node.cloudEvent)}\n`);
    after = events.resumeAfter;
    if (events.pageInfo.hasNextPage) continue;
    if (after) process.stderr.write(`--after ${after}\n`);
    return;
  }
}
