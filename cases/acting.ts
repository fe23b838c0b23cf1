import type { Logger } from 'pino';
import type { Publisher } from '../city/catalogue/publisher.js';
import type { MustHaveRoom } from '../city/documents/quota.js';
import type { DocumentStore } from '../city/documents/store.js';
import type { Notices } from '../city/notices/notices.js';
import type { PaymentGateway } from '../city/payments/gateway.js';
import type { CaseTeller } from '../city/payments/tell-cases.js';
import type { OfficeRule } from '../city/people/offices.js';
import type { Viewer } from '../city/people/viewer.js';
import type { Act } from '../city/trail/append.js';
import type { Webhooks } from '../city/webhooks/webhooks.js';
import type { PrismaClient } from '../prisma/client.js';
import type { EvaluationDependencies } from './evaluate.js';
import type { WorkStarter } from './long-work/starter.js';
import type { CaseMessenger } from './messenger.js';
import type { NumberMarks } from './number-marks.js';

/** What use-cases work with, whoever calls them. */
export interface CaseServices extends EvaluationDependencies {
  prisma: PrismaClient;
  documents: DocumentStore;
  /** what each may keep of documents; without it any number */
  documentRoom?: MustHaveRoom | undefined;
  messenger: CaseMessenger;
  /** tells cases that they are paid */
  paidCases: CaseTeller;
  /** writes what people are told of acts beside a case's transitions */
  notices: Notices;
  /** the bank that slips are paid at, if one is connected */
  bank: PaymentGateway | undefined;
  /** what publishes versions, and whether a second administrator has to agree */
  publishing: { publisher: Publisher };
  /** that the installation declares; Persian and English without it */
  languages?: readonly string[];
  /** which offices the municipality may approve at all */
  officeRule: OfficeRule;
  /** where people reach this server, without a slash at its end */
  publicUrl: () => string;
  /** origins of other sites that payers may be sent back to */
  returnOrigins?: readonly string[];
  log: Logger;
  /** the secret of a payment link, by its id; without it one is thrown */
  linkSecret?: (id: string) => string;
  /** has workers do what takes longer than a request; without it none is started */
  work?: WorkStarter;
  /** sends to the endpoints of integrators; without it none is made */
  webhooks?: Webhooks;
  /** keeps numbers from coming back with an older copy of the database; without it the database's counters are trusted */
  numbers?: NumberMarks | undefined;
}

/** Whom a request is taken to act as until its first statement says whether the register of people still says so. */
export interface Presumed {
  /** as the token says */
  identity: Viewer;
  standing: string;
  /** the same in short, which is less to ask for; null of whom it cannot be said of, undefined where it was not asked */
  inShort: string | null | undefined;
  /** Keeps what the register says now for the next request; gives who that is. */
  remember: (standing: string, inShort?: string | null) => Viewer;
}

/** Somebody who acts. Every use-case takes it first. */
export interface Acting extends CaseServices {
  viewer: Viewer;
  /** there only for what asks the register itself (`graphql/answer-plainly.ts`): `viewer` is what it said a while ago */
  presumed?: Presumed;
}

type ViewersAct = Omit<Act, 'by'>;

/** An act of the viewer, for the trail. */
export const byViewer = ({ viewer }: Acting, act: ViewersAct): Act => ({ ...act, by: viewer.id });

/** The same on a case: whoever acts for its owner is said to. */
export function onCase({ viewer }: Acting, { ownerId }: { ownerId: string }, act: ViewersAct): Act {
  const by = viewer.id;
  return { ...act, by, ...(by !== ownerId && { onBehalfOf: ownerId }) };
}
