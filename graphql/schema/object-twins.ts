import type { Role as RoleRow } from '../../prisma/generated/client/client.js';
import { builder } from '../builder.js';
import type { Context } from '../context.js';
import { PermitApplication } from './application.js';
import { District, Role } from './organisation.js';
import { Party, partyOf, personOf } from './party.js';
import { Person } from './role-holding.js';
import { CaseFigures } from './statistics.js';
import { Task } from './task.js';
import { TaskQueue } from './task-counts.js';

/** What stands beside the id of a person, a role or a district, as the thing itself. Each is read once for all rows of an answer. */

const roleOf = ({ load }: Context, id: string | null) => (id === null ? null : load.role.load(id));
const districtOf = ({ load }: Context, id: string | null | undefined) => (id ? load.district.load(id) : null);
const masks = 'The name is masked for whoever need not know it.';

builder.prismaObjectField(PermitApplication, 'inDistrict', (t) =>
  t.field({
    type: District,
    nullable: true,
    description: '`district` itself.',
    select: { districtId: true },
    resolve: ({ districtId }, _, context) => districtOf(context, districtId),
  }),
);

builder.prismaObjectFields(Task, (t) => ({
  forRole: t.field({
    type: Role,
    nullable: true,
    description: 'The role that may decide it; null where the register has none of that id.',
    select: { role: true },
    resolve: ({ role }, _, context) => roleOf(context, role),
  }),
  escalatedToRole: t.field({
    type: Role,
    nullable: true,
    description: 'The role that may decide it as well, once its time had passed.',
    select: { escalatedTo: true },
    resolve: ({ escalatedTo }, _, context) => roleOf(context, escalatedTo),
  }),
  inDistrict: t.field({
    type: District,
    nullable: true,
    description: '`district` itself.',
    select: { districtId: true },
    resolve: ({ districtId }, _, context) => districtOf(context, districtId),
  }),
  claimedBy: t.field({
    type: Party,
    nullable: true,
    description: `Whoever has claimed it; null while nobody has. ${masks}`,
    select: { reference: true, assignee: true },
    resolve: ({ reference, assignee }, _, context) =>
      assignee === null ? null : partyOf(context, reference, assignee),
  }),
  decidedBy: t.field({
    type: Party,
    nullable: true,
    description: `Whoever decided it; null until then. ${masks}`,
    select: { reference: true, decidedBy: true },
    resolve: ({ reference, decidedBy }, _, context) =>
      decidedBy === null ? null : partyOf(context, reference, decidedBy),
  }),
  inPlaceOf: t.field({
    type: Party,
    nullable: true,
    description: `The absent person in whose place the assignee acts. ${masks}`,
    select: { reference: true, onBehalfOf: true },
    resolve: ({ reference, onBehalfOf }, _, context) =>
      onBehalfOf === null ? null : partyOf(context, reference, onBehalfOf),
  }),
}));

builder.prismaObjectFields('TimelineEntry', (t) => ({
  by: t.field({
    type: Party,
    description: `Whoever did it. ${masks}`,
    select: { reference: true, actor: true },
    resolve: ({ reference, actor }, _, context) => partyOf(context, reference, actor),
  }),
  inPlaceOf: t.field({
    type: Party,
    nullable: true,
    description: `The absent person in whose place they acted. ${masks}`,
    select: { reference: true, data: true },
    resolve: ({ reference, data }, _, context) => {
      const absent = (data as { onBehalfOf?: unknown } | null)?.onBehalfOf;
      return typeof absent === 'string' ? partyOf(context, reference, absent) : null;
    },
  }),
}));

builder.prismaObjectField('ReceiptDecision', 'decider', (t) =>
  t.field({
    type: Party,
    description: 'Whoever decided it.',
    select: { decidedBy: true },
    resolve: ({ decidedBy }, _, context) => personOf(context, decidedBy),
  }),
);

builder.prismaObjectFields('RoleHolding', (t) => ({
  holder: t.field({
    type: Person,
    description: 'Whoever holds it.',
    nullable: true,
    select: { person: true },
    resolve: ({ person }, _, { load }) => load.person.load(person),
  }),
  grantor: t.field({
    type: Party,
    description: 'Whoever granted it.',
    select: { grantedBy: true },
    resolve: ({ grantedBy }, _, context) => personOf(context, grantedBy),
  }),
}));

builder.prismaObjectField('Delegation', 'standIn', (t) =>
  t.field({
    type: Party,
    description: 'Whoever acts in the place of the holding’s person.',
    select: { delegateId: true },
    resolve: ({ delegateId }, _, context) => personOf(context, delegateId),
  }),
);

for (const name of ['Publication', 'Proposal'] as const) {
  builder.prismaObjectFields(name, (t) => ({
    proposer: t.field({
      type: Party,
      description: 'Whoever proposed it.',
      select: { proposedBy: true },
      resolve: ({ proposedBy }, _, context) => personOf(context, proposedBy),
    }),
    decider: t.field({
      type: Party,
      nullable: true,
      description: 'Whoever approved or rejected it; null until then.',
      select: { decidedBy: true },
      resolve: ({ decidedBy }, _, context) => (decidedBy === null ? null : personOf(context, decidedBy)),
    }),
  }));
}

builder.objectFields(TaskQueue, (t) => ({
  forRole: t.field({
    type: Role,
    nullable: true,
    description: '`role` itself.',
    resolve: ({ role }, _, context) => roleOf(context, role) as Promise<RoleRow | null>,
  }),
  inDistrict: t.field({
    type: District,
    nullable: true,
    description: '`district` itself.',
    resolve: ({ district }, _, context) => districtOf(context, district),
  }),
}));

builder.objectField(CaseFigures, 'inDistrict', (t) =>
  t.field({
    type: District,
    nullable: true,
    description: '`district` itself.',
    resolve: ({ district }, _, context) => districtOf(context, district),
  }),
);
