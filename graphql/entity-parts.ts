import { queryFromInfo } from '@pothos/plugin-prisma';
import { readsMessage } from '../cases/case-messages.js';
import { ownInvitations } from '../cases/invitations/read.js';
import { visibleLongWork } from '../cases/long-work/start.js';
import { ViewedCase } from '../cases/open-case.js';
import { may } from '../cases/permission.js';
import type { PaymentVisit } from '../cases/start-payment.js';
import { ownApplications, visibleApplications } from '../cases/visible.js';
import { ruleRecords as ruleRecordsOf } from '../city/catalogue/rule-records.js';
import { listRulebooks } from '../city/catalogue/rulebooks.js';
import { isUuid } from '../prisma/uuid.js';
import { acting, signedIn } from './context.js';
import { type Asked, type Entity, shownPermitTypes } from './entity.js';
import { keyOf, partsOf, readGlobalId } from './global-id.js';
import { regulationsOf, type ShownEvaluation } from './schema/evaluation.js';
import { keyOfStep, type StepShown, stepOf, stepsInOrder } from './schema/step-definition.js';
import { draftColumns, seesDraft } from './sees-draft.js';
import { evaluationHead, shownEvaluation } from './shown-evaluation.js';

/** Evaluations of the latest submissions, which is all that a case shows of them; by the key of each. */
async function evaluationsOf(keys: readonly string[], { context }: Asked): Promise<Map<string, ShownEvaluation>> {
  const viewer = signedIn(context);
  const wanted = new Map(
    keys.flatMap((key) => {
      const [reference, revision = ''] = partsOf(key, 2) ?? [];
      return reference && /^\d{1,9}$/.test(revision) ? [[key, { reference, revision: Number(revision) }]] : [];
    }),
  );
  const references = [...wanted.values()].map(({ reference }) => reference);
  const cases = await context.prisma.application.findMany({
    where: { AND: [{ reference: { in: references } }, visibleApplications(viewer)] },
    select: { reference: true, revision: true, submissions: evaluationHead },
  });
  const shown = cases.flatMap(({ reference, revision, submissions }) => {
    const head = submissions.find((each) => each.revision === revision);
    return head ? [[`${reference} ${revision}`, shownEvaluation(context, reference, head)] as const] : [];
  });
  const byRevision = new Map(shown);
  return new Map(
    [...wanted].flatMap(([key, { reference, revision }]) => {
      const evaluation = byRevision.get(`${reference} ${revision}`);
      if (evaluation) context.readLog?.note(viewer, reference, 'evaluation');
      return evaluation ? [[key, evaluation]] : [];
    }),
  );
}

export const evaluations: Entity = { read: evaluationsOf };

/** What somebody is asked who is named in a case, by its task; nobody else's is read by anybody. */
export const invitations: Entity = {
  read: async (keys, { context }) => {
    const found = await Promise.all(keys.map((key) => ownInvitations(acting(context), key)));
    return new Map(found.flat().map((invitation) => [invitation.id, invitation]));
  },
};

/** Of an evaluation, by where each stands in it. */
export const regulations: Entity = {
  read: async (keys, asked) => {
    const places = keys.flatMap((key) => {
      const [of, place = ''] = partsOf(key, 2) ?? [];
      const evaluation = of === undefined ? undefined : readGlobalId(of);
      return evaluation?.type === 'Evaluation' && /^\d{1,4}$/.test(place) ? [{ key, of: evaluation.key, place }] : [];
    });
    const found = await evaluationsOf([...new Set(places.map(({ of }) => of))], asked);
    const rows = new Map(
      await Promise.all(
        [...found].map(async ([key, evaluation]) => [key, await regulationsOf(evaluation, asked.info)] as const),
      ),
    );
    return new Map(
      places.flatMap(({ key, of, place }) => {
        const row = rows.get(of)?.[Number(place)];
        return row ? [[key, row]] : [];
      }),
    );
  },
};

