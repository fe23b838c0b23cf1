import type { FormDefinition } from '../../forms/language/definition.js';
import type { LocalizedText } from '../../forms/language/text.js';
import type { Form } from '../../forms/language/work.js';
import { type Doing, newTalk, type TalkState, type World } from '../talk/state.js';
import { goOn, type Turn } from '../talk/turn.js';
import type { OfferedAct } from './act.js';
import { NOTHING_ASKED } from './forms.js';

/** What an act takes is asked as the fields of a form are, by the same turn. */
export const innerWorld = (
  { definition, today }: Pick<World, 'definition' | 'today'>,
  title: LocalizedText,
  form: Form,
): World => ({ definition: { ...(definition as FormDefinition), title, form, documents: [] }, today });

/** The talk about what an act takes, before anything was said. */
export function begun(act: OfferedAct, { language }: Pick<TalkState, 'language'>): Doing {
  return { id: act.id, form: act.form?.({}) ?? NOTHING_ASKED, talk: newTalk(language) };
}

/** A turn of that talk, gone on with where what was said changes what the act takes: a day has its own times. */
export function settledTurn(world: World, act: OfferedAct, { form }: Doing, turn: Turn): { turn: Turn; form: Form } {
  const now = act.form?.(turn.state.answers) ?? NOTHING_ASKED;
  if (JSON.stringify(now) === JSON.stringify(form)) return { turn, form };
  const next = goOn(innerWorld(world, act.title, now), turn.state);
  const acts = turn.acts.filter(({ kind }) => kind !== 'asked' && kind !== 'proposed');
  const reply = [...turn.noted, next.reply].filter((text) => text !== '').join('\n');
  return { turn: { ...next, acts: [...acts, ...next.acts], reply, noted: [...turn.noted, ...next.noted] }, form: now };
}
