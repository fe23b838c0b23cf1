import type { GraphQLError } from 'graphql';
import type { Acting, CaseServices, Presumed } from '../cases/acting.js';
import { UnauthenticatedError } from '../cases/refusals.js';
import type { ReadCalendar } from '../city/calendar/read.js';
import type { Checker } from '../city/catalogue/checker.js';
import type { Publisher } from '../city/catalogue/publisher.js';
import type { DocumentLinks } from '../city/documents/link.js';
import type { Renderer } from '../city/papers/renderer.js';
import type { Viewer } from '../city/people/viewer.js';
import type { PermitSigner } from '../city/signing/signer.js';
import type { ReadLog } from '../city/trail/read-log.js';
import type { DefinitionIssue } from '../forms/language/issue.js';
import type { ChangeFeed } from './change-feed.js';
import type { CutList } from './cut-list.js';
import { createFollowers, type Followers } from './followers.js';
import type { JournalFeed } from './journal-feed.js';
import { createLoaders, type Loaders } from './loaders.js';

/** What every request of one server shares. */
export interface ServerDependencies extends CaseServices {
  links: DocumentLinks;
  changes: ChangeFeed;
  /** tells that the journal has grown */
  journal: JournalFeed;
  /** subscriptions under way on this server; left out, of each request alone */
  followers?: Followers;
  /** what permits are signed with and headed by; without it no token is made or verified */
  permits?: { signer: PermitSigner; issuer: string; municipality: string };
  /** draws previews of templates; without it there are none */
  renderer?: Pick<Renderer, 'render'>;
  /** what checks and publishes permit types and rulebooks */
  publishing: { checker: Checker; publisher: Publisher };
  calendar: ReadCalendar;
  /** names of the configured HTTP connectors */
  connectors: string[];
  /** where reads of personal data are noted */
  readLog?: ReadLog;
}

/** Throws RateLimitedError. */
export type CountEvaluation = () => Promise<void>;

export interface Context extends ServerDependencies {
  load: Loaders;
  viewer: Viewer | undefined;
  /** there only where every root field asks for it (`answer-plainly.ts`): `viewer` is what the register said a while ago */
  presumed?: Presumed;
  followers: Followers;
  /** Asks again who sent the request, for what goes on after it. */
  whoNow: () => Promise<Viewer | undefined>;
  /** Counts an evaluation of somebody who has not signed in for their address, beside the request that it came by. */
  countEvaluation?: CountEvaluation;
  /** of the whole request, from its header */
  idempotencyKey: string | undefined;
  /** what was warned of when this request published something, by the document's hash */
  warnings: Map<string, DefinitionIssue[]>;
  /** that stayed at their fields (`stay-at-field.ts`), until the answer is told */
  faults: GraphQLError[];
  /** lists that were cut (`cut-list.ts`) */
  cut: CutList[];
}

export function createContext(
  deps: ServerDependencies,
  viewer: Viewer | undefined,
  {
    idempotencyKey,
    whoNow = async () => viewer,
    countEvaluation,
  }: Partial<Pick<Context, 'idempotencyKey' | 'whoNow' | 'countEvaluation'>> = {},
): Context {
  const { followers = createFollowers() } = deps;
  const warnings = new Map();
  const counting = countEvaluation ? { countEvaluation } : {};
  const context: Omit<Context, 'load'> = {
    ...deps,
    followers,
    idempotencyKey,
    viewer,
    whoNow,
    ...counting,
    warnings,
    faults: [],
    cut: [],
  };
  return Object.defineProperty(context, 'load', load) as Context;
}

const LOADERS = Symbol('loaders');
/**
 * Made where they are asked for first, since many requests need none of them. The same two functions for all: with some of its own each
 * context would have a shape of its own, by which V8 keeps it, and all that it leads to, until it looks through the whole heap.
 */
const load: PropertyDescriptor & ThisType<Context & { [LOADERS]?: Loaders }> = {
  configurable: true,
  enumerable: true,
  get() {
    this[LOADERS] ??= createLoaders(this, this.viewer);
    return this[LOADERS];
  },
  set(made: Loaders) {
    this[LOADERS] = made;
  },
};

/** Who asks; refuses an anonymous caller. Every root field but the public ones begins with it, or with `acting`. */
export function signedIn({ viewer }: Context): Viewer {
  if (!viewer) throw new UnauthenticatedError();
  return viewer;
}

/** The caller as use-cases take them; refuses an anonymous one. */
export const acting = (context: Context): Acting => ({ ...context, viewer: signedIn(context) });
