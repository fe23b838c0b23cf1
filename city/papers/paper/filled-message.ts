import type { FormDefinition } from '../../../forms/language/definition.js';
import type { LocalizedText } from '../../../forms/language/text.js';
import { filledAt, formBelow } from '../../../forms/message-values.js';
import { type Form, givenIn, isRecord } from './given.js';
import { partiesOf } from './parties.js';
import { answerAt, NOTHING } from './placeholders.js';
import { filler } from './template.js';
import { type Tongue, tongueOf } from './tongue.js';

/** What a message may say of its case. */
export interface Sayable {
  reference: string;
  definition: Pick<FormDefinition, 'title' | 'form' | 'steps'>;
  answers: Record<string, unknown>;
  /** what steps have given, by the keys that they are kept under */
  results: Record<string, unknown>;
}

/** A message with what the case says in the place of names in braces, in each of its languages; nothing personal of it. */
export function filledMessage(message: LocalizedText, of: Sayable): LocalizedText {
  const said = Object.entries(message).map(([language, text = '']) => {
    const tongue = tongueOf({ language });
    return [language, filler((name) => whatIs(name, of, tongue))(text)];
  });
  return Object.fromEntries(said) as LocalizedText;
}

function whatIs(name: string, of: Sayable, tongue: Tongue): string | undefined {
  const { reference, definition, answers } = of;
  if (name === 'reference') return tongue.code(reference);
  if (name === 'type') return tongue.say(definition.title);
  if (name === 'plot') return tongue.code(partiesOf(answers).plot ?? NOTHING);
  const [root, ...path] = name.split('.');
  if (root === 'answers') return said(definition.form, answers, path, tongue);
  if (root !== 'results') return undefined;
  const asked = formBelow(definition.steps, path);
  return asked ? said(asked.form, filledAt(of.results, asked), asked.field, tongue) : NOTHING;
}

/** A message leaves the house, so nothing that is marked as personal is in it. */
function said(form: Form, filled: unknown, path: string[], tongue: Tongue): string {
  if (!isRecord(filled)) return NOTHING;
  return answerAt(givenIn(form, filled, tongue), path, tongue, ({ kind }) => kind === undefined) ?? NOTHING;
}
