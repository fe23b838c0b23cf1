import type { FormDefinition } from '../../forms/language/definition.js';
import type { FormLanguage } from '../../forms/rendered/words.js';
import { assistedTurn, isLost } from '../model/assisted.js';
import type { ModelClient } from '../model/client.js';
import { proposalOf } from '../talk/proposal.js';
import { type DocumentNow, newTalk, type TalkState, type World } from '../talk/state.js';
import { goOn, opening, turn } from '../talk/turn.js';
import type { Counterpart } from './run.js';

export interface LocalWorld {
  definition: FormDefinition;
  today: string;
  language: FormLanguage;
  /** codes of the documents that a case with such answers asks for */
  documentsAsked: (answers: Record<string, unknown>) => ReadonlySet<string>;
  /** of the rulebook, for what is asked of fees and meanings */
  known?: Pick<World, 'rules' | 'charges' | 'costOf'> | undefined;
  /** helps with lines that are not understood */
  model?: ModelClient | undefined;
}

/** The product's own turn, without a server. */
export function localCounterpart({
  definition,
  today,
  language,
  documentsAsked,
  known,
  model,
}: LocalWorld): Counterpart & { state(): TalkState } {
  const attached = new Set<string>();
  const documentsOf = (answers: Record<string, unknown>): DocumentNow[] => {
    const asked = documentsAsked(answers);
    return definition.documents.flatMap(({ code, title, optional }) =>
      asked.has(code) ? [{ code, title, needed: !optional, attached: attached.has(code) }] : [],
    );
  };
  const world: World = { definition, today, documentsOf, ...known };
  let state = newTalk(language);
  const step = ({ state: next, ...spoken }: ReturnType<typeof turn>) => {
    state = next;
    return spoken;
  };
  return {
    state: () => state,
    open: () => step(opening(world, state)),
    say: async (line) => {
      const plainly = turn(world, state, line);
      const helped = model && isLost(plainly) ? await assistedTurn(model, world, state, line) : undefined;
      return step(helped ?? plainly);
    },
    attach: (codes) => {
      for (const code of codes) attached.add(code);
      return step(goOn(world, state));
    },
    confirm: (hash) => {
      const { hash: now, answers } = proposalOf(world, state.answers);
      if (state.proposal !== hash || now !== hash) throw new Error('What was proposed is not what would be filed.');
      return { answers };
    },
  };
}
