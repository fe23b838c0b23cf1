import { ownInvitations } from '../../cases/invitations/read.js';
import { openCase } from '../../cases/open-case.js';
import { ownResponses } from '../../cases/public-notices/own.js';
import { openNotice } from '../../cases/public-notices/read.js';
import { NotFoundError } from '../../cases/refusals.js';
import type { Talking } from '../errands/errand.js';
import type { Subject } from './act.js';

/** What a conversation is about, as its row keeps it. */
export interface About {
  reference: string;
  /** `invitation ID` or `notice CODE`, of who has no part in the case; null for the case itself */
  about: string | null;
}

export interface Others {
  invitation?: string | null | undefined;
  notice?: string | null | undefined;
}

/** What is talked about as it is now. Refuses who may not read it. */
export async function subjectOf(acting: Talking, { reference, about }: About): Promise<Subject> {
  const [kind, id = ''] = about?.split(' ') ?? [];
  if (kind === undefined) return { kind: 'case', open: await openCase(acting, reference, 'readDraft') };
  await aboutOthers(acting, { [kind]: id });
  return kind === 'invitation' ? { kind, id } : { kind: 'notice', code: id };
}

/** An invitation of the viewer's, or a notice that is public or that they have filed something on. Throws NotFoundError for all else. */
export async function aboutOthers(acting: Talking, { invitation, notice }: Others): Promise<About> {
  if (invitation != null) {
    const [own] = await ownInvitations(acting, invitation);
    if (!own) throw new NotFoundError();
    return { reference: own.reference, about: `invitation ${invitation}` };
  }
  const code = notice ?? '';
  const open = await openNotice(acting, acting.prisma, code);
  const filed = open ? undefined : (await ownResponses(acting)).find(({ response }) => response.notice === code);
  const reference = open?.row.reference ?? filed?.response.reference;
  if (reference === undefined) throw new NotFoundError();
  return { reference, about: `notice ${code}` };
}
