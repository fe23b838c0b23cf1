import type { Action } from '../../cases/for-readers/allowed-actions.js';
import { builder } from '../builder.js';

const ACTIONS = {
  saveDraft: 'Change the working copy of the answers: `saveDraft`.',
  attachDocument: 'Attach files and take them out again: `attachDocument`, `removeDocument`.',
  submit: 'File, or file again: `submitApplication`.',
  withdraw: 'End it before a permit is granted: `withdrawApplication`.',
  transfer: 'Offer it to a new owner: `offerTransfer`.',
  requestHumanReview: 'Ask that a person decides: `requestHumanReview`.',
  appeal: 'Object to how it has ended: `appealDecision`.',
  recalculate: 'Have the fees worked out again: `recalculate`.',
  discardDraft: 'Throw the draft away: `discardDraft`.',
  copy: 'Take its answers over into a new draft: `copyApplication`.',
  sendMessage: 'Write to the other side: `sendMessage`.',
  addNote: 'Note something for those who work on it: `addNote`.',
  extendClock: 'Make a legal term longer: `extendClock`; `CaseClock.extendable` says which.',
  pay: 'Pay a slip: `startPayment`.',
  claimTask: 'Take a task on: `claimTask`.',
  releaseTask: 'Give a task back: `releaseTask`.',
  decideTask: 'Decide a task: `decideTask`.',
  reassignTask: 'Give a task to somebody else: `reassignTask`.',
  prioritizeTask: 'Put a task forward or back: `prioritizeTask`.',
} as const satisfies Record<Action, string>;

const inCapitals = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

export const AllowedAction = builder.enumType('AllowedAction', {
  description: 'An act on a case or a task, with the mutation that does it.',
  values: Object.fromEntries(
    Object.entries(ACTIONS).map(([value, description]) => [inCapitals(value), { value, description }]),
  ) as Record<string, { value: Action; description: string }>,
});
