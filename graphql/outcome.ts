import { type InputIssue, Refusal } from '../cases/refusals.js';
import type { LocalizedText } from '../forms/language/text.js';

/** What came of an act: what it has done, or why it was refused. */
export interface Outcome<Done> {
  done: Done | null;
  errors: { code: string; path: string | null; message: LocalizedText }[];
}

/** About who asks, how often, and when: not about what is asked, so no other input would help. */
const NOT_OF_INPUT: ReadonlySet<string> = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'RATE_LIMITED', 'UNAVAILABLE']);

/** Awaits an act. What is refused of its input or of the state of things is its outcome; everything else is thrown on. */
export async function outcomeOf<Done>(act: Promise<Done>): Promise<Outcome<Done>> {
  try {
    return { done: await act, errors: [] };
  } catch (error) {
    if (!(error instanceof Refusal) || NOT_OF_INPUT.has(error.code)) throw error;
    const { code, messages: message, issues = [] } = error;
    return { done: null, errors: issues.length > 0 ? issues.map(told) : [{ code, path: null, message }] };
  }
}

const told = ({ code, path, message }: InputIssue) => ({ code, path: path || null, message });
