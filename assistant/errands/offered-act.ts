import { Refusal } from '../../cases/refusals.js';
import { actMessages } from '../acts/messages.js';
import { type About, subjectOf } from '../acts/subject.js';
import { actsOn, kindOf } from '../acts/table.js';
import { conversationMessages } from '../conversation/messages.js';
import type { ErrandAct } from './errand.js';

const aboutOf = ({ about }: Record<string, unknown>) => about as About;

/** Whatever else may be done with what is talked about, as `assistant/acts/` has it; how it is proposed is its turn's own. */
export const offeredAct: ErrandAct = {
  propose: async () => ({ text: actMessages.gone }),
  async check(acting, input) {
    const acts = await actsOn(acting, await subjectOf(acting, aboutOf(input)));
    const act = acts.find(({ id }) => id === input.id);
    if (!act) throw new Refusal('CONFLICT', conversationMessages.PROPOSAL_CHANGED);
    if (act.refusal) throw new Refusal('CONFLICT', act.refusal);
  },
  async perform(acting, input, key) {
    const id = String(input.id);
    const subject = await subjectOf(acting, aboutOf(input));
    await kindOf(id).perform(acting, subject, { id, answers: input.answers as Record<string, unknown>, key });
  },
};
