import { z } from 'zod';
import { nearestName } from '../../forms/nearest.js';

export const Placeholder = z.enum([
  'reference',
  'title',
  'summary',
  'step',
  'total',
  'currency',
  'payUntil',
  'reason',
  'objection',
  'number',
  'message',
  'link',
]);
type Placeholder = z.infer<typeof Placeholder>;

/** What a template is filled with. One without a value takes the `[…]` around it away. */
export type Values = Partial<Record<Placeholder, string>>;

const OPTIONAL = /\[([^[\]]*)\]/g;
const NAME = /\{(\w+)\}/g;
const namesIn = (text: string): string[] => [...text.matchAll(NAME)].map(([, name = '']) => name);

/** Puts the values in. A value is never read as a template itself. */
export function fillTemplate(text: string, values: Values): string {
  const put = (name: string): string => values[Placeholder.parse(name)] ?? '';
  return text
    .replace(OPTIONAL, (_, part: string) => (namesIn(part).every((name) => put(name) !== '') ? part : ''))
    .replace(NAME, (_, name: string) => put(name));
}

/** What is wrong with a template's text. `certain`: the placeholders that always have a value. */
export function problemsIn(text: string, certain: readonly string[]): string[] {
  const unknown = namesIn(text).filter((name) => !Placeholder.safeParse(name).success);
  if (unknown.length > 0) return unknown.map(unknownPlaceholder);
  if (/[[\]{}]/.test(text.replace(OPTIONAL, '$1').replace(NAME, ''))) {
    return ['has a bracket that belongs to no {placeholder} and no [part]'];
  }
  return namesIn(text.replace(OPTIONAL, ''))
    .filter((name) => !certain.includes(name))
    .map((name) => `may be without {${name}}; put the words around it in [ ]`);
}

function unknownPlaceholder(name: string): string {
  const near = nearestName(name, Placeholder.options);
  return `has the unknown placeholder {${name}}; ${near ? `did you mean {${near}}?` : `there are {${Placeholder.options.join('}, {')}}`}`;
}
