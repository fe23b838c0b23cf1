import { may } from '../../cases/permission.js';
import { type FoundCase, searchCases } from '../../cases/search-cases.js';
import { readableBy } from '../../cases/visible.js';
import type { Where } from '../../prisma/one-statement/where.js';
import { builder } from '../builder.js';
import { pageArguments } from '../connection.js';
import { signedIn } from '../context.js';
import type { ListOrder, Value } from '../list-order.js';
import { pageOf, windowOf } from '../paging.js';
import { readPage } from '../read-page.js';
import type { PermitApplication } from './application.js';
import { ApplicationFilter, filtered, PermitApplicationConnection } from './application-list.js';

const MATCHES: ListOrder = {
  mark: 'match',
  keys: [
    { name: 'rank', as: 'number' },
    { name: 'createdAt', as: 'instant', desc: true },
    { name: 'reference', as: 'text', desc: true },
  ],
};

type Shape = typeof PermitApplication.$inferType & FoundCase;

/** Whether a case comes after a cursor's, or before it. */
function isBeyond({ rank, createdAt, reference }: FoundCase, [at, instant, name]: Value[], before: boolean): boolean {
  const order =
    rank - Number(at) || (instant as Date).getTime() - createdAt.getTime() || (String(name) > reference ? 1 : -1);
  return reference !== name && (before ? order < 0 : order > 0);
}

builder.queryField('search', (t) =>
  t.field({
    type: PermitApplicationConnection,
    description:
      'The applications that the caller may read and that have all of these words, or words that begin with them: in their number or their permit’s, in codes, registration plates, and what else their forms ask. First those that are named by their number, then those with the very words, then the newest. By names of people it finds one’s own cases, and all of them for municipal staff; by a national ID, a telephone number or an address of mail only as a whole. At most 1,000 of each are put in order.',
    args: {
      query: t.arg.string({
        required: true,
        description:
          'As somebody writes it, at most 200 characters: letters of Arabic keyboards, digits of either script and half-spaces make no difference.',
      }),
      filter: t.arg({ type: ApplicationFilter, description: 'Only some of them.' }),
      ...pageArguments,
    },
    resolve: async (_, { query, filter, ...args }, context, info) => {
      const viewer = signedIn(context);
      const window = windowOf(args, MATCHES);
      const all = filtered(filter ?? {}) as Where;
      const { found, count } = await searchCases({ ...context, viewer }, { query, where: all });
      const { after, before } = window;
      const from = found.filter((one) => !after || isBeyond(one, after, false));
      const within = from.filter((one) => !before || isBeyond(one, before, true));
      const some = (window.backward ? within.toReversed() : within).slice(0, window.take);
      const behind = window.backward ? before && from.length > within.length : after && found.length > from.length;
      const references = some.map(({ reference }) => reference);
      const { rows } = await readPage(context, info, {
        model: 'Application',
        path: ['edges', 'node'],
        select: { reference: true, createdAt: true },
        where: (now) => ({ any: readableBy(now) as Where[], all: [{ reference: { in: references } }, all] }),
        take: window.take,
      });
      const read = new Map((rows as unknown as Shape[]).map((row) => [row.reference, row]));
      const shown = some.flatMap(({ reference, rank }) => {
        const row = read.get(reference);
        return row ? [Object.assign(row, { rank })] : [];
      });
      // Whoever finds cases by people in them looks at people.
      if (may(viewer, 'findByName') || may(viewer, 'findByNationalId')) {
        for (const { reference, rank } of shown) if (rank > 0) context.readLog?.note(viewer, reference, 'search');
      }
      return { ...pageOf(window, shown, Boolean(behind)), total: () => count };
    },
  }),
);
