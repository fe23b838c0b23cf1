import { type Command, Option } from 'commander';
import { UsageError } from '../../runtime/usage-error.js';
import { type InstallationOptions, openInstallation, RefusedError, withInstallation } from '../installation/ask.js';

interface Options extends InstallationOptions {
  version?: string;
  kind: 'type' | 'template';
  from?: string;
}

interface Version {
  version: number;
  retiredFrom: string | null;
}

const mutations = {
  type: 'retirePermitType',
  template: 'retireTemplate',
} as const;

/** `retire CODE`: ends what new applications are filed or printed with; the exit code is 1 where it is refused. */
export function registerRetire(command: Command): void {
  withInstallation(command)
    .argument('<code>', 'of a permit type; or with --kind template of a paper, as permit or permit.construction')
    .addOption(new Option('--kind <kind>', 'what is retired').choices(['type', 'template']).default('type'))
    .option('--version <number>', 'this version alone: the one before it is served again; otherwise all of them')
    .option('--from <when>', 'from a Jalali day (1405/10/01) or an instant on; otherwise at once')
    .action(async (code: string, options: Options) => {
      const version = options.version === undefined ? null : versionOf(options.version);
      const installation = await openInstallation(options);
      const query = `mutation($code: ID!, $version: Int, $from: String) {
        ${mutations[options.kind]}(code: $code, version: $version, from: $from) { version } }`;
      try {
        await installation.ask(query, { code, version, from: options.from ?? null });
      } catch (error) {
        if (!(error instanceof RefusedError)) throw error;
        for (const line of error.lines) process.stderr.write(`${code}: ${line}\n`);
        process.exitCode = 1;
        return;
      }
      const kind = options.kind === 'type' ? 'PERMIT_TYPE' : 'TEMPLATE';
      const { publications } = await installation.ask<{ publications: Version[] }>(
        `query($kind: PublicationKind!, $code: ID!) {
          publications(kind: $kind, code: $code, status: APPROVED, first: 500) { version retiredFrom } }`,
        { kind, code },
      );
      const meant = publications.filter((one) => version === null || one.version === version);
      for (const one of meant.sort((a, b) => a.version - b.version)) {
        process.stdout.write(`${code} version ${one.version}: ${standingOf(one)}\n`);
      }
    });
}

function standingOf({ retiredFrom }: Version): string {
  if (retiredFrom === null) return 'proposed to be retired; another administrator has to approve it (`proposals`)';
  return new Date(retiredFrom) > new Date() ? `retired from ${retiredFrom} on` : `retired since ${retiredFrom}`;
}

function versionOf(text: string): number {
  const version = Number(text);
  if (Number.isInteger(version) && version >= 1 && version < 2 ** 31) return version;
  throw new UsageError(`--version takes a version’s number such as 2, not "${text}".`);
}
