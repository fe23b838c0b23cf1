import { condition, patched } from '@temporalio/workflow';
import { entryIn, standsAt } from '../forms/entries.js';
import type { Step, StepOf, StepType } from '../forms/language/step.js';
import type { Case } from './case.js';
import { meetIdleClocks } from './clock-watch.js';
import { passOver } from './entries.js';
import { analyze } from './steps/analyze.js';
import { announce } from './steps/announce.js';
import { audit } from './steps/audit.js';
import { calculate } from './steps/calculate.js';
import { consult } from './steps/consult.js';
import { form } from './steps/form.js';
import { fulfil } from './steps/fulfil.js';
import type { Next, StepHandler } from './steps/handler.js';
import { issue } from './steps/issue.js';
import { notify } from './steps/notify.js';
import { parallelOver } from './steps/parallel.js';
import { payment } from './steps/payment.js';
import { publishNotice } from './steps/publish-notice.js';
import { inspect, review } from './steps/review.js';
import { service } from './steps/service.js';
import { switchStep } from './steps/switch.js';
import { wait } from './steps/wait.js';
import type { Walk } from './walk.js';

/** Runs steps one after another, each where the one before leads. */
export const walk: Walk = async (steps, permitCase, start) => {
  let at = start === undefined ? 0 : steps.findIndex((step) => step.id === start);
  for (let step = steps[at]; step; step = steps[at]) {
    // Nobody comes to an appeal by walking.
    if (step.type === 'appeal') {
      at += 1;
      continue;
    }
    if (permitCase.findsOut) await decideByResults(permitCase, step);
    const isOver = permitCase.waits.wasFinished(step.id);
    const isPassed = !isOver && !standsIn(step, permitCase) && !permitCase.submission.holds(`${step.id}.when`, true);
    if (isPassed) await passOver(step, permitCase);
    const passed = isOver || isPassed;
    permitCase.waits.stand(step.id);
    let target: string | undefined;
    try {
      target = (passed ? undefined : await run(step, permitCase)) ?? step.next;
    } finally {
      permitCase.waits.rise(step.id);
      // What holds branches waits at no place of its own.
      if (step.type === 'parallel') permitCase.clocks.leave(step.id);
    }
    const back = target !== undefined && steps.slice(0, at + 1).some(({ id }) => id === target);
    if (!back && !permitCase.tasks.sentBack(step.id)) {
      permitCase.clocks.passed(step.id, permitCase.isClosed);
      meetIdleClocks(permitCase, [step.id]);
    }
    if (target === undefined) {
      at += 1;
      continue;
    }
    const index = steps.findIndex((other) => other.id === target);
    if (index < 0) return target;
    at = index;
  }
  return undefined;
};

/** Runs of before went on where another branch was writing what the step before has given. */
const BY_RESULTS = 'decides-by-results-of-branches';

/** What steps have given is decided by before the next one begins, whichever branch writes it. */
async function decideByResults({ journal, halt }: Case, { id }: Step): Promise<void> {
  if (journal.hasNewResults) await journal.record();
  else if (journal.isWritingResults && (entryIn(id).entry !== undefined || patched(BY_RESULTS)))
    await condition(() => !journal.isWritingResults || halt.reason !== undefined);
}

/** A step that another run left in the middle is not asked for anew. */
const standsIn = (step: Step, permitCase: Case): boolean =>
  permitCase.waits.resumes(step.id) || (step.type === 'parallel' && standsAt(step, permitCase.waits.startingPlaces));

/** Every type that a case comes to. */
type Walked = Exclude<StepType, 'appeal'>;

const handlers: { [T in Walked]: StepHandler<T> } = {
  form,
  announce,
  analyze,
  calculate,
  review,
  inspect,
  consult,
  payment,
  issue,
  notify,
  service,
  wait,
  switch: switchStep,
  audit,
  fulfil,
  'publish-notice': publishNotice,
  parallel: parallelOver(walk),
};

function run(step: StepOf<Walked>, permitCase: Case): Promise<Next> {
  const handle = handlers[step.type] as (step: Step, permitCase: Case) => Promise<Next>;
  return handle(step, permitCase);
}
