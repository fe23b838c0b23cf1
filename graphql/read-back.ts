import type { GraphQLResolveInfo } from 'graphql';
import { NotFoundError } from '../cases/refusals.js';
import type { ReadRow } from '../prisma/one-statement/rows.js';
import { type Context, signedIn } from './context.js';
import { readPage } from './read-page.js';
import type { PermitApplication } from './schema/application.js';
import type { Task } from './schema/task.js';

/** A case as an act has left it, with what the document selects of it, in one statement. For whoever was let act on it. */
export async function readCase(context: Context, info: GraphQLResolveInfo, reference: string) {
  const select = { reference: true, ownerId: true, filedById: true };
  const found = await readBack(context, info, { model: 'Application', key: { reference }, select });
  const viewer = signedIn(context);
  if (found.ownerId === viewer.id || found.filedById === viewer.id) context.readLog?.noteOwn(viewer, reference);
  return found as unknown as typeof PermitApplication.$inferType;
}

/** The same of a task. */
export async function readTask(context: Context, info: GraphQLResolveInfo, id: string) {
  const found = await readBack(context, info, { model: 'Task', key: { id }, select: { id: true } });
  return found as unknown as typeof Task.$inferType;
}

interface Wanted {
  model: 'Application' | 'Task';
  key: Record<string, string>;
  /** beside what the document selects */
  select: Record<string, boolean>;
}

async function readBack(context: Context, info: GraphQLResolveInfo, { model, key, select }: Wanted) {
  const { rows } = await readPage(context, info, { model, select, where: () => ({ any: [key], all: [] }), take: 1 });
  const [row] = rows;
  if (!row) throw new NotFoundError();
  return row as ReadRow & Record<string, unknown>;
}
