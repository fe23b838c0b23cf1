import { queryFromInfo } from '@pothos/plugin-prisma';
import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';
import { CASE_HEAD, type CaseHead } from '../cases/case-head.js';
import type { Viewer } from '../city/people/viewer.js';
import { anySql, countSql, Parameters, pageSql, planPage } from '../prisma/one-statement/page.js';
import { type Columns, type PageRow, type ReadRow, rowsOfPage } from '../prisma/one-statement/rows.js';
import type { PagePlan, Select } from '../prisma/one-statement/select.js';
import type { Where } from '../prisma/one-statement/where.js';
import { readRow } from '../prisma/sql.js';
import { type Context, signedIn } from './context.js';
import { isSelected } from './is-selected.js';
import { keptStatement, PageStatement } from './page-statement.js';
import { type StandingRead, standingColumns, stillStands } from './standing-at-that-moment.js';

interface PageOf {
  model: 'Application' | 'Task';
  /** where in the answer the rows stand */
  path?: string[];
  /** what is read besides what the document selects */
  select: Select;
  /** which rows: any of the alternatives, and each of the others. Asked anew for whoever the viewer turns out to be */
  where: (viewer: Viewer) => Asked;
  /** all that the conditions and the order depend on besides the viewer and the day; left out where that is more */
  given?: object | undefined;
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

interface Read extends StandingRead {
  tables: Columns[];
  count: number | null;
  behind: boolean;
}

const headsOf = (rows: readonly PageRow[]): CaseHead[] =>
  rows.flatMap(({ beside }) => (beside as CaseHead | null) ?? []);

/** A viewer's standing may change while a page is read, and that is found out in two statements where it was asked for in short. */
const TRIES = 5;

/**
 * Reads a page of rows with everything that the document selects of them in one statement. It says too what the viewer is
 * at that moment: one who was taken for something else (`presumed`) is given nothing of what was read, and asked for anew.
 */
export async function readPage(context: Context, info: GraphQLResolveInfo, page: PageOf): Promise<RowsRead> {
  const plan = planOf(context, info, page);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const viewer = signedIn(context);
    const make = () => statementOf(info, page, plan, viewer);
    // Whoever is presumed to be somebody is the same viewer as the last time.
    const isKept = page.given && context.presumed && isPlanKept(info, page);
    const statement = isKept ? keptStatement(plan, viewer, page.given, make) : make();
    const { text, values } = statement.with((parameters) => standingColumns(context, parameters));
    const read = await readRow<Read>(context.prisma, text, values);
    if (!stillStands(context, read)) continue;
    const rows = rowsOfPage(plan, read.tables);
    for (const head of headsOf(rows)) context.load.heads.set(head.reference, head);
    return { rows: rows.map(({ row }) => row), count: read.count, behind: read.behind };
  }
  throw new Error('the standing of a viewer changed again and again');
}

function statementOf(
  info: GraphQLResolveInfo,
  { where, orderBy, take, through, count, behind }: PageOf,
  read: PagePlan,
  viewer: Viewer,
): PageStatement {
  const parameters = new Parameters();
  const { whole, ...asked } = where(viewer);
  const wanted = { read, orderBy, take, through, ...asked };
  const all = { ...wanted, any: whole ?? asked.any };
  const tables = pageSql(wanted, parameters);
  const counts = count?.fields.some((name) => isSelected(info, name));
  const counted = count && counts ? countSql(all, count.most, parameters) : 'NULL::int';
  const isBehind = behind ? anySql({ ...all, after: [{ OR: behind }] }, parameters) : 'false';
  const columns = `${tables} AS tables, ${counted} AS count, ${isBehind} AS behind`;
  return new PageStatement(columns, parameters.values);
}

/** Whether it has what may have to be masked: answers, and whatever of a case asks by its reference who sees it. */
function isMasked(select: Select): boolean {
  const relations = Object.values(select).filter((given) => typeof given === 'object' && given !== null);
  return Boolean(select.draft) || relations.some((each) => (each as { select: Select }).select.reference === true);
}

/** By the field as it is written: a document that is sent again is the same one. */
const plans = { Application: new WeakMap<FieldNode, PagePlan>(), Task: new WeakMap<FieldNode, PagePlan>() };
const TYPES = { Application: 'PermitApplication', Task: 'Task' } as const;

function planOf(context: Context, info: GraphQLResolveInfo, { model, path = [], select }: PageOf): PagePlan {
  const [field, ...more] = info.fieldNodes;
  const kept = field && more.length === 0 ? plans[model].get(field) : undefined;
  if (kept) return kept;
  const asked = { context, info, typeName: TYPES[model], path, select: select as never };
  const query = queryFromInfo(asked) as { select: Select };
  const beside = model === 'Application' && isMasked(query.select) ? CASE_HEAD : undefined;
  const plan = planPage(model, query.select, beside);
  // What one variable leaves out another lets in.
  if (field && more.length === 0 && !varies(field, info.fragments)) plans[model].set(field, plan);
  return plan;
}

/** Whether what the field selects depends on its text alone. */
const isPlanKept = ({ fieldNodes: [field, ...more] }: GraphQLResolveInfo, { model }: PageOf): boolean =>
  field !== undefined && more.length === 0 && plans[model].has(field);

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
