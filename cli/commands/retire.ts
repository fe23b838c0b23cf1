import { type Command, Option } from 'commander';
import { UsageError } from '../../runtime/usage-error.js';
import { type Answered, mustBeDone } from '../installation/answered.js';
import { type InstallationOptions, openInstallation, RefusedError, withInstallation } from '../installation/ask.js';

interface Options extends InstallationOptions {
  version?: string;
  kind: 'type' | 'template' | 'policy';
  from?: string;
}

interface Version {
  version: number;
  retiredFrom: string | null;
}

const mutations = {
  type: 'retirePermitType',
  template: 'retireTemplate',
  policy: 'retireDecisionPolicy',
} as const;
const kinds = { type: 'PERMIT_TYPE', template: 'TEMPLATE', policy: 'DECISION_POLICY' } as const;

/** `retire CODE`: ends what new applications are filed or printed with; the exit code is 1 where it is refused. */
export function registerRetire(command: Command): void {
  withInstallation(command)
    .argument('<code>', 'of a permit type; or with --kind template of a paper, as permit or permit.construction')
    .addOption(new Option('--kind <kind>', 'what is retired').choices(['type', 'template', 'policy']).default('type'))
    .option('--version <number>', 'this version alone: the one before it is served again; otherwise all of them')
    .option('--from <when>', 'from a Jalali day (1405/10/01) or an instant on; otherwise at once')
    .action(async (code: string, options: Options) => {
      const version = options.version === undefined ? null : versionOf(options.version);
      const installation = await openInstallation(options);
      const args = 'code: $code, version: $version, from: $from';
      const called =
        options.kind === 'policy'
          ? `done: ${mutations.policy}(input: { ${args} }) { errors { path code message { en } } }`
          : `${mutations[options.kind]}(${args}) { version }`;
      const query = `mutation($code: ID!, $version: Int, $from: String) { ${called} }`;
      try {
        const answer = await installation.ask<{ done?: Answered }>(query, {
          code,
          version,
          from: options.from ?? null,
        });
        mustBeDone(answer.done);
      } catch (error) {
        if (!(error instanceof RefusedError)) throw error;
        for (const line of error.lines) process.stderr.write(`${code}: ${line}\n`);
        process.exitCode = 1;
        return;
      }
      const kind = kinds[options.kind];
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
