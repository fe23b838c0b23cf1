import { may } from '../../cases/permission.js';
import { heldBy } from '../../cases/viewer-relations.js';
import {
  appliesForSelf,
  COUNTED_UP_TO,
  casesWaiting,
  draftsWaiting,
  mayBegin,
  tasksClaimed,
  unreadMessages,
} from '../../cases/what-waits.js';
import type { Viewer as Signed } from '../../city/people/viewer.js';
import { DEFAULT_LANGUAGES } from '../../forms/check/languages.js';
import { GENERAL, type GeneralOperation } from '../../policy/general.js';
import { builder } from '../builder.js';
import { acting } from '../context.js';
import { Office } from './office.js';
import { District, Role } from './organisation.js';
import { PermitType } from './permit-type.js';
import { Person } from './role-holding.js';

const MAY = {
  readCatalogue: 'Read permit types, offices, roles and districts.',
  respondToNotice: 'File something on a public notice.',
  answerInvitation: 'Answer what one is asked who is named in a case.',
  evaluate: 'Ask what a submission would give, without filing.',
  readRegisters: 'Have register records as they are, not only those of one’s own parcels.',
  importRegisters: 'Write records into the registers of this database.',
  readApiSchema: 'Read the types of the API, also where it does not tell them to anybody.',
  oversee: 'Look at what concerns all filed cases at once.',
  managePermitTypes: 'Publish, approve, activate and retire permit types, rulebooks and templates.',
  readPublications: 'Read what was proposed and published, when and by whom.',
  readMoney: 'Read what money came in, settled or not.',
  handleMoney: 'Decide what becomes of money that fits no slip.',
  findByName: 'Find cases by the names of people in them.',
  findByNationalId: 'Find cases by a whole national ID, telephone number or address of mail.',
  checkCases: 'Find cases whose rows and workflow do not agree.',
  managePermits: 'Suspend, restore and revoke permits.',
  manageCalendar: 'Say which days the municipality does not work.',
  readRulebooks: 'Read every version of the rules and fees, whole.',
  offerMandate: 'Give an engineering office a mandate.',
  readOfficeQuality: 'Read how offices have worked so far.',
  serveAtCounter: 'Identify somebody at the counter, record their consent and file for them.',
  readConsents: 'Read which consents counters have recorded.',
  manageOffices: 'Enter, approve and suspend engineering offices.',
  readTrail: 'Read who did what to whom.',
  readHoldings: 'Read who holds which role.',
  manageOrganisation: 'Change people, roles, units and districts.',
  answerPeople: 'See who has asked for a person in a conversation, and answer them.',
  offerHours: 'Offer hours of one’s own for the visits of a role that one holds.',
  readAutomation: 'See how decisions without a person stand.',
  stopAutomation: 'End decisions without a person.',
  resumeAutomation: 'Have decisions without a person go on.',
  manageWebhooks: 'Have webhook endpoints of one’s own.',
  overseeWebhooks: 'See and change everybody’s webhook endpoints.',
  manageSessions: 'See and end other people’s browser sessions.',
  delegateRole: 'Hand a role to a stand-in while one is absent.',
  standIn: 'Stand in for somebody.',
} as const satisfies Record<GeneralOperation, string>;

type Named = { [Name in GeneralOperation]: { value: Name; description: string } };
const inCapitals = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

const Permission = builder.enumType('Permission', {
  description: 'What belongs to no single case and may be allowed to a person by their roles.',
  values: Object.fromEntries(
    Object.entries(MAY).map(([value, description]) => [inCapitals(value), { value, description }]),
  ) as Record<string, Named[GeneralOperation]>,
});

const ViewerRole = builder.objectRef<ReturnType<typeof heldBy>[number]>('ViewerRole').implement({
  description: 'A role that the caller holds, where, and in whose place.',
  fields: (t) => ({
    role: t.prismaField({
      type: Role,
      nullable: true,
      description: 'The role; null for one that the register of people does not know.',
      resolve: (query, { role }, _, { prisma }) => prisma.role.findUnique({ ...query, where: { id: role } }),
    }),
    districts: t.prismaField({
      type: [District],
      nullable: true,
      description: 'Where it counts; null for everywhere.',
      resolve: (query, { districts }, _, { prisma }) =>
        districts
          ? prisma.district.findMany({ ...query, where: { id: { in: [...districts] } }, orderBy: { id: 'asc' } })
          : null,
    }),
    inPlaceOf: t.prismaField({
      type: Person,
      nullable: true,
      description: 'The absent person whose role it is; null for one’s own.',
      resolve: (query, { for: absent }, _, { prisma }) =>
        absent === undefined ? null : prisma.account.findUnique({ ...query, where: { id: absent } }),
    }),
  }),
});

