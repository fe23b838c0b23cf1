import type { LocalizedText } from '../language/text.js';
import { sampleWords } from '../messages/definition.js';

/** Values put into a sound definition, by their path; undefined takes away what stands there. */
export type Changes = Readonly<Record<string, unknown>>;

/** What is wrong in an example: a sound definition, rulebook or decision policy changed in places, or a text of its own. */
export type Example =
  | { changes: Changes; overlay?: readonly Readonly<Record<string, unknown>>[] }
  | { rulebook: Changes }
  | { policy: Changes }
  | { text: string };

/** One kind of diagnostic: how grave it is, what it says and what to do, and an example that brings it about. */
export interface DiagnosticEntry {
  severity: 'error' | 'warning';
  says: LocalizedText;
  example: Example;
}

export const error = (en: string, fa: string, example: Example): DiagnosticEntry => ({
  severity: 'error',
  says: { fa, en },
  example,
});

export const warning = (en: string, fa: string, example: Example): DiagnosticEntry => ({
  severity: 'warning',
  says: { fa, en },
  example,
});

/** A title for examples, where which one does not matter. */
export const sampleTitle = sampleWords.title;
