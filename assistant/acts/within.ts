import type { FormDefinition } from '../../forms/language/definition.js';
import { type Doing, type Files, newTalk, type TalkState, type World } from '../talk/state.js';
import { goOn, type Turn } from '../talk/turn.js';
import type { OfferedAct } from './act.js';
import { NOTHING_ASKED } from './forms.js';

/** What an act takes is asked as the fields of a form and its documents are, by the same turn. */
export const innerWorld = (
  { definition, today }: Pick<World, 'definition' | 'today'>,
  { title }: Pick<OfferedAct, 'title'>,
  { form, files }: Pick<Doing, 'form' | 'files'>,
): World => ({
  definition: { ...(definition as FormDefinition), title, form, documents: [] },
  today,
  ...(files && { documentsOf: () => files.documents }),
});

/** The talk about what an act takes, before anything was said. */
export function begun(act: OfferedAct, { language }: Pick<TalkState, 'language'>): Doing {
  const { form, files } = act;
  return {
    id: act.id,
    form: form?.({}) ?? NOTHING_ASKED,
    files: files && since(files, files),
    talk: newTalk(language),
  };
}

/** As it stands for whoever talks: what was there when they began is none of what they attach. */
export const since = (now: Files, began: Files): Files => ({
  ...now,
  documents: now.documents.map((document) => {
    const had = began.documents.find(({ code }) => code === document.code)?.had ?? document.contents ?? [];
    return { ...document, had, attached: (document.contents ?? []).some((each) => !had.includes(each)) };
  }),
});

/** A turn of that talk, gone on with where what was said changes what the act takes: a day has its own times. */
export function settledTurn(world: World, act: OfferedAct, doing: Doing, turn: Turn): { turn: Turn; doing: Doing } {
  const form = act.form?.(turn.state.answers) ?? NOTHING_ASKED;
  const now = { ...doing, form };
  if (JSON.stringify(form) === JSON.stringify(doing.form)) return { turn, doing: now };
  const next = goOn(innerWorld(world, act, now), turn.state);
  const acts = turn.acts.filter(({ kind }) => kind !== 'asked' && kind !== 'proposed');
  const reply = [...turn.noted, next.reply].filter((text) => text !== '').join('\n');
  const noted = [...turn.noted, ...next.noted];
  return { turn: { ...next, acts: [...acts, ...next.acts], reply, noted }, doing: now };
}
