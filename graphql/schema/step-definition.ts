import { createHash } from 'node:crypto';
import { everyStepWith } from '../../forms/entries.js';
import type { Step } from '../../forms/language/step.js';
import type { LocalizedText as Text } from '../../forms/language/text.js';
import { builder } from '../builder.js';
import { keyOf, opaque } from '../global-id.js';
import { Node } from '../node.js';
import { LocalizedText } from './localized-text.js';

export interface StepShown {
  /** of the definition that it stands in */
  hash: string;
  code: string;
  type: string;
  title: Text;
}

/** A step of the definition of this hash. */
export const stepOf = (hash: string, { id, type, title }: Pick<Step, 'id' | 'type' | 'title'>): StepShown => ({
  hash,
  code: id,
  type,
  title,
});

/** Every step, those of parallel branches after the step that holds them. `known`: names by which a case knows some, as those of entries. */
export const stepsInOrder = (steps: readonly Step[], known: readonly string[] = []): Step[] =>
  everyStepWith(steps, known);

/**
 * What tells a step apart from every other. What a task calls its step stays as it was when the task was opened, whatever the
 * definition calls it that the case is pinned to now: so its words are part of it.
 */
export function keyOfStep({ hash, code, type, title }: StepShown): string {
  const words = createHash('sha256').update(JSON.stringify([type, title.fa, title.en]));
  return keyOf(hash, code, words.digest('base64url').slice(0, 16));
}

export const StepDefinition = builder.objectRef<StepShown>('StepDefinition').implement({
  description: 'A step of a version of a permit type.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({
      description: 'Unique over the whole installation; `code` is what definitions call it.',
      resolve: (step) => opaque('StepDefinition', keyOfStep(step)),
    }),
    code: t.exposeString('code', { description: 'What its definition calls it; unique within that version alone.' }),
    type: t.exposeString('type', { description: 'What kind of step it is, as the definition language names it.' }),
    title: t.expose('title', { type: LocalizedText, description: 'What people call it.' }),
  }),
});
