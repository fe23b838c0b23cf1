import { may, must } from '../../cases/permission.js';
import { heldAt } from '../../city/people/holdings.js';
import { maskValue } from '../../city/privacy/mask-value.js';
import { builder } from '../builder.js';
import { connectionOf, pageArguments, prismaPage } from '../connection.js';
import { type Context, signedIn } from '../context.js';
import { byText } from '../list-order.js';
import { Person, RoleHolding } from './role-holding.js';

builder.prismaObjectFields(Person, (t) => ({
  holdings: t.field({
    type: [RoleHolding],
    description: 'Roles that they hold today, and where; none for whoever may not see who holds which.',
    select: { id: true },
    resolve: ({ id }, _, context) => {
      const viewer = signedIn(context);
      if (id !== viewer.id && !may(viewer, 'readHoldings')) return [];
      return context.prisma.roleHolding.findMany({
        where: { person: id, ...heldAt(new Date()) },
        orderBy: [{ from: 'asc' }, { id: 'asc' }],
      });
    },
  }),
  nationalId: t.field({
    type: 'String',
    nullable: true,
    description: 'Masked for everybody but themselves.',
    select: { id: true, nationalId: true },
    resolve: ({ id, nationalId }, _, { viewer }) =>
      nationalId === null || id === viewer?.id ? nationalId : String(maskValue(nationalId, 'nationalId')),
  }),
}));

const PersonConnection = connectionOf('Person', Person);

/** More than that nobody looks through. */
const MOST = 1_000;

/** Accounts by the words of their names and ids, or by a whole national ID for those who may look for one. */
async function named(context: Context, search: string): Promise<string[]> {
  const byId = may(signedIn(context), 'findByNationalId');
  const text = search.slice(0, 200);
  const rows = await context.prisma.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Account" WHERE account_words(id, name) @@ search_query(${text}, true, false)
    UNION SELECT id FROM "Account" WHERE ${byId} AND search_ids(${text}) IS NOT NULL AND "nationalId" = substr(search_id(${text}), 4)
    LIMIT ${MOST}`;
  return rows.map(({ id }) => id);
}

builder.queryFields((t) => ({
  people: t.field({
    type: PersonConnection,
    description:
      'Everybody whom the register of people knows, in the order of their ids. For administrators and auditors.',
    args: {
      search: t.arg.string({
        description: 'Only those whose name or id has all of these words, or words that begin with them.',
      }),
      role: t.arg.id({ description: 'Only those who hold this role today.' }),
      ...pageArguments,
    },
    resolve: async (_, { search, role, ...args }, context, info) => {
      must(signedIn(context), 'readHoldings');
      const where = [
        ...(search == null ? [] : [{ id: { in: await named(context, search) } }]),
        ...(role == null ? [] : [{ holdings: { some: { roleId: role, ...heldAt(new Date()) } } }]),
      ];
      return prismaPage(context, info, args, { model: 'account', where, order: byText('id') });
    },
  }),
  person: t.prismaField({
    type: Person,
    nullable: true,
    description: 'Somebody by their account’s id: oneself, or anybody for administrators and auditors; otherwise null.',
    args: { id: t.arg.id({ required: true, description: 'An account’s id.' }) },
    resolve: (query, _, { id }, context) => {
      const viewer = signedIn(context);
      if (id !== viewer.id && !may(viewer, 'readHoldings')) return null;
      return context.prisma.account.findUnique({ ...query, where: { id } });
    },
  }),
}));
