import { z } from 'zod';
import { renamedIn, standsAt, stepNamed } from '../../forms/entries.js';
import type { Step } from '../../forms/language/step.js';
import { startAmong } from '../../workflows/carried.js';
import type { Carried } from '../../workflows/case-shape.js';
import type { MoveMessage } from '../../workflows/messages.js';

/** What `--map FILE` says of a migration. What it does not name keeps its place. */
export const MigrationMap = z.strictObject({
  /** new ids of steps, by the old */
  steps: z.record(z.string(), z.string()).default({}),
  /**
   * `tasks`: open tasks are called off and the steps that wait begin anew, with their deadlines. `recalculation`: the
   * filed answers are worked out anew by the new version, and the case begins at its first step.
   */
  redo: z.array(z.enum(['tasks', 'recalculation'])).default([]),
});
export type MigrationMap = z.infer<typeof MigrationMap>;

export const isRecalculated = ({ redo }: MigrationMap): boolean => redo.includes('recalculation');

export interface Reason {
  code: string;
  message: string;
}

type Places = Pick<MoveMessage, 'places' | 'steps' | 'recalculate'>;

/** Where each step that a case waits at stands in another version, or why it has no place there. */
export function placesOf(
  { waits }: Pick<Carried, 'waits'>,
  { from, to }: { from: readonly Step[]; to: readonly Step[] },
  { steps, redo }: MigrationMap,
): Places | Reason {
  const recalculate = isRecalculated({ steps, redo });
  const places: Places['places'] = [];
  for (const { stepId } of waits) {
    const target = renamedIn(steps, stepId);
    const step = stepNamed(to, target);
    if (!step && !recalculate) {
      return { code: 'STEP_GONE', message: `it waits at "${stepId}", which has no place; name one in steps` };
    }
    const kept =
      step !== undefined && !redo.includes('tasks') && !recalculate && stepNamed(from, stepId)?.type === step.type;
    if (kept && step.type === 'publish-notice' && target !== stepId) {
      const message = `everybody sees its notice "${stepId}" now, and would no longer under the name "${target}"; move it when the notice is over, or have "tasks" begin anew`;
      return { code: 'NOTICE_RENAMED', message };
    }
    places.push({ from: stepId, to: target, kept });
  }
  const at = places.map((place) => place.to);
  const root = to.find(({ id }) => id === startAmong(to, at));
  const isWithin = (id: string): boolean => root !== undefined && standsAt(root, [id]);
  if (!recalculate && (new Set(at).size < at.length || !at.every(isWithin))) {
    return {
      code: 'PLACES_APART',
      message: `what it waits at side by side has no places side by side: ${at.join(', ')}`,
    };
  }
  return { places, steps, recalculate };
}
