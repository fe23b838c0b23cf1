import type { Todo, TodoKind } from '../../cases/for-readers/todo.js';
import type { todoMessages } from '../../cases/messages/for-readers.js';
import { builder } from '../builder.js';
import { LocalizedText } from './localized-text.js';
import { StepDefinition, type StepShown } from './step-definition.js';

const TODO_KINDS = {
  SUBMIT: 'Complete a draft and file it.',
  CORRECT: 'Correct what was sent back and file it again.',
  ATTACH_DOCUMENT: 'Attach a document that is needed.',
  PAY_SLIP: 'Pay a slip.',
  RECALCULATE: 'Have the fees worked out again, because the slips have lapsed.',
  DECIDE_TASK: 'Decide a task.',
} as const satisfies Record<keyof typeof todoMessages, string>;

const TodoKindType = builder.enumType('TodoKind', {
  description: 'What there is to do.',
  values: Object.fromEntries(
    Object.entries(TODO_KINDS).map(([name, description]) => [name, { description }]),
  ) as Record<TodoKind, { description: string }>,
});

export const TodoType = builder.objectRef<Omit<Todo, 'step'> & { step: StepShown | null }>('Todo').implement({
  description: 'One thing that the reader has to do now in a case.',
  fields: (t) => ({
    kind: t.expose('kind', { type: TodoKindType, description: 'What kind of thing.' }),
    title: t.expose('title', { type: LocalizedText, description: 'What to do, for people.' }),
    due: t.expose('due', {
      type: 'DateTime',
      nullable: true,
      description: 'When it has to be done; null where nothing runs out.',
    }),
    mutation: t.exposeString('mutation', { description: 'The mutation that does it.' }),
    step: t.field({
      type: StepDefinition,
      nullable: true,
      description: 'The step that it belongs to.',
      resolve: ({ step }) => step,
    }),
    subject: t.exposeID('subject', {
      description: 'What it is done to: the id of a task or a slip, the code of a document, otherwise the reference.',
    }),
  }),
});
