import { DEFAULT_LANGUAGES } from '../forms/check/languages.js';
import { isWrittenDay } from '../forms/jalali.js';
import { readSaid, saidText } from '../forms/language/said-text.js';
import type { LocalizedText } from '../forms/language/text.js';
import { inputMessages } from './messages/inputs.js';
import { invalidInput } from './refusals.js';
import { conditionsOf, requiredWords } from './text-input.js';

const MOST = 50;

/** A condition that somebody sets. */
export interface GivenCondition {
  /** in Persian, or in the language that stands for all */
  text: string;
  /** the same in other languages of the installation */
  inLanguages?: readonly { language: string; text: string }[] | null | undefined;
  /** the last Jalali day to fulfil it on */
  due?: string | null | undefined;
}

interface Given {
  conditions?: readonly string[] | null | undefined;
  conditionItems?: readonly GivenCondition[] | null | undefined;
}

/** Conditions as a decision carries them: their words, and beside each its last day, or nothing. */
export function conditionsWithDays(
  { conditions, conditionItems }: Given,
  today: string,
  languages: readonly string[] = DEFAULT_LANGUAGES,
): { texts: string[]; days: string[]; hasDays: boolean } {
  const plain = conditionsOf(conditions);
  const items = conditionItems ?? [];
  if (plain.length + items.length > MOST) {
    throw invalidInput('conditionItems', 'TOO_MANY', inputMessages.TOO_MANY_CONDITIONS);
  }
  const texts = items.map((item, i) => saidIn(item, `conditionItems.${i}`, languages));
  const days = items.map(({ due }, i) => dayOf(due, `conditionItems.${i}.due`, today));
  return { texts: [...plain, ...texts], days: [...plain.map(() => ''), ...days], hasDays: days.some(Boolean) };
}

function saidIn({ text, inLanguages }: GivenCondition, path: string, languages: readonly string[]): string {
  const said = (inLanguages ?? []).map(({ language, text: words }, i): [string, string] => {
    if (language !== 'fa' && languages.includes(language)) {
      return [language, requiredWords(`${path}.inLanguages.${i}.text`, words, 1_000)];
    }
    throw invalidInput(`${path}.inLanguages.${i}.language`, 'LANGUAGE_UNKNOWN', inputMessages.LANGUAGE_UNKNOWN);
  });
  return saidText({ fa: requiredWords(`${path}.text`, text, 1_000), ...Object.fromEntries(said) });
}

function dayOf(due: string | null | undefined, path: string, today: string): string {
  if (due == null) return '';
  if (isWrittenDay(due) && due >= today) return due;
  throw invalidInput(path, 'DAY_PASSED', inputMessages.DAY_PASSED);
}

/** How a condition stands. */
export type ConditionStanding = 'SET' | 'OPEN' | 'FULFILLED' | 'NOT_FULFILLED';

interface Decided {
  id: string;
  stepId: string;
  stepType: string;
  body: string | null;
  status: string;
  outcome: string | null;
  conditions: string[];
  conditionDue: string[];
  decidedAt: Date | null;
}

export interface Condition {
  /** `<task>-<number>` */
  code: string;
  /** as kept; masked before anybody reads it */
  text: LocalizedText;
  due: string | null;
  standing: ConditionStanding;
  settledAt: Date | null;
  isOverdue: boolean;
}

/** The conditions of each step's last decision that let the case go on, in the order of the decisions, with what became of them. */
export function conditionsOfCase(tasks: readonly Decided[], today: string): Condition[] {
  const last = new Map<string, Decided>();
  // An outcome of the step's own that is like none of the three is no approval, and sets conditions all the same.
  const goesOn = ({ status, outcome }: Decided): boolean => status === 'DONE' && (outcome ?? 'APPROVE') === 'APPROVE';
  const decided = tasks.filter((task) => goesOn(task) && task.stepType !== 'fulfil');
  const inOrder = decided.sort((a, b) => Number(a.decidedAt) - Number(b.decidedAt));
  for (const task of inOrder) last.set(`${task.stepId} ${task.body ?? ''}`, task);
  return [...last.values()].flatMap(({ id, conditions, conditionDue }) =>
    conditions.map((words, i): Condition => {
      const text = readSaid(words);
      const code = `${id}-${i + 1}`;
      const asked = tasks.filter(({ stepType, body }) => stepType === 'fulfil' && body === code).at(-1);
      const standing = standingOf(asked);
      const due = conditionDue[i] || null;
      const isOverdue = due !== null && due < today && standing !== 'FULFILLED';
      return { code, text, due, standing, settledAt: asked?.decidedAt ?? null, isOverdue };
    }),
  );
}

function standingOf(asked: Decided | undefined): ConditionStanding {
  if (!asked || asked.status === 'CANCELLED') return 'SET';
  if (asked.status !== 'DONE') return 'OPEN';
  return asked.outcome === 'APPROVE' ? 'FULFILLED' : 'NOT_FULFILLED';
}
