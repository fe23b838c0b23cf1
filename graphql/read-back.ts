import type { GraphQLResolveInfo } from 'graphql';
import { NotFoundError } from '../cases/refusals.js';
import type { Context } from './context.js';
import { readPage } from './read-page.js';
import type { PermitApplication } from './schema/application.js';
import type { Task } from './schema/task.js';

/** A case as an act has left it, with what the document selects of it, in one statement. For whoever was let act on it. */
export const readCase = (context: Context, info: GraphQLResolveInfo, reference: string) =>
  readBack<typeof PermitApplication.$inferType>(context, info, 'Application', { reference });

/** The same of a task. */
export const readTask = (context: Context, info: GraphQLResolveInfo, id: string) =>
  readBack<typeof Task.$inferType>(context, info, 'Task', { id });

async function readBack<Row>(
  context: Context,
  info: GraphQLResolveInfo,
  model: 'Application' | 'Task',
  key: Record<string, string>,
): Promise<Row> {
  const select = Object.fromEntries(Object.keys(key).map((name) => [name, true]));
  const { rows } = await readPage(context, info, { model, select, where: () => ({ any: [key], all: [] }), take: 1 });
  const [row] = rows;
  if (!row) throw new NotFoundError();
  return row as Row;
}
