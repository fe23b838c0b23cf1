import { readableEvents } from '../cases/events.js';
import { visibleMandates } from '../cases/mandate-access.js';
import { receivedBy } from '../cases/notifications.js';
import { may } from '../cases/permission.js';
import { visibleTransfers } from '../cases/transfers.js';
import { listableBy, visibleApplications, visibleFiles } from '../cases/visible.js';
import { endpointsOf } from '../cases/webhook-endpoints.js';
import { eventsById } from '../city/journal/read.js';
import { openSessions } from '../city/people/sessions.js';
import { isUuid } from '../prisma/uuid.js';
import {
  type Entity,
  entries,
  ofCase,
  page,
  revisions,
  rows,
  shownPermitTypes,
  signedInOnly,
  whoMay,
} from './entity.js';
import {
  caseMessages,
  evaluations,
  invitations,
  longWorks,
  paymentLinks,
  paymentSessions,
  regulations,
  rulebookVersions,
  ruleRecords,
  steps,
} from './entity-parts.js';

/**
 * Whatever has an identity, by its type in the API: which of its rows a viewer may read, as by its ordinary query, and where
 * an id that is the row's own is looked for. A row's own id keeps the value that mutations take; whatever has only a
 * business key, or a key within its parent, has an opaque id (`global-id.ts`). New types take the opaque one.
 */
export const ENTITIES: Record<string, Entity> = {
  PermitApplication: { read: page('Application', 'reference', visibleApplications) },
  Task: {
    table: { name: 'Task', uuid: false },
    read: page('Task', 'id', (viewer) => ({
      OR: [{ application: visibleApplications(viewer) }, ...listableBy(viewer)],
    })),
  },
  AttachedDocument: rows('attachedDocument', {
    own: 'AttachedDocument',
    uuid: true,
    noted: 'documents',
    where: ofCase(),
  }),
  TaskFile: rows('taskFile', {
    own: 'TaskFile',
    uuid: true,
    noted: 'documents',
    where: signedInOnly(visibleFiles),
  }),
  Revision: revisions,
  TimelineEntry: entries('timelineEntry', { key: 'reference', noted: 'timeline', where: ofCase() }),
  PaymentSlip: rows('paymentSlip', { own: 'PaymentSlip', where: ofCase('readMoney', 'oversee') }),
  PaymentSession: paymentSessions,
  PaymentLink: paymentLinks,
  LongWork: longWorks,
  Refund: rows('refund', { own: 'Refund', where: ofCase('readMoney') }),
  Receipt: rows('receipt', { own: 'Receipt', uuid: true, where: whoMay('readMoney') }),
  Permit: rows('permit', { key: 'number', where: ofCase() }),
  CaseTransfer: rows('caseTransfer', { own: 'CaseTransfer', uuid: true, where: signedInOnly(visibleTransfers) }),
  CaseMessage: caseMessages,
  Invitation: invitations,
  Conversation: rows('conversation', {
    own: 'Conversation',
    uuid: true,
    where: signedInOnly(({ id }) => ({ person: id })),
  }),
  Notification: rows('notification', { own: 'Notification', where: signedInOnly(receivedBy) }),
  RuleRecord: ruleRecords,
  PermitType: rows('permitType', {
    key: 'hash',
    open: true,
    where: shownPermitTypes,
  }),
  RulebookVersion: rulebookVersions,
  StepDefinition: steps,
  Evaluation: evaluations,
  Regulation: regulations,
  Publication: rows('publication', { own: 'Publication', uuid: true, where: whoMay('readPublications') }),
  Proposal: rows('proposal', { own: 'Proposal', uuid: true, where: whoMay('readPublications') }),
  Office: rows('office', { own: 'Office', where: whoMay('readCatalogue') }),
  Mandate: rows('mandate', { own: 'Mandate', uuid: true, where: signedInOnly(visibleMandates) }),
  Person: rows('account', {
    own: 'Account',
    where: signedInOnly((viewer) => (may(viewer, 'readHoldings') ? {} : { id: viewer.id })),
  }),
  Role: rows('role', { own: 'Role', where: whoMay('readCatalogue') }),
  Unit: rows('unit', { own: 'Unit', where: whoMay('readCatalogue') }),
  District: rows('district', { own: 'District', where: whoMay('readCatalogue') }),
  RoleHolding: rows('roleHolding', {
    own: 'RoleHolding',
    uuid: true,
    where: signedInOnly((viewer) => (may(viewer, 'readHoldings') ? {} : { person: viewer.id })),
  }),
  OfferedHours: rows('offeredHours', {
    own: 'OfferedHours',
    uuid: true,
    where: signedInOnly(({ id }) => ({ person: id })),
  }),
  Delegation: rows('delegation', {
    own: 'Delegation',
    uuid: true,
    where: signedInOnly((viewer) =>
      may(viewer, 'readHoldings') ? {} : { OR: [{ delegateId: viewer.id }, { holding: { person: viewer.id } }] },
    ),
  }),
  Session: rows('session', {
    own: 'Session',
    where: signedInOnly((viewer) => ({
      ...openSessions(new Date()),
      ...(!may(viewer, 'manageSessions') && { person: viewer.id }),
    })),
  }),
  Event: {
    table: { name: 'Event', uuid: true },
    read: async (keys, { context: { prisma, viewer } }) => {
      if (!viewer) return new Map();
      const found = await eventsById(prisma, keys.filter(isUuid), readableEvents(viewer));
      return new Map(found.map((event) => [event.id, event]));
    },
  },
  WebhookEndpoint: rows('webhookEndpoint', { own: 'WebhookEndpoint', uuid: true, where: endpointsOf }),
  WebhookDelivery: rows('webhookDelivery', {
    own: 'WebhookDelivery',
    uuid: true,
    where: (viewer) => {
      const endpoint = endpointsOf(viewer);
      return endpoint && { endpoint };
    },
  }),
  TrailEntry: entries('trailEntry', { key: 'subject', where: whoMay('readTrail') }),
};
