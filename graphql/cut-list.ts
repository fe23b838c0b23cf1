import { type GraphQLResolveInfo, responsePathAsArray } from 'graphql';

/** A plain list of which there is more than it gives. */
export interface CutList {
  path: (string | number)[];
  /** how many it gives */
  shown: number;
}

interface Cuts {
  cut: CutList[];
}

/** The first rows of those that were read with one more; where there are more, the answer's extensions tell of it. */
export function cutAt<T>(most: number, rows: T[], { cut }: Cuts, { path }: GraphQLResolveInfo): T[] {
  if (rows.length <= most) return rows;
  cut.push({ path: responsePathAsArray(path), shown: most });
  return rows.slice(0, most);
}

/** An answer with the lists that were cut: `extensions.cut`. */
export const withCuts = <Result extends object>(result: Result, { cut }: Cuts): Result =>
  cut.length === 0 ? result : { ...result, extensions: { ...(result as { extensions?: object }).extensions, cut } };
