import { queryFromInfo } from '@pothos/plugin-prisma';
import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';
import { CASE_HEAD, type CaseHead } from '../cases/case-head.js';
import { standingSql } from '../city/people/holdings.js';
import type { Viewer } from '../city/people/viewer.js';
import {
  anySql,
  countSql,
  type PageRow,
  Parameters,
  pageRows,
  pageSql,
  planPage,
} from '../prisma/one-statement/page.js';
import type { ReadRow, RowPlan, Select } from '../prisma/one-statement/select.js';
import type { Where } from '../prisma/one-statement/where.js';
import { readRow } from '../prisma/sql.js';
import { type Context, signedIn } from './context.js';
import { isSelected } from './is-selected.js';
import { createLoaders } from './loaders.js';

interface PageOf {
  model: 'Application' | 'Task';
  /** where in the answer the rows stand */
  path?: string[];
  /** what is read besides what the document selects */
  select: Select;
  /** which rows: any of the alternatives, and each of the others. Asked anew for whoever the viewer turns out to be */
  where: (viewer: Viewer) => Asked;
  orderBy?: unknown;
  /** a relation that lists by it are walked through, as {@link Page} has it */
  through?: string;
  take: number;
  /** counts the rows of all pages too, up to one more than so many, where the document selects any of these fields */
  count?: { most: number; fields: readonly string[] };
  /** says besides whether there are rows of any of these, wherever the page lies */
  behind?: readonly Where[] | undefined;
}

interface Asked {
  any: readonly Where[];
  all: readonly Where[];
  after?: readonly Where[];
  /** the alternatives of the whole list, where those of the page say where it lies too */
  whole?: readonly Where[];
}

interface RowsRead {
  rows: ReadRow[];
  /** null where nobody asked */
  count: number | null;
  behind: boolean;
}

interface Read {
  standing: string;
  rows: PageRow[];
  count: number | null;
  behind: boolean;
}

const headsOf = ({ rows }: Read): CaseHead[] => rows.flatMap(([, head]) => (head as CaseHead | null) ?? []);

/** How often a viewer's standing may change while one page is read. */
const TRIES = 5;

/**
 * Reads a page of rows with everything that the document selects of them in one statement. It says too what the viewer is
 * at that moment: one who was taken for something else (`presumed`) is given nothing of what was read, and asked for anew.
 */
export async function readPage(context: Context, info: GraphQLResolveInfo, page: PageOf): Promise<RowsRead> {
  const { orderBy, take, through, count } = page;
  const counts = count?.fields.some((name) => isSelected(info, name));
  const plan = planOf(context, info, page);
  const beside = page.model === 'Application' && isMasked(plan) ? CASE_HEAD : undefined;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { presumed } = context;
    const parameters = new Parameters();
    const { whole, ...asked } = page.where(signedIn(context));
    const wanted = { plan, orderBy, take, through, beside, ...asked };
    const all = { ...wanted, any: whole ?? asked.any };
    const rows = pageSql(wanted, parameters);
    const counted = count && counts ? countSql(all, count.most, parameters) : 'NULL::int';
    const behind = page.behind ? anySql({ ...all, after: [{ OR: page.behind }] }, parameters) : 'false';
    const standing = presumed ? standingOfPresumed(presumed.identity, parameters) : 'NULL::text';
    const text = `SELECT ${standing} AS standing, ${rows} AS rows, ${counted} AS count, ${behind} AS behind`;
    const read = await readRow<Read>(context.prisma, text, parameters.values);
    if (!presumed || read.standing === presumed.standing) {
      for (const head of headsOf(read)) context.load.heads.set(head.reference, head);
      return { rows: pageRows(plan, read.rows), count: read.count, behind: read.behind };
    }
    const viewer = presumed.remember(read.standing);
    const now = { ...presumed, standing: read.standing };
    Object.assign(context, { viewer, presumed: now, load: createLoaders(context, viewer) });
  }
  throw new Error('the standing of a viewer changed again and again');
}

const standingOfPresumed = ({ id, roles, nationalId }: Viewer, parameters: Parameters): string =>
  standingSql(
    `${parameters.add(id)}::text`,
    `${parameters.add(new Date())}::timestamptz`,
    `${parameters.add(roles)}::text[]`,
    `${parameters.add(nationalId ?? null)}::text`,
  );

const masked = new WeakMap<RowPlan, boolean>();

/** Whether it has what may have to be masked: answers, and whatever of a case asks by its reference who sees it. */
function isMasked(plan: RowPlan): boolean {
  let known = masked.get(plan);
  if (known === undefined) {
    const relations = Object.values(plan.select).filter((given) => typeof given === 'object' && given !== null);
    known =
      Boolean(plan.select.draft) || relations.some((each) => (each as { select: Select }).select.reference === true);
    masked.set(plan, known);
  }
  return known;
}

/** By the field as it is written: a document that is sent again is the same one. */
const plans = { Application: new WeakMap<FieldNode, RowPlan>(), Task: new WeakMap<FieldNode, RowPlan>() };
const TYPES = { Application: 'PermitApplication', Task: 'Task' } as const;

function planOf(context: Context, info: GraphQLResolveInfo, { model, path = [], select }: PageOf): RowPlan {
  const [field, ...more] = info.fieldNodes;
  const kept = field && plans[model].get(field);
  if (kept) return kept;
  const asked = { context, info, typeName: TYPES[model], path, select: select as never };
  const query = queryFromInfo(asked) as { select: Select };
  const plan = planPage(model, query.select);
  // What one variable leaves out another lets in.
  if (field && more.length === 0 && !varies(field, info.fragments)) plans[model].set(field, plan);
  return plan;
}

/** Whether it depends on more than its text what a field selects. */
function varies({ selectionSet }: FieldNode, fragments: GraphQLResolveInfo['fragments']): boolean {
  const within = (set: SelectionSetNode | undefined): boolean =>
    set?.selections.some((one) => {
      if (one.directives?.length) return true;
      if (one.kind === Kind.FRAGMENT_SPREAD) return within(fragments[one.name.value]?.selectionSet);
      return within(one.selectionSet);
    }) ?? false;
  return within(selectionSet);
}
