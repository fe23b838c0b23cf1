import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { Client } from 'pg';
import { createPermitSigner } from '../../city/signing/signer.js';
import { cursorOver } from '../../city/trail/cursor.js';
import { sentenceOf, type TrailFinding } from '../../city/trail/findings.js';
import { sealDay } from '../../city/trail/seal.js';
import { verifyTrail } from '../../city/trail/verify-trail.js';
import { loadSettings, type Settings } from '../../runtime/config.js';
import { UsageError } from '../../runtime/usage-error.js';
import { databaseUrlOf } from '../database-url.js';

interface VerifyFlags {
  subject?: string;
  seals?: string;
  json?: true;
}

const PROGRESS_EVERY = 100_000;

export function registerAudit(audit: Command): void {
  audit
    .command('verify')
    .description(
      'find every entry that was changed, taken out, put in, moved or cut off; exit code 1 when there is one',
    )
    .option('--subject <subject>', 'one chain alone: an application’s reference, mandate/…, office/…, person/…')
    .option('--seals <file>', 'compare with the seals that `audit seals` gave earlier, one a line')
    .option('--json', 'findings and the report as JSON, one a line')
    .action(verify);
  audit
    .command('seals')
    .description(
      'print the signed daily heads, one a line, to be kept where nobody who keeps the database can change them',
    )
    .option('--after <number>', 'those after this one', '0')
    .action(({ after }: { after: string }) => printSeals(numberOf(after)));
  audit
    .command('seal')
    .description('sign the day’s head now, as Temporal’s schedule does every night')
    .action(async () => {
      const settings = loadSettings();
      const { number, day, chains } = await sealDay({
        databaseUrl: databaseUrlOf(settings),
        signer: signerOf(settings),
      });
      process.stdout.write(`Seal ${number} of ${day} is over the heads of ${chains} chains.\n`);
    });
}

async function verify({ subject, seals, json }: VerifyFlags): Promise<void> {
  const settings = loadSettings();
  const say = (finding: TrailFinding) => (json ? JSON.stringify(finding) : sentenceOf(finding));
  let nextReport = PROGRESS_EVERY;
  const report = await verifyTrail({
    databaseUrl: databaseUrlOf(settings),
    keySet: signerOf(settings).keySet(),
    subject,
    kept: seals === undefined ? [] : keptSeals(seals),
    onFinding: (finding) => process.stdout.write(`${say(finding)}\n`),
    onProgress: (entries) => {
      if (entries < nextReport) return;
      nextReport = entries + PROGRESS_EVERY;
      process.stderr.write(`${entries} entries so far\n`);
    },
  });
  const { entries, chains, seals: sealed, erased, findings } = report;
  const words = `${entries} entries of ${chains} chains, ${sealed} seals, ${erased} reasons erased: ${findings} found.`;
  process.stdout.write(`${json ? JSON.stringify(report) : words}\n`);
  if (findings > 0) process.exitCode = 1;
}

async function printSeals(after: number): Promise<void> {
  const client = new Client({ connectionString: databaseUrlOf(loadSettings()) });
  await client.connect();
  try {
    await client.query('BEGIN READ ONLY');
    const seals = 'SELECT token FROM "TrailSeal" WHERE number > $1 ORDER BY number';
    for await (const rows of cursorOver<{ token: string }>(client, 'seals', seals, [after])) {
      process.stdout.write(rows.map(({ token }) => `${token}\n`).join(''));
    }
  } finally {
    await client.end();
  }
}

function signerOf({ permits: { keysDir: folder, signingKeyFile: keyFile } }: Settings) {
  return createPermitSigner({ folder, ...(keyFile && { keyFile }) });
}

function keptSeals(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split(/\s+/).filter(Boolean);
  } catch {
    throw new UsageError(`${file} cannot be read; name a file with the seals, one a line.`);
  }
}

function numberOf(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UsageError('--after takes the number of a seal.');
}