const upTo = `; ${COUNTED_UP_TO} for that many or more.`;

export const Viewer = builder.objectRef<Signed>('Viewer').implement({
  description: 'Whoever asks, as the register of people has them at this moment.',
  fields: (t) => ({
    accountId: t.exposeID('id', { description: 'What the sign-in provider calls the person.' }),
    person: t.prismaField({
      type: Person,
      nullable: true,
      description: 'Null for whom the register of people does not know, as a service account.',
      resolve: (query, { id }, _, { prisma }) => prisma.account.findUnique({ ...query, where: { id } }),
    }),
    roles: t.field({
      type: [ViewerRole],
      description: 'Roles held now, those of people the caller stands in for among them.',
      resolve: heldBy,
    }),
    office: t.prismaField({
      type: Office,
      nullable: true,
      description: 'The engineering office that the caller works at.',
      resolve: (query, { officeId }, _, { prisma }) =>
        officeId === undefined ? null : prisma.office.findUnique({ ...query, where: { id: officeId } }),
    }),
    may: t.field({
      type: [Permission],
      description:
        'What the policy allows the caller beside single cases; `allowedActions` of a case says it of that case.',
      resolve: (viewer) => (Object.keys(GENERAL) as GeneralOperation[]).filter((operation) => may(viewer, operation)),
    }),
    appliesForSelf: t.boolean({
      description: 'Whether the caller may apply in their own name, and not for owners alone.',
      resolve: appliesForSelf,
    }),
    mayBegin: t.prismaField({
      type: [PermitType],
      description:
        'Permit types that the caller may begin an application for: in their own name, or under some mandate in force.',
      resolve: async (query, _, __, context) => {
        const begins = await mayBegin(acting(context));
        const served = await context.catalogue.served();
        const definitions = await Promise.all(served.map((hash) => context.catalogue.definition(hash)));
        const hashes = served.filter((_, i) => begins(definitions[i]?.code ?? ''));
        return context.prisma.permitType.findMany({
          ...query,
          where: { hash: { in: hashes } },
          orderBy: { code: 'asc' },
        });
      },
    }),
    languages: t.stringList({
      description: 'Languages that the installation declares: what is said to everybody may be said in each.',
      resolve: (_, __, { languages }) => [...(languages ?? DEFAULT_LANGUAGES)],
    }),
    unreadNotifications: t.int({
      description: `Messages that the caller has not marked as read, those to roles of the last 30 days among them${upTo}`,
      resolve: (_, __, context) => unreadMessages(acting(context)),
    }),
    casesWaiting: t.int({
      description: `Filed cases that wait for the caller as applicant: to be corrected, paid or worked out again${upTo}`,
      resolve: (_, __, context) => casesWaiting(acting(context)),
    }),
    drafts: t.int({
      description: `Applications that the caller has begun and not filed yet${upTo}`,
      resolve: (_, __, context) => draftsWaiting(acting(context)),
    }),
    tasksClaimed: t.int({
      description: `Open tasks that the caller works on${upTo} \`taskCounts\` counts the queues.`,
      resolve: (_, __, context) => tasksClaimed(acting(context)),
    }),
    sessionEndsAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the browser session ends at the latest; null for a token, which says so itself.',
      resolve: async ({ session }, _, { prisma }) => {
        if (session === undefined) return null;
        const found = await prisma.session.findUnique({ where: { id: session }, select: { expiresAt: true } });
        return found?.expiresAt ?? null;
      },
    }),
  }),
});

builder.queryField('viewer', (t) =>
  t.field({
    type: Viewer,
    nullable: true,
    description: 'Who asks, and what waits for them; null for whoever has not signed in.',
    resolve: (_, __, { viewer }) => viewer ?? null,
  }),
);
