import { z } from 'zod';
import { sampleWords } from '../messages/definition.js';
import type { Keyword } from './keyword.js';

const WRITTEN = 'the portal chooses';
const aWord = z.union([z.string(), z.record(z.string(), z.unknown())]);

/** Every widget that `ui:widget` may name. */
export const widgets: Readonly<Record<string, Pick<Keyword, 'says'>>> = {
  text: { says: 'one line of text' },
  textarea: { says: 'several lines of text' },
  select: { says: 'a list that one value is chosen from' },
  radio: { says: 'every value with a button beside it, for few values' },
  checkbox: { says: 'one box to tick, for `true`' },
  checkboxes: { says: 'a box to tick for each value of a list' },
  updown: { says: 'a number with a step up and a step down' },
  range: { says: 'a slider between `minimum` and `maximum`' },
  hidden: { says: 'not shown, but kept in the answers' },
  'jalali-date': { says: 'a day of the Jalali calendar' },
  'nosazi-code': { says: 'a renewal code, asked part by part' },
  office: { says: 'an approved engineering office, chosen from the list' },
};

/** Every keyword of `form.ui`; each begins with `ui:` and stands at the field that it is about. */
export const uiKeywords: Readonly<Record<string, Keyword>> = {
  'ui:order': {
    says: 'Names the fields of a group in the order in which they are asked; `*` stands for all that are not named.',
    otherwise: 'as the schema lists them',
    takes: z.array(z.string()),
    example: ['applicant', 'property', '*'],
  },
  'ui:widget': {
    says: 'Names the widget that a field is filled in with.',
    otherwise: WRITTEN,
    takes: z.string(),
    example: 'jalali-date',
  },
  'ui:options': {
    says: 'Holds the options of the widget.',
    otherwise: 'the widget’s own',
    takes: z.record(z.string(), z.unknown()),
    example: { dir: 'ltr', inputMode: 'numeric' },
  },
  'ui:placeholder': {
    says: 'Shows a sample inside an empty field.',
    otherwise: 'nothing is shown',
    takes: aWord,
    example: '9-1-7-19-0-0-0',
  },
  'ui:help': {
    says: 'Shows a sentence beside the field.',
    otherwise: 'the schema’s `description`',
    takes: aWord,
    example: sampleWords.title,
  },
  'ui:readonly': {
    says: 'Shows the value, which cannot be changed there.',
    otherwise: '`false`',
    takes: z.boolean(),
    example: true,
  },
  'ui:disabled': { says: 'Greys the field out.', otherwise: '`false`', takes: z.boolean(), example: true },
  'ui:autofocus': { says: 'Puts the cursor here first.', otherwise: '`false`', takes: z.boolean(), example: true },
  'ui:autocomplete': {
    says: 'Tells the browser what the field asks, so that it may fill it in.',
    otherwise: 'the browser guesses',
    takes: z.string(),
    example: 'postal-code',
  },
  'ui:emptyValue': {
    says: 'Is what an emptied field holds.',
    otherwise: 'the field is left out of the answers',
    takes: z.unknown(),
    example: '',
  },
};

/** What `ui:options` may hold. */
export const uiOptions: Readonly<Record<string, Keyword>> = {
  dir: {
    says: 'Is the direction in which the value runs.',
    otherwise: 'right to left',
    takes: z.enum(['ltr', 'rtl', 'auto']),
    example: 'ltr',
  },
  inputMode: {
    says: 'Is the keyboard that a phone shows.',
    otherwise: 'letters',
    takes: z.enum(['none', 'text', 'decimal', 'numeric', 'tel', 'search', 'email', 'url']),
    example: 'numeric',
  },
  layout: {
    says: 'Says how the entries of a list stand: as a `table`, as `cards`, or one below the other (`list`).',
    otherwise: '`list`',
    takes: z.enum(['table', 'cards', 'list']),
    example: 'table',
  },
  rows: { says: 'Is the height of a `textarea` in lines.', otherwise: '`3`', takes: z.int().min(1), example: 5 },
  addable: {
    says: 'Lets entries be added to a list.',
    otherwise: '`true`',
    takes: z.boolean(),
    example: false,
  },
  removable: {
    says: 'Lets entries be taken out of a list.',
    otherwise: '`true`',
    takes: z.boolean(),
    example: false,
  },
  orderable: {
    says: 'Lets the entries of a list be moved.',
    otherwise: '`true`',
    takes: z.boolean(),
    example: false,
  },
  inline: {
    says: 'Puts the buttons of `radio` or `checkboxes` beside each other.',
    otherwise: '`false`',
    takes: z.boolean(),
    example: true,
  },
};
