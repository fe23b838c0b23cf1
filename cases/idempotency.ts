import { createHash } from 'node:crypto';
import type { GraphQLResolveInfo } from 'graphql';
import { canonicalJson } from '../forms/canonical.js';
import { Prisma } from '../prisma/generated/client/client.js';
import { type Context, signedIn } from './context.js';
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

interface Call {
  args: { idempotencyKey?: string | null | undefined } & Record<string, unknown>;
  info: GraphQLResolveInfo;
}

/**
 * Creates something at most once for a key: the argument `idempotencyKey`, or the request's header `Idempotency-Key`. The
 * same call again gives the identifier of what the first one created, also when both come at the same moment. The key is
 * the caller's own, for one mutation. Throws IdempotencyKeyReusedError when its arguments are not the first call's.
 */
export async function onlyOnce(
  context: Context,
  { args, info }: Call,
  create: (tx: Prisma.TransactionClient) => Promise<string>,
): Promise<string> {
  const { prisma } = context;
  const { idempotencyKey, ...rest } = args;
  const key = checkedKey(idempotencyKey) ?? headerKey(context, info);
  if (!key) return prisma.$transaction(create, TRANSACTION);
  const id = hashed(signedIn(context).id, info.fieldName, key);
  const request = hashed(canonicalJson(plain(rest)));
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

/** One header stands for a whole request, which may call a mutation more than once: each call by the name of its answer. */
function headerKey({ idempotencyKey }: Context, info: GraphQLResolveInfo): string | undefined {
  const key = checkedKey(idempotencyKey);
  return key && `${key}\n${info.path.key}`;
}

/** Instants and whole numbers of any size as their text. */
const plain = (args: object): unknown =>
  JSON.parse(JSON.stringify(args, (_, value) => (typeof value === 'bigint' ? String(value) : value)));

const hashed = (...parts: string[]): string => createHash('sha256').update(parts.join('\n')).digest('base64url');
