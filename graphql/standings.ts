import { LRUCache } from 'lru-cache';
import type { Presumed } from '../cases/acting.js';
import { standingOf } from '../city/people/holdings.js';
import { viewerAs } from '../city/people/registered-viewer.js';
import type { Viewer } from '../city/people/viewer.js';
import type { PrismaClient } from '../prisma/client.js';

/** What the register of people said of callers the last time that it was asked. */
export interface Standings {
  /** Takes a caller for what they were. Whoever is given it asks the register in the very statement that reads for them. */
  presume(identity: Viewer): Promise<{ viewer: Viewer; presumed: Presumed }>;
}

/** People of a busy day. One that is forgotten costs a statement. */
const REMEMBERED = 5_000;

export function createStandings(prisma: PrismaClient): Standings {
  const said = new LRUCache<string, Pick<Presumed, 'standing' | 'inShort'> & { viewer: Viewer }>({ max: REMEMBERED });
  const keys = new WeakMap<Viewer, string>();
  return {
    async presume(identity) {
      // A token that is sent again gives the same identity.
      const key = keys.get(identity) ?? JSON.stringify(identity);
      keys.set(identity, key);
      const remember: Presumed['remember'] = (standing, inShort) => {
        const viewer = viewerAs(identity, standing);
        said.set(key, { standing, inShort, viewer });
        return viewer;
      };
      const known = said.get(key);
      if (known) return { viewer: known.viewer, presumed: { ...known, identity, remember } };
      const standing = await standingOf(prisma, identity, new Date());
      return { viewer: remember(standing), presumed: { standing, inShort: undefined, identity, remember } };
    },
  };
}
