import type { Command } from 'commander';
import { type Answered, mustBeDone } from '../installation/answered.js';
import { type InstallationOptions, openInstallation, RefusedError, withInstallation } from '../installation/ask.js';

interface Options extends InstallationOptions {
  reason?: string;
}

const everyType = (type: string): string | null => (type === 'all' ? null : type);

interface Standing {
  policy: { version: number; mode: string };
  stopped: boolean;
  rate: number;
  looked: number;
  overruled: number;
  conditions: {
    code: string;
    title: { en: string };
    asked: number;
    held: number;
    alone: number;
    decided: number;
    agreed: number;
  }[];
}

const STANDING = `query($type: ID!) { automation(permitType: $type) { policy { version mode } stopped rate looked overruled
  conditions { code title { en } asked held alone decided agreed } } }`;

function standingOf(type: string, { policy, stopped, rate, looked, overruled, conditions }: Standing): string[] {
  return [
    `${type}: policy ${policy.version}, ${stopped ? 'stopped' : policy.mode.toLowerCase()}; ${rate} in 100 drawn, ${overruled} of ${looked} overruled`,
    ...conditions.map(
      ({ code, title, asked, held, alone, decided, agreed }) =>
        `  ${code}: held in ${held} of ${asked}, people agreed in ${agreed} of ${decided}, alone in the way of ${alone} (${title.en})`,
    ),
  ];
}

/** `automation show TYPE`, `automation stop TYPE`, `automation resume TYPE`: of one permit type, or of `all`. The exit code is 1 where it is refused. */
export function registerAutomation(command: Command): void {
  withInstallation(command.command('show <type>'))
    .description('how decisions without a person stand for a permit type, and how people agreed with each condition')
    .action(async (type: string, options: Options) => {
      const installation = await openInstallation(options);
      const { automation } = await installation.ask<{ automation: Standing | null }>(STANDING, { type });
      const lines = automation ? standingOf(type, automation) : [`${type}: no decision policy is in force`];
      process.stdout.write(`${lines.join('\n')}\n`);
    });
  withInstallation(command.command('stop <type>'))
    .description('have a person decide every case of a permit type (or of `all`) from now on: one person’s act')
    .requiredOption('--reason <text>', 'why, for the trail')
    .action(async (type: string, options: Options) => {
      const query = `mutation($permitType: ID, $reason: String!) {
        done: stopAutomation(input: { permitType: $permitType, reason: $reason }) { stopped errors { path code message { en } } } }`;
      await sent<{ stopped: boolean }>(type, options, query, () => `${type}: stopped`);
    });
  withInstallation(command.command('resume <type>'))
    .description('let decisions without a person go on, once two others than whoever stopped them have said so')
    .action(async (type: string, options: Options) => {
      const query = `mutation($permitType: ID) {
        done: resumeAutomation(input: { permitType: $permitType }) { resumed errors { path code message { en } } } }`;
      await sent<{ resumed: boolean }>(type, options, query, ({ resumed }) =>
        resumed ? `${type}: goes on` : `${type}: another person has to say so too`,
      );
    });
}

async function sent<Done>(type: string, options: Options, query: string, said: (done: Done) => string): Promise<void> {
  const installation = await openInstallation(options);
  try {
    const variables = { permitType: everyType(type), ...(options.reason !== undefined && { reason: options.reason }) };
    const { done } = await installation.ask<{ done: Done & Answered }>(query, variables);
    mustBeDone(done);
    process.stdout.write(`${said(done)}\n`);
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    for (const line of error.lines) process.stderr.write(`${type}: ${line}\n`);
    process.exitCode = 1;
  }
}