/** What was written about cases, each for whoever may read it there. */
export const caseMessages: Entity = {
  read: async (keys, { context, info, type }) => {
    const viewer = signedIn(context);
    const found = await context.prisma.caseMessage.findMany({
      ...queryFromInfo({
        context,
        info,
        typeName: type,
        select: { id: true, reference: true, ownerId: true, internal: true },
      }),
      where: { id: { in: keys.filter(isUuid) }, application: visibleApplications(viewer) },
    });
    const shown = await Promise.all(
      found.map(async (message) => {
        const viewed = new ViewedCase(await context.load.head.load(message.reference), viewer);
        if (!(await readsMessage(acting(context), viewed, message))) return [];
        context.readLog?.note(viewer, message.reference, message.internal ? 'notes' : 'messages');
        return [[message.id, message] as const];
      }),
    );
    return new Map(shown.flat());
  },
};

/** Visits to the bank, for whoever may pay. */
export const paymentSessions: Entity = {
  table: { name: 'PaymentSession', uuid: true },
  read: async (keys, { context }) => {
    const found = await context.prisma.paymentSession.findMany({
      where: { id: { in: keys.filter(isUuid) }, slip: { application: visibleApplications(signedIn(context)) } },
      select: { id: true, redirectUrl: true, slip: { select: { application: { select: draftColumns } } } },
    });
    const shown = new Map<string, PaymentVisit>();
    for (const { id, redirectUrl, slip } of found) {
      const pays = await seesDraft(context, slip.application);
      if (pays) shown.set(id, { id, redirectUrl: redirectUrl ?? context.publicUrl() });
    }
    return shown;
  },
};

const byId = <Row extends { id: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]));

/** Links by which others pay, for the applicant. */
export const paymentLinks: Entity = {
  table: { name: 'PaymentLink', uuid: true },
  read: async (keys, { context }) => {
    const application = ownApplications(signedIn(context));
    const where = { id: { in: keys.filter(isUuid) }, slip: { application } };
    return byId(await context.prisma.paymentLink.findMany({ where, omit: { secretHash: true } }));
  },
};

/** Long work, for whoever may have it done. */
export const longWorks: Entity = {
  table: { name: 'LongWork', uuid: true },
  read: async (keys, { context }) => {
    const where = { id: { in: keys.filter(isUuid) }, ...visibleLongWork(signedIn(context)) };
    return byId(await context.prisma.longWork.findMany({ where }));
  },
};

/** What audits have found, by permit type, version and rule. */
export const ruleRecords: Entity = {
  read: async (keys, { context }) => {
    if (!may(signedIn(context), 'readOfficeQuality')) return new Map();
    const records = await ruleRecordsOf(context.prisma, undefined);
    const wanted = new Set(keys);
    const keyed = records.map((record) => [keyOf(record.permitType, record.version, record.rule), record] as const);
    return new Map(keyed.filter(([key]) => wanted.has(key)));
  },
};

export const rulebookVersions: Entity = {
  read: async (keys, { context }) => {
    if (!may(signedIn(context), 'readRulebooks')) return new Map();
    const wanted = new Set(keys);
    const versions = await listRulebooks(context.prisma);
    return new Map(versions.filter(({ hash }) => wanted.has(hash)).map((version) => [version.hash, version]));
  },
};

/** What tasks of a step say that it is, where that is not its own type. */
const TYPES_OF_TASKS: Record<string, string> = { audit: 'audit-finding' };

/** Of the versions that everybody may read. */
export const steps: Entity = {
  open: true,
  read: async (keys, { context: { prisma, viewer, catalogue } }) => {
    const hashes = new Set(keys.flatMap((key) => partsOf(key, 3)?.[0] ?? []));
    const shown = await prisma.permitType.findMany({
      where: { AND: [{ hash: { in: [...hashes] } }, shownPermitTypes(viewer)] },
      select: { hash: true },
    });
    const found = await Promise.all(
      shown.map(async ({ hash }) =>
        stepsInOrder((await catalogue.definition(hash)).steps).flatMap((each): StepShown[] => {
          const step = stepOf(hash, each);
          const type = TYPES_OF_TASKS[step.type];
          return type === undefined ? [step] : [step, { ...step, type }];
        }),
      ),
    );
    const wanted = new Set(keys);
    return new Map(found.flat().flatMap((step) => (wanted.has(keyOfStep(step)) ? [[keyOfStep(step), step]] : [])));
  },
};
