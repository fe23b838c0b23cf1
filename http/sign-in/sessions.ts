import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Viewer } from '../../city/people/viewer.js';
import { appendToTrail } from '../../city/trail/append.js';
import type { PrismaClient } from '../../prisma/client.js';
import { type SignInClient, SignInRefusedError, type Tokens } from './client.js';
import { ProviderUnavailableError } from './provider.js';
import type { CookieSeal } from './seal.js';
import { unavailable, type VerifyToken } from './verify-token.js';

export interface SessionOptions {
  prisma: PrismaClient;
  client: Pick<SignInClient, 'refresh'>;
  verifyToken: VerifyToken;
  seal: CookieSeal;
  /** hours that one sign-in lasts at most */
  hours: number;
  now?: () => number;
}

export interface Sessions {
  /** Keeps who has signed in; returns the secret for the browser's cookie. */
  open(tokens: Tokens): Promise<{ secret: string; expiresAt: Date }>;
  /** Undefined once it has ended. Throws UnavailableError while nobody can say whether it has. */
  viewer(secret: string): Promise<Viewer | undefined>;
  /** Ends it; returns the ID token that the provider knows it by. */
  end(secret: string): Promise<{ idToken: string | undefined }>;
}

/** While one server renews a session, the others go on with what is known; after this long they try themselves, in ms. */
const RENEWAL = 30_000;

/** A provider that is away keeps nobody signed in for longer than this after its last word lapsed, in ms. */
const GRACE = 15 * 60_000;

const Stored = z.object({ refreshToken: z.string().optional(), idToken: z.string().optional() });
const hashed = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** Browser sessions in the database, so that any server knows them and signing out ends them everywhere. */
export function createSessions(options: SessionOptions): Sessions {
  const { prisma, client, verifyToken, seal, hours, now = Date.now } = options;

  async function known(tokens: Tokens, older?: z.infer<typeof Stored>) {
    const { viewer, subject, expiresAt } = await verifyToken(tokens.accessToken);
    if (tokens.subject !== undefined && tokens.subject !== subject) {
      throw new SignInRefusedError('the access token is not of the person who signed in');
    }
    const kept = {
      refreshToken: tokens.refreshToken ?? older?.refreshToken,
      idToken: tokens.idToken ?? older?.idToken,
    };
    const { id, roles, nationalId, officeId, scopes } = viewer;
    return {
      person: id,
      viewer: { id, roles, nationalId, officeId, scopes: scopes && [...scopes] },
      tokens: await seal.close(kept, `${hours + 1}h`),
      renewAt: kept.refreshToken ? expiresAt : null,
      freshUntil: expiresAt,
    };
  }

  /** Asks the provider whether the person may still act, and as what. A refresh token is used by one server alone. */
  async function renewed(row: { id: string; renewAt: Date; freshUntil: Date; tokens: string }) {
    const { id, renewAt, freshUntil } = row;
    const claim = { where: { id, renewAt }, data: { renewAt: new Date(now() + RENEWAL) } };
    if ((await prisma.session.updateMany(claim)).count === 0) return undefined;
    try {
      const older = Stored.parse((await seal.open(row.tokens)) ?? {});
      if (!older.refreshToken) throw new SignInRefusedError('the session was sealed with another key');
      const data = await known(await client.refresh(older.refreshToken), older);
      await prisma.session.updateMany({ where: { id }, data });
      return data.viewer;
    } catch (error) {
      if (error instanceof SignInRefusedError) {
        await prisma.session.deleteMany({ where: { id } });
        return null;
      }
      if (!(error instanceof ProviderUnavailableError)) throw error;
      if (now() > freshUntil.getTime() + GRACE) throw unavailable(error);
      return undefined;
    }
  }

  return {
    async open(tokens) {
      const secret = randomBytes(32).toString('base64url');
      const expiresAt = new Date(now() + hours * 3_600_000);
      const data = { id: hashed(secret), ...(await known(tokens)), expiresAt };
      await prisma.session.deleteMany({ where: { expiresAt: { lt: new Date(now()) } } });
      await prisma.$transaction(async (tx) => {
        await tx.session.create({ data });
        await appendToTrail(tx, [{ subject: `person/${data.person}`, act: 'SIGNED_IN', by: data.person }]);
      });
      return { secret, expiresAt };
    },
    async viewer(secret) {
      const row = await prisma.session.findUnique({ where: { id: hashed(secret) } });
      if (!row || row.expiresAt.getTime() <= now()) return undefined;
      const { renewAt } = row;
      if (renewAt && renewAt.getTime() <= now()) {
        const viewer = await renewed({ ...row, renewAt });
        if (viewer !== undefined) return viewer ?? undefined;
      }
      return row.viewer as unknown as Viewer;
    },
    async end(secret) {
      const ended = await prisma.session.findUnique({ where: { id: hashed(secret) } });
      if (!ended) return { idToken: undefined };
      const { id, person } = ended;
      await prisma.$transaction(async (tx) => {
        const { count } = await tx.session.deleteMany({ where: { id } });
        if (count > 0) await appendToTrail(tx, [{ subject: `person/${person}`, act: 'SIGNED_OUT', by: person }]);
      });
      const { idToken } = Stored.parse((await seal.open(ended.tokens)) ?? {});
      return { idToken };
    },
  };
}
