import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { registeredViewer } from '../../city/people/registered-viewer.js';
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
  /** minutes without a request of its person after which it has ended */
  idleMinutes: number;
  now?: () => number;
}

export interface Sessions {
  /** Keeps who has signed in; returns the secret for the browser's cookie. */
  open(tokens: Tokens): Promise<{ secret: string; expiresAt: Date }>;
  /**
   * Undefined once it has ended. Throws UnavailableError while nobody can say whether it has. A `watcher` does not keep it
   * from ending for want of use.
   */
  viewer(secret: string, as?: 'watcher'): Promise<Viewer | undefined>;
  /** Ends it; returns the ID token that the provider knows it by. */
  end(secret: string): Promise<{ idToken: string | undefined }>;
}

/** While one server renews a session, the others go on with what is known; after this long they try themselves, in ms. */
const RENEWAL = 30_000;

/** A provider that is away keeps nobody signed in for longer than this after its last word lapsed, in ms. */
const GRACE = 15 * 60_000;

/** How exactly it is kept when a session was last used, in ms. */
const SEEN_EXACT_TO = 60_000;

const Stored = z.object({ refreshToken: z.string().optional(), idToken: z.string().optional() });
const hashed = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** Browser sessions in the database, so that any server knows them and signing out ends them everywhere. */
export function createSessions(options: SessionOptions): Sessions {
  const { prisma, client, verifyToken, seal, hours, idleMinutes, now = Date.now } = options;
  const idle = idleMinutes * 60_000;

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
    // A counter may have opened the account of somebody whom the provider calls otherwise.
    const { id: person } = await registeredViewer(prisma, viewer);
    return {
      person,
      subject,
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
      const at = new Date(now());
      const sid = tokens.sid ?? null;
      const data = { id: hashed(secret), ...(await known(tokens)), sid, expiresAt, createdAt: at, lastSeenAt: at };
      const unused = { lastSeenAt: { lt: new Date(now() - idle) } };
      await prisma.session.deleteMany({ where: { OR: [{ expiresAt: { lt: at } }, unused] } });
      await prisma.$transaction(async (tx) => {
        await tx.session.create({ data });
        await appendToTrail(tx, [{ subject: `person/${data.person}`, act: 'SIGNED_IN', by: data.person }]);
      });
      return { secret, expiresAt };
    },
    async viewer(secret, as) {
      const row = await prisma.session.findUnique({ where: { id: hashed(secret) } });
      if (!row || row.expiresAt.getTime() <= now()) return undefined;
      const { id, renewAt } = row;
      const unusable = renewAt === null && row.freshUntil.getTime() <= now();
      if (unusable || row.lastSeenAt.getTime() + idle <= now()) {
        await prisma.session.deleteMany({ where: { id } });
        return undefined;
      }
      if (as !== 'watcher' && row.lastSeenAt.getTime() + SEEN_EXACT_TO <= now()) {
        await prisma.session.updateMany({ where: { id }, data: { lastSeenAt: new Date(now()) } });
      }
      if (renewAt && renewAt.getTime() <= now()) {
        const viewer = await renewed({ ...row, renewAt });
        if (viewer !== undefined) return viewer ? { ...viewer, session: id } : undefined;
      }
      return { ...(row.viewer as unknown as Viewer), session: id };
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
