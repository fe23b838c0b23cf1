import { activate, awaitsItsDay, retire } from '../../city/catalogue/decide.js';
import type { Publication } from '../../city/catalogue/publication.js';
import type { Publisher } from '../../city/catalogue/publisher.js';
import { subjectOfPublications } from '../../city/catalogue/trail.js';
import type { Acting } from '../acting.js';
import { mustBeAdmin } from '../permission.js';
import { proposeAct, takesTwo } from './propose.js';

interface OfVersions {
  kind: Publication['kind'];
  code: string;
  /** left out: from now on */
  from?: Date | undefined;
}

/**
 * Serves an approved version from now, or from a day on. Where that takes two administrators, one is proposed only,
 * but for the newest whose approval left the day open: that was the second one's word.
 */
export async function activateVersion(acting: Acting, of: OfVersions & { version: number }): Promise<void> {
  const { viewer, publishing, prisma } = acting;
  mustBeAdmin(viewer);
  const run = (publisher: Publisher) => activate(publisher, { ...of, by: viewer.id });
  if (!takesTwo(acting) || (await awaitsItsDay({ prisma }, of))) await run(publishing.publisher);
  else {
    await rehearse(acting, run);
    const proposed = { act: 'ACTIVATE_VERSION' as const, subject: subjectOfPublications(of), what: of };
    await prisma.$transaction((tx) => proposeAct(acting, tx, proposed));
  }
}

/** Ends one version, or all of a code; or proposes it where that takes two administrators. */
export async function retireVersions(acting: Acting, of: OfVersions & { version?: number | undefined }): Promise<void> {
  const { viewer, publishing, prisma } = acting;
  mustBeAdmin(viewer);
  const run = (publisher: Publisher) => retire(publisher, { ...of, by: viewer.id });
  if (!takesTwo(acting)) await run(publishing.publisher);
  else {
    await rehearse(acting, run);
    const proposed = { act: 'RETIRE_VERSION' as const, subject: subjectOfPublications(of), what: of };
    await prisma.$transaction((tx) => proposeAct(acting, tx, proposed));
  }
}

/** What cannot be done is refused when it is proposed, not when it is approved: it is done, and undone. */
async function rehearse({ prisma, publishing }: Acting, run: (publisher: Publisher) => Promise<unknown>) {
  const undone = new Error('rehearsed');
  const rehearsal = prisma.$transaction(async (tx) => {
    await run({ ...publishing.publisher, within: tx });
    throw undone;
  });
  await rehearsal.catch((error: unknown) => {
    if (error !== undone) throw error;
  });
}
