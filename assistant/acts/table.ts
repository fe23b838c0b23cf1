import type { Talking } from '../errands/errand.js';
import type { ActKind, OfferedAct, Subject } from './act.js';
import { evidence } from './evidence.js';
import { invitations } from './invitations.js';
import { letters } from './letters.js';
import { measures } from './measures.js';
import { responses } from './responses.js';
import { signals } from './signals.js';
import { visits } from './visits.js';

const KINDS: Readonly<Record<string, ActKind>> = {
  visits,
  evidence,
  signals,
  letters,
  measures,
  invitations,
  responses,
};

/** All that may be done now with what is talked about, each by a title of its own. */
export async function actsOn(acting: Talking, subject: Subject): Promise<OfferedAct[]> {
  const all = (await Promise.all(Object.values(KINDS).map((kind) => kind.offered(acting, subject)))).flat();
  return all.map((act, i) => {
    const before = all.slice(0, i).filter(({ title }) => title.fa === act.title.fa).length;
    if (before === 0) return act;
    const { fa, en } = act.title;
    return { ...act, title: { fa: `${fa} (${before + 1})`, en: `${en} (${before + 1})` } };
  });
}

/** The kind of an act, by its id. */
export function kindOf(id: string): ActKind {
  const kind = KINDS[id.split(' ')[0] ?? ''];
  if (!kind) throw new Error(`no act is called ${id}`);
  return kind;
}
