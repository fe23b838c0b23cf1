import { invalidInput, Refusal } from '../cases/refusals.js';
import type { LocalizedText } from '../forms/language/text.js';
import { requestMessages } from './messages/requests.js';

/** What became of one of several tasks. */
export interface TaskAnswer {
  id: string;
  /** of the refusal; nothing where it was done */
  code: string | null;
  messages: LocalizedText | null;
}

const MAX_TASKS = 50;
/** How many are on the way at once: a list of work is no reason to keep everybody else waiting. */
const AT_ONCE = 4;

/** Does the same to several tasks; one that is refused keeps no other from being done. */
export async function eachTask(ids: readonly string[], work: (id: string) => Promise<void>): Promise<TaskAnswer[]> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0 || wanted.length > MAX_TASKS) {
    throw invalidInput('ids', 'COUNT_INVALID', requestMessages.TASKS_COUNT_INVALID({ most: MAX_TASKS }));
  }
  const answers = new Map<string, TaskAnswer>();
  const next = wanted[Symbol.iterator]();
  const hand = async () => {
    for (const id of next) answers.set(id, await answerOf(id, work));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, hand));
  return wanted.flatMap((id) => answers.get(id) ?? []);
}

async function answerOf(id: string, work: (id: string) => Promise<void>): Promise<TaskAnswer> {
  try {
    await work(id);
    return { id, code: null, messages: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { id, code: error.code, messages: error.messages };
  }
}
