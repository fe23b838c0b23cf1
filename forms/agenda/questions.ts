import { labelOf } from '../expression/schema.js';
import type { LocalizedText } from '../language/text.js';
import { wordsOf } from '../rendered/words.js';
import type { Agenda, AskedField } from './agenda.js';
import { isCalculated } from './calculated.js';
import { type Choice, choicesIn } from './choices.js';

export const QUESTION_KINDS = ['TEXT', 'WHOLE_NUMBER', 'NUMBER', 'YES_NO', 'GROUP', 'LIST'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** A field that is asked now. A group and a list stand before the fields in them. */
export interface Question {
  path: string;
  name: string;
  /** the top field of the form that it is, or is in */
  section: string;
  /** the path of the group or list that it is in */
  parent: string | undefined;
  title: LocalizedText;
  description: LocalizedText | undefined;
  kind: QuestionKind;
  format: string | undefined;
  /** what is in a group that need not be given is not needed until something in it is given */
  needed: boolean;
  answered: boolean;
  /** worked out from other answers: shown, and not to be given */
  calculated: boolean;
  /** nothing but these is taken under the choices made; empty where anything is */
  choices: Choice[];
}

/** A top field of the form, with all that is in it. */
export interface Section {
  name: string;
  title: LocalizedText;
  needed: boolean;
  isComplete: boolean;
  questions: Question[];
}

/** What is asked now, section by section, in the order of the form. */
export function sectionsOf(agenda: Agenda): Section[] {
  return agenda.fields.map((field) => {
    const questions = questionsIn(field, { section: field.name, parent: undefined, needed: true });
    const isComplete = !questions.some(isOpen);
    return { name: field.name, title: titleOf(field), needed: field.needed, isComplete, questions };
  });
}

/** Whether an answer is still needed. A group is as much as its fields are. */
export const isOpen = ({ needed, answered, calculated, kind }: Question): boolean =>
  needed && !answered && !calculated && kind !== 'GROUP';

interface Around {
  section: string;
  parent: string | undefined;
  /** whether what is around it is needed, or was begun */
  needed: boolean;
}

function questionsIn(field: AskedField, { section, parent, needed: around }: Around): Question[] {
  const { path, name, schema, fields, items } = field;
  const needed = field.needed && around;
  const kind = kindOf(field);
  // An empty list is no answer yet: `minItems` may want one.
  const answered = field.answered && !(kind === 'LIST' && items.length === 0);
  const description = wordsOf(schema, 'description');
  const format = typeof schema.format === 'string' ? schema.format : undefined;
  const title = titleOf(field);
  const own = {
    path,
    name,
    section,
    parent,
    title,
    description,
    kind,
    format,
    needed,
    answered,
    calculated: field.heard.some((voice) => isCalculated(voice.schema)),
    choices: choicesIn(field.heard.map((voice) => voice.schema)),
  };
  const inside = { section, parent: path, needed: needed || answered };
  return [own, ...[...fields, ...items].flatMap((inner) => questionsIn(inner, inside))];
}

const titleOf = ({ schema, name }: AskedField): LocalizedText =>
  labelOf(schema) ?? { fa: String(schema.title ?? name), en: name };

function kindOf({ heard, fields }: AskedField): QuestionKind {
  const types = heard.flatMap(({ schema: { type } }) => (Array.isArray(type) ? type : [type]));
  if (fields.length > 0 || types.includes('object')) return 'GROUP';
  if (types.includes('array')) return 'LIST';
  if (types.includes('boolean')) return 'YES_NO';
  if (types.includes('integer')) return 'WHOLE_NUMBER';
  return types.includes('number') && !types.includes('string') ? 'NUMBER' : 'TEXT';
}
