import type { Logger } from 'pino';
import type { ReadCalendar } from '../city/calendar/read.js';
import type { Catalogue } from '../city/catalogue/catalogue.js';
import type { Checker } from '../city/catalogue/checker.js';
import type { Publisher } from '../city/catalogue/publisher.js';
import type { DocumentLinks } from '../city/documents/link.js';
import type { DocumentStore } from '../city/documents/store.js';
import type { PaymentGateway } from '../city/payments/gateway.js';
import type { CaseTeller } from '../city/payments/tell-cases.js';
import type { OfficeRule } from '../city/people/offices.js';
import type { Viewer } from '../city/people/viewer.js';
import type { PermitSigner } from '../city/signing/signer.js';
import type { Reads } from '../city/trail/reads.js';
import type { PrismaClient } from '../prisma/client.js';
import type { Changes } from './changes.js';
import type { EvaluationDependencies } from './evaluate.js';
import { createLoaders, type Loaders } from './loaders.js';
import type { Cases } from './messenger.js';
import { UnauthenticatedError } from './refusals.js';

/** What every request of one server shares. */
export interface ServerDependencies extends EvaluationDependencies {
  prisma: PrismaClient;
  catalogue: Catalogue;
  documents: DocumentStore;
  links: DocumentLinks;
  cases: Cases;
  changes: Changes;
  /** tells cases that they are paid */
  paidCases: CaseTeller;
  /** the bank that slips are paid at, if one is connected */
  bank: PaymentGateway | undefined;
  /** what permits are signed with and headed by; without it no token is made or verified */
  permits?: { signer: PermitSigner; issuer: string; municipality: string };
  /** which offices the municipality may approve at all */
  officeRule: OfficeRule;
  /** what checks and publishes permit types and rulebooks */
  publishing: { checker: Checker; publisher: Publisher };
  calendar: ReadCalendar;
  /** names of the configured HTTP connectors */
  connectors: string[];
  /** where clients reach this server, without a slash at its end */
  publicUrl: () => string;
  log: Logger;
  /** where reads of personal data are noted */
  reads?: Reads;
}

export interface Context extends ServerDependencies {
  requestId: string | undefined;
  load: Loaders;
  viewer: Viewer | undefined;
  /** of the whole request, from its header */
  idempotencyKey: string | undefined;
}

interface RequestFacts {
  requestId?: string | undefined;
  idempotencyKey?: string | undefined;
}

export function createContext(
  deps: ServerDependencies,
  viewer: Viewer | undefined,
  request: RequestFacts = {},
): Context {
  const { requestId, idempotencyKey } = request;
  return { ...deps, requestId, idempotencyKey, viewer, load: createLoaders(deps, viewer) };
}

/** Who acts; refuses an anonymous caller. Every root field but the public ones begins with it. */
export function signedIn(context: Context): Viewer {
  if (!context.viewer) throw new UnauthenticatedError();
  return context.viewer;
}
