import { z } from 'zod';
import { FILE } from '../files-in-form.js';
import { Code, LocalizedText } from '../language/text.js';
import { sampleWords } from '../messages/definition.js';
import { OPTIONS } from '../options-of-fields.js';
import { PERSONAL, PERSONAL_KINDS } from '../personal.js';
import { ROLE, ROLES } from '../roles-of-fields.js';
import type { Keyword } from './keyword.js';
import { FieldOptions } from './options.js';

/** A keyword of the language's own in a JSON Schema: that of a form, or that of a rulebook's register. */
export interface SchemaKeyword extends Keyword {
  of: readonly ('form' | 'register')[];
}

const anywhere = ['form', 'register'] as const;

/**
 * Every keyword that begins with `x-`. There is no other: one that is not here is refused at publication, because what it was
 * meant to do would silently not be done.
 */
export const schemaKeywords: Readonly<Record<string, SchemaKeyword>> = {
  'x-i18n': {
    of: anywhere,
    says: 'Says in other languages what the schema says in Persian: `title` and `description` by language; publishing warns of a field without a title in a language of the installation.',
    otherwise: 'only `title` and `description` are known',
    takes: z.record(z.string(), z.unknown()),
    example: { en: { title: 'Plot area', description: 'As the deed says' } },
  },
  'x-labels': {
    of: anywhere,
    says: 'Says what people call each value of an `enum` or of `x-suggestions`; forms, findings and papers show the label in place of the value.',
    otherwise: 'the value itself is shown',
    takes: z.record(z.string(), LocalizedText),
    example: { owner: sampleWords.title },
  },
  'x-suggestions': {
    of: anywhere,
    says: 'Offers these values for a text, and takes any other as well: one of these, or something else.',
    otherwise: 'a text is asked without a choice; `enum` takes the values that it names and no other',
    takes: z.array(z.string().min(1)).min(1),
    example: ['COMPLETION_USE', 'SETTLEMENT'],
  },
  [OPTIONS]: {
    of: ['form'],
    says: 'Takes the choices of a field from a table of the type, or from a register. Of a `table` each row is one, `value` names the column that answers hold, `label` that of what people call it, or one column for each language; they are put in their place as `enum` and `x-labels` when the type is read. Of a `register` each record is one: answers hold its key, `label` names the field of what people call it, people search by a part of it, and a filing whose record is not there is refused.',
    otherwise: '`enum` and `x-labels` name the choices',
    takes: FieldOptions,
    example: { table: 'trades', value: 'code', label: { fa: 'titleFa', en: 'titleEn' } },
  },
  'x-decimals': {
    of: anywhere,
    says: 'Limits how many decimals a text of format `decimal` may have; more are refused, never rounded.',
    otherwise: 'as many as the format takes',
    takes: z.int().min(0).max(30),
    example: 2,
  },
  'x-value': {
    of: ['form'],
    says: 'Works the field out from `answers`, and in an entry of a list from that entry as `item`: shown, never asked, and what a client sends for it counts for nothing. It sees calculated fields that stand before it.',
    otherwise: 'the applicant gives the value',
    takes: z.string().min(1),
    example: 'size(answers.floors)',
  },
  [FILE]: {
    of: ['form'],
    says: 'Takes a file in the field itself, of the document of this code, as a photograph in each entry of a list: the text of format `file` is the sha256 of an attached file. The document is `many` and `optional`; where one is needed the form says by `required`. A file whose entry is gone is not filed.',
    otherwise: 'files are attached to the case as a whole',
    takes: Code,
    example: 'UNIT_PHOTO',
  },
  'x-past': {
    of: anywhere,
    says: 'Says of a `jalali-date` that it lies in the past by nature, as the day of a certificate or a birth: a day after that of filing is refused.',
    otherwise: 'the day may lie in the future',
    takes: z.boolean(),
    example: true,
  },
  [PERSONAL]: {
    of: anywhere,
    says: `Marks a field as personal: ${PERSONAL_KINDS.map((kind) => `\`${kind}\``).join(', ')}, or \`true\` for anything else. Readers who need not know see it masked, papers leave it out unless it has an \`x-role\`, and erasure takes it away.`,
    otherwise: 'every reader of the case sees the value',
    // Checked together with the marks around it, under codes of its own.
    takes: z.unknown(),
    example: 'name',
  },
  [ROLE]: {
    of: ['form'],
    says: 'Says what a field is to the papers of its type, whatever it is called: `holder`, whom something is granted to, or `address`, where. Papers print it though it is personal; of a record or a list as a whole they print names and identifiers.',
    otherwise: 'papers name the owners of a form that asks for `applicant.owners`, and nobody else',
    takes: z.enum(ROLES),
    example: 'holder',
  },
  'x-key': {
    of: ['register'],
    says: 'Names the field by which a record of a register is found.',
    otherwise: 'a register of a rulebook needs it',
    takes: z.string().min(1),
    example: 'number',
  },
};
