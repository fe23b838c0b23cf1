import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { z } from 'zod';
import { readStatusList, type StatusList } from '../../city/papers/status-list.js';
import { tokenIn, verifyPermitToken } from '../../city/papers/token.js';
import { verdictText } from '../../city/papers/verdict-text.js';
import type { KeySet } from '../../city/signing/signer.js';
import { UsageError } from '../../runtime/usage-error.js';

const PublishedKeys = z.object({
  keys: z.array(
    z.object({
      kty: z.literal('OKP'),
      crv: z.literal('Ed25519'),
      x: z.string(),
      kid: z.string(),
      alg: z.literal('EdDSA'),
      use: z.literal('sig'),
    }),
  ),
}) satisfies z.ZodType<KeySet>;

/** `verify TOKEN --keys FILE [--status FILE]`: needs no network and no database; exit code 0 for yes, 1 for no. */
export function registerVerify(command: Command): void {
  command
    .argument('<token>')
    .requiredOption('--keys <file>', 'the published keys, as /.well-known/jwks.json gives them')
    .option('--status <file>', 'the signed status list, as /permits/status.jws gives it')
    .action(async (text: string, options: { keys: string; status?: string }) => {
      const keySet = await readKeys(options.keys);
      const list = options.status === undefined ? undefined : await readStatusList(await read(options.status), keySet);
      const verdict = await verifyPermitToken(tokenIn(text), keySet, list);
      const { fa, en } = verdictText(verdict);
      const reason = verdict.valid ? '' : ` [${verdict.reason}]`;
      process.stdout.write(`${fa}\n${en}${reason}\n${verdict.permit ? scope(list) : ''}`);
      process.exitCode = verdict.valid ? 0 : 1;
    });
}

/** What the answer does not cover. */
function scope(list: StatusList | undefined): string {
  if (!list) return 'Revocation was not checked; give --status with a fresh status list to check it.\n';
  const asOf = `As of the status list of ${new Date(list.iat * 1000).toISOString()}.\n`;
  const old = Date.now() / 1000 > list.iat + list.ttl;
  return old ? `${asOf}That list is out of date; fetch it again for what has changed since.\n` : asOf;
}

async function readKeys(file: string): Promise<KeySet> {
  const text = await read(file);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const keys = PublishedKeys.safeParse(value);
  if (keys.success) return keys.data;
  throw new UsageError(`"${file}" holds no published keys; save what /.well-known/jwks.json answers.`);
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new UsageError(`"${file}" cannot be read (${code}); name a file that is there.`);
  }
}
