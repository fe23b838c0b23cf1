import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import {
  listRulebooks,
  publishRulebook,
  type RulebookPublisher,
  RulebookRefusedError,
  type RulebookVersion,
  switchOffFee,
} from '../../city/catalogue/rulebooks.js';
import { slipsOfLine } from '../../city/payments/fee-line-slips.js';
import { createPermitSigner } from '../../city/signing/signer.js';
import { formatIssue } from '../../forms/check/format.js';
import { dayWanted, isWrittenDay } from '../../forms/jalali.js';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { loadSettings } from '../../runtime/config.js';
import { UsageError } from '../../runtime/usage-error.js';
import { databaseUrlOf } from '../database-url.js';
import { operator } from '../operator.js';
import { setTariff, type TariffOptions } from '../set-tariff.js';

const PAGE = 500;
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const wordsOf = ({ code, version, status, effectiveFrom, effectiveTo, hash, awaitsApproval }: RulebookVersion) => {
  const standing = awaitsApproval ? 'PROPOSED, an administrator has to approve it,' : status;
  return `${code} v${version} ${standing} ${effectiveFrom} to ${effectiveTo ?? 'further notice'} ${hash}`;
};

/** Whoever may write to the database is no administrator: where one has to approve, this only proposes. */
function publisherAt(prisma: PrismaClient): RulebookPublisher {
  const { permits, publications } = loadSettings();
  const { keysDir: folder, signingKeyFile: keyFile } = permits;
  const signer = createPermitSigner({ folder, ...(keyFile && { keyFile }) });
  return { prisma, signer, approval: publications.approval, by: operator() };
}

async function withDatabase(work: (prisma: PrismaClient) => Promise<void>): Promise<void> {
  const prisma = createPrisma(databaseUrlOf(loadSettings()), 2);
  try {
    await work(prisma);
  } catch (error) {
    if (!(error instanceof RulebookRefusedError)) throw error;
    for (const issue of error.issues) process.stderr.write(`${formatIssue(issue)}\n`);
    process.exitCode = 1;
  } finally {
    await prisma.$disconnect();
  }
}

function dayOf(option: string, text: string): string {
  if (isWrittenDay(text)) return text;
  throw new UsageError(`${option} takes ${dayWanted(text)}.`);
}

async function documentIn(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

export function registerRulebooks(rulebooks: Command): void {
  rulebooks
    .command('list')
    .description('every version with its days of effect and its hash')
    .action(() => withDatabase(async (prisma) => (await listRulebooks(prisma)).map(wordsOf).forEach(say)));

  rulebooks
    .command('publish <file>')
    .description('check a version against every active permit type and put it into force from its first day')
    .action(async (file: string) => {
      const document = await documentIn(file);
      await withDatabase(async (prisma) => {
        say(wordsOf(await publishRulebook(publisherAt(prisma), document)));
      });
    });

  rulebooks
    .command('switch-off <fee>')
    .description('no longer charge a fee line from a day on, as when a court annuls it')
    .requiredOption('--from <day>', 'Jalali day')
    .requiredOption('--basis <text>', 'the judgment or decision')
    .option('--rulebook <code>', "the rulebook's code", 'city')
    .action(async (fee: string, options: { from: string; basis: string; rulebook: string }) => {
      const change = { ...options, fee, from: dayOf('--from', options.from) };
      await withDatabase(async (prisma) => {
        const written = await switchOffFee(publisherAt(prisma), change);
        written.map(wordsOf).forEach(say);
        if (written.length === 0) say(`${fee} is not charged from ${change.from} on already.`);
      });
    });

  rulebooks
    .command('set-tariff <name> <value>')
    .description('give one value of the tariff another from a day on, in a version of its own')
    .requiredOption('--from <day>', 'Jalali day')
    .requiredOption('--basis <text>', 'the resolution that sets it')
    .option('--rulebook <code>', "the rulebook's code", 'city')
    .option('--type <code>', 'a permit type that has the value itself, in place of a rulebook')
    .action(async (name: string, value: string, options: TariffOptions) => {
      const change = { ...options, name, value, from: dayOf('--from', options.from) };
      await withDatabase(async (prisma) => {
        const { version, lines } = await setTariff(publisherAt(prisma), change);
        say(typeof version === 'string' ? version : wordsOf(version));
        lines.forEach(say);
      });
    });

  rulebooks
    .command('slips <fee>')
    .description('the slips that carry a fee line, one a line: slip, status, payable')
    .option('--since <day>', 'only of what was filed on this Jalali day or later')
    .action(async (fee: string, options: { since?: string }) => {
      const since = options.since === undefined ? undefined : dayOf('--since', options.since);
      await withDatabase((prisma) => printSlips(prisma, fee, since));
    });
}

async function printSlips(prisma: PrismaClient, fee: string, since: string | undefined): Promise<void> {
  let after = '';
  for (;;) {
    const ids = await slipsOfLine(prisma, { fee, since, first: PAGE, after });
    const slips = await prisma.paymentSlip.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } });
    for (const { id, status, payable } of slips) say(`${id} ${status} ${payable}`);
    if (ids.length < PAGE) return;
    after = ids.at(-1) ?? '';
  }
}
