import { inputMessages } from './messages/inputs.js';
import { invalidInput } from './refusals.js';
import { requiredWords } from './text-input.js';

/** What has to be put right, at one place of the answers or of the law. */
export interface Correction {
  /** as `proposal.floors[0].area`, the code of a document, or the id of a rule */
  path: string;
  text: string;
}

const PATH = /^[A-Za-z_][\w-]*(?:\.[A-Za-z_]\w*|\[\d{1,4}\])*$/;
const MOST = 50;

/**
 * Corrections as a decision carries them, beside its conditions: the words of people are kept out of the workflow's history there.
 * A return grants nothing, so that they are conditions of nothing.
 */
export function correctionsOf(outcome: string | undefined, given: readonly Correction[] | null | undefined): string[] {
  const corrections = given ?? [];
  if (corrections.length === 0) return [];
  if (outcome !== 'return') throw invalidInput('corrections', 'NOT_A_RETURN', inputMessages.CORRECTIONS_OF_A_RETURN);
  if (corrections.length > MOST) throw invalidInput('corrections', 'TOO_MANY', inputMessages.TOO_MANY_CONDITIONS);
  return corrections.map(({ path, text }, i) => {
    const at = `corrections.${i}`;
    if (path.length > 200 || !PATH.test(path)) {
      throw invalidInput(`${at}.path`, 'PATH_INVALID', inputMessages.CORRECTION_PATH);
    }
    return `${path}: ${requiredWords(`${at}.text`, text, 800)}`;
  });
}

interface Returned {
  status: string;
  revision: number;
  tasks: readonly {
    id: string;
    outcome: string | null;
    conditions: string[];
    revision: number;
    decidedAt: Date | null;
  }[];
}

/** What a case was sent back for, as kept, and by which decision; nothing once it was filed again. `tasks`: oldest first. */
export function correctionsOfCase({ status, revision, tasks }: Returned) {
  const task = tasks.findLast(({ outcome, revision: of }) => outcome === 'RETURN' && of === revision);
  if (status !== 'RETURNED' || !task) return undefined;
  return { task: task.id, at: task.decidedAt, corrections: correctionsIn(task.conditions) };
}

/** The corrections among what a return says. */
export function correctionsIn(conditions: readonly string[]): Correction[] {
  return conditions.flatMap((condition) => {
    const [, path, text] = /^([^\s:]+): (.+)$/s.exec(condition) ?? [];
    return path && text && PATH.test(path) ? [{ path, text }] : [];
  });
}
