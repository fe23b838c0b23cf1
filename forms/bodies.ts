import type { ConsultBody } from './language/consult-body.js';
import type { LocalizedText } from './language/text.js';
import { persianDigits } from './persian.js';

/** The role of work for a person who is named in the answers: nobody holds it. */
export const INVITED = 'invited';

/** What is asked of an entry of a list: `NEIGHBOUR.3` of the body `NEIGHBOUR`. Entries count from 1. */
export const bodyOfEntry = (body: string, entry: number): string => `${body}.${entry}`;

/** A body as its definition has it, and which entry it is asked for, if any. */
export function bodyIn(asked: string): { body: string; entry?: number } {
  const [body = asked, entry] = asked.split('.');
  return entry === undefined ? { body } : { body, entry: Number(entry) };
}

/** What people call the body of an entry: its title with the number. */
export const titleOfEntry = (title: LocalizedText, entry: number): LocalizedText =>
  Object.fromEntries(
    Object.entries(title).map(([language, text]) => [
      language,
      `${text} ${language.startsWith('fa') ? persianDigits(String(entry)) : entry}`,
    ]),
  ) as LocalizedText;

/** Whether a consultation asks something of every entry of a list. */
export const asksEntries = ({ bodies }: { bodies: readonly Pick<ConsultBody, 'each'>[] }): boolean =>
  bodies.some(({ each }) => each !== undefined);

/** Entries that a list is asked for, as a workflow keeps them: `1,3`. */
export const entriesIn = (decided: unknown): number[] =>
  typeof decided === 'string' && decided !== '' ? decided.split(',').map(Number) : [];
