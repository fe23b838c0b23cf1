import { WorkFilesOf } from '../../shared/files/work-files.js';
import { useTongue } from '../../shared/language.js';
import type { Case } from './operations.js';

/** Of conditions that somebody has to say whether they are fulfilled: what shows it is attached here; what was attached to other work is shown. */
export function Evidence({ of: { tasks, conditions }, onChange }: { of: Case; onChange(): void }) {
  const { say } = useTongue();
  const shown = tasks.filter(({ documentsAsked, files }) => documentsAsked.length > 0 || files.length > 0);
  return shown.map((task) => {
    const waits = task.status === 'OPEN' || task.status === 'CLAIMED';
    const isAsked = task.conditionCode !== null && waits;
    const condition = conditions.find(({ code }) => code === task.conditionCode);
    if (!isAsked && task.files.length === 0) return null;
    return (
      <section key={task.id} className="card" aria-label={say(task.step.title)}>
        <h2>{say(task.step.title)}</h2>
        {condition && (
          <p>
            <bdi>{say(condition.said)}</bdi>
          </p>
        )}
        <WorkFilesOf id={task.id} of={task} by={isAsked ? 'attachEvidence' : undefined} onChange={onChange} />
      </section>
    );
  });
}
