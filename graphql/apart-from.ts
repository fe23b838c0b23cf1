import { type Apart, mayBeApart } from '../cases/for-readers/kept-apart.js';
import type { ViewedCase } from '../cases/open-case.js';
import type { Context } from './context.js';

/** What keeps the viewer from deciding in a case; asked for only where it matters. */
export const apartFrom = async ({ load }: Context, viewed: ViewedCase): Promise<Apart | undefined> =>
  mayBeApart(viewed) ? load.apart.load(viewed.row.reference) : undefined;
