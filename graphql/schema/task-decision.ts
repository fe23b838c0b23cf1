import { decideTask } from '../../cases/decide-task.js';
import { builder } from '../builder.js';
import { acting } from '../context.js';
import { readTask } from '../read-back.js';
import { ReviewOutcome } from './enums.js';
import { Task } from './task.js';

const CorrectionInput = builder.inputType('CorrectionInput', {
  description: 'What has to be put right at one place of the answers.',
  fields: (t) => ({
    path: t.string({
      required: true,
      description: 'Where: `proposal.floors[0].area`, the code of a document, or the id of a rule.',
    }),
    text: t.string({ required: true, description: 'What to do there, up to 800 characters.' }),
  }),
});

const TextInLanguage = builder.inputType('TextInLanguage', {
  description: 'What is said in one language.',
  fields: (t) => ({
    language: t.string({ required: true, description: 'Of `viewer.languages`, such as `de`.' }),
    text: t.string({ required: true, description: 'The words in it.' }),
  }),
});

const ConditionInput = builder.inputType('ConditionInput', {
  description: 'A condition that an approval is given under.',
  fields: (t) => ({
    text: t.string({ required: true, description: 'What has to be done, up to 1,000 characters.' }),
    inLanguages: t.field({
      type: [TextInLanguage],
      description: 'The same in other languages of the installation; `text` stands in for those that are left out.',
    }),
    due: t.field({ type: 'JalaliDate', description: 'The last day to do it on; without it, from the grant on.' }),
  }),
});

builder.mutationFields((t) => ({
  decideTask: t.field({
    type: Task,
    description:
      'Approves, returns or rejects, or chooses an outcome of the task’s own. Returning and rejecting need a reason.',
    args: {
      id: t.arg.id({ description: 'Of the task.', required: true }),
      outcome: t.arg({
        type: ReviewOutcome,
        description:
          'One of the task’s `outcomes`. With an `outcomeId` what that is like (`as`); APPROVE where it is like none.',
        required: true,
      }),
      outcomeId: t.arg.id({ description: 'One of the task’s `choices`, by its code.' }),
      reason: t.arg.string({ description: 'Words that the applicant can act on; needed to return or reject.' }),
      conditions: t.arg.stringList({
        description: 'Conditions that an approval is given under; they are kept with the decision.',
      }),
      conditionItems: t.arg({
        type: [ConditionInput],
        description:
          'The same, each with a day by which it has to be fulfilled: a step that settles conditions asks then.',
      }),
      corrections: t.arg({
        type: [CorrectionInput],
        description: 'What has to be put right at which place of the answers, of a return.',
      }),
      answers: t.arg({
        type: 'JSON',
        description: 'What the decider filled in, by the task’s `form`; needed to approve where there is one.',
      }),
      revision: t.arg.int({ description: 'The revision the decider looked at; STALE_REVISION when it has moved on.' }),
    },
    resolve: async (_, args, context, info) => {
      await decideTask(acting(context), args);
      return readTask(context, info, args.id);
    },
  }),
}));
