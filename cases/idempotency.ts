import { createHash } from 'node:crypto';
import { canonicalJson } from '../forms/canonical.js';
import type { Transaction } from '../prisma/client.js';
import { Prisma } from '../prisma/generated/client/client.js';
import type { Database } from '../prisma/sql.js';
import type { Acting } from './acting.js';
import { inputMessages } from './messages/inputs.js';
import { exactRefusals } from './messages/refusals.js';
import { invalidInput, Refusal } from './refusals.js';

/** The key was used before, for something else. */
export class IdempotencyKeyReusedError extends Refusal {
  override name = 'IdempotencyKeyReusedError';
  constructor() {
    super('CONFLICT', exactRefusals.KEY_REUSED);
  }
}

/** How long a key is remembered, in ms. Nobody repeats a call after so long because its answer was lost. */
const REMEMBERED = 7 * 24 * 3_600_000;

/** What is created may be an outside service's to open. */
const TRANSACTION = { timeout: 25_000 };

/** One try of a call that its caller may repeat. */
export interface Attempt {
  /** the name of what is called */
  operation: string;
  /** the caller's own; without one every try creates anew */
  key: string | null | undefined;
  /** tells calls apart that one key stands for */
  part?: string;
  /** what is asked for: with the same key only the same may be asked again */
  request: object;
}

/**
 * Creates something at most once for a key. The same attempt again gives the identifier of what the first one created,
 * also when both come at the same moment. Throws IdempotencyKeyReusedError when another request came with the key.
 */
export async function onlyOnce(
  acting: Acting,
  attempt: Attempt,
  create: (tx: Transaction) => Promise<string>,
): Promise<string> {
  const key = checkedKey(attempt.key);
  return key ? onceFor(key, acting, attempt, create) : acting.prisma.$transaction(create, TRANSACTION);
}

/** The same of what one statement creates, which is a transaction by itself where there is no key. */
export async function onceAtOnce(
  acting: Acting,
  attempt: Attempt,
  create: (database: Database) => Promise<string>,
): Promise<string> {
  const key = checkedKey(attempt.key);
  return key ? onceFor(key, acting, attempt, create) : create(acting.prisma);
}

async function onceFor(
  key: string,
  { prisma, viewer }: Acting,
  { operation, part, request: asked }: Attempt,
  create: (tx: Transaction) => Promise<string>,
): Promise<string> {
  const id = hashed(viewer.id, operation, key, ...(part === undefined ? [] : [part]));
  const request = hashed(canonicalJson(plain(asked)));
  const answered = async () => {
    const before = await prisma.idempotencyKey.findUnique({ where: { id } });
    if (before && before.request !== request) throw new IdempotencyKeyReusedError();
    return before?.result;
  };
  const known = await answered();
  if (known) return known;
  try {
    return await prisma.$transaction(async (tx) => {
      // A second call waits here until the first one has ended, whichever way.
      await tx.idempotencyKey.create({ data: { id, request, result: '' } });
      const result = await create(tx);
      await tx.idempotencyKey.update({ where: { id }, data: { result } });
      await tx.idempotencyKey.deleteMany({ where: { createdAt: { lt: new Date(Date.now() - REMEMBERED) } } });
      return result;
    }, TRANSACTION);
  } catch (error) {
    const second = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
    const first = second ? await answered() : undefined;
    if (first) return first;
    throw error;
  }
}

export function checkedKey(key: string | null | undefined): string | undefined {
  if (key == null) return undefined;
  if (key.length >= 1 && key.length <= 200) return key;
  throw invalidInput('idempotencyKey', 'KEY_INVALID', inputMessages.KEY_INVALID);
}

/** Instants and whole numbers of any size as their text. */
const plain = (args: object): unknown =>
  JSON.parse(JSON.stringify(args, (_, value) => (typeof value === 'bigint' ? String(value) : value)));

const hashed = (...parts: string[]): string => createHash('sha256').update(parts.join('\n')).digest('base64url');
