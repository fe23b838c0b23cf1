import type { Deadline, Span } from '../language/deadline.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import type { Step } from '../language/step.js';
import { deadlinesOfWait } from '../wait-span.js';
import { problem } from './problem.js';
import { everyStep, INSTANT } from './step-lists.js';

const withTasks: ReadonlySet<Step['type']> = new Set(['review', 'inspect', 'consult', 'audit', 'fulfil', 'appeal']);

const seconds = {
  years: 31_536_000,
  months: 2_592_000,
  workingDays: 86_400,
  days: 86_400,
  hours: 3_600,
  minutes: 60,
  seconds: 1,
} as const;
const lengthOf = (span: Span): number =>
  Object.entries(seconds).reduce((sum, [unit, each]) => sum + (span[unit as keyof typeof seconds] ?? 0) * each, 0);

/** What waits, but by no deadlines of its own. */
const TIMED_OTHERWISE: Partial<Record<Step['type'], string>> = {
  parallel: 'give them to the steps of its branches, or let a clock be met by it',
  service: 'say how long a call takes in "timeoutSeconds", and how often it is tried in "attempts"',
};

const ends = ({ then }: Deadline) => then === 'return' || then === 'expire';

/** Deadlines that never come, or that come and change nothing. */
export function checkDeadlines(definition: FormDefinition): DefinitionIssue[] {
  return everyStep(definition).flatMap(({ step, path }) => {
    const deadlines = step.deadlines ?? [];
    const expiry = neverExpires(step, path);
    if (deadlines.length === 0) return expiry;
    const at = `${path}.deadlines`;
    const unused = INSTANT.has(step.type) ? 'it never waits' : TIMED_OTHERWISE[step.type];
    if (unused !== undefined) {
      const message = `deadlines of a step of type ${step.type} never come: ${unused}`;
      return [problem(at, 'DEADLINE_UNUSED', message)];
    }
    const all = step.type === 'wait' ? deadlinesOfWait(step) : deadlines;
    return [...expiry, ...idle(step, all, at), ...late(deadlines, all, at), ...early(deadlines, all, at)];
  });
}

/** It leads somewhere when its time is over, which it never is. */
function neverExpires(step: Step, path: string): DefinitionIssue[] {
  if (step.onExpire === undefined) return [];
  const all = step.type === 'wait' ? deadlinesOfWait(step) : (step.deadlines ?? []);
  if (all.some(({ then }) => then === 'expire')) return [];
  const message = `nothing of "${step.id}" expires, so nobody comes from it to "${step.onExpire}"; add a deadline that says "then": "expire", or leave it out`;
  return [problem(`${path}.onExpire`, 'EXPIRY_NEVER_COMES', message)];
}

/** Counted back from an end that there is not, or to before the beginning. */
function early(deadlines: readonly Deadline[], all: readonly Deadline[], at: string): DefinitionIssue[] {
  const end = all.filter(ends);
  return deadlines.flatMap(({ before }, i) => {
    if (before === undefined) return [];
    const code = 'DEADLINE_NEVER_COMES';
    if (end.length === 0) return [problem(`${at}[${i}]`, code, 'no expire or return ends the time that it is before')];
    const tooLong = end.find(
      ({ after }) => after && unitsOf(after) === unitsOf(before) && lengthOf(after) <= lengthOf(before),
    );
    return tooLong ? [problem(`${at}[${i}]`, code, 'the step would begin to wait only after this')] : [];
  });
}

const unitsOf = (span: Span): string => Object.keys(span).sort().join();

function idle(step: Step, deadlines: readonly Deadline[], at: string): DefinitionIssue[] {
  const code = 'DEADLINE_WITHOUT_CONSEQUENCE';
  const toNobody = deadlines.flatMap(({ then, to }, i) =>
    then === 'escalate' && to === undefined
      ? [problem(`${at}[${i}]`, code, 'it escalates to nobody; name the role in "to"')]
      : [],
  );
  if (deadlines.every(({ then }) => then === 'remind')) {
    const message = `"${step.id}" only reminds; when nobody acts nothing follows. Add an escalate, return or expire`;
    return [problem(at, code, message), ...toNobody];
  }
  if (withTasks.has(step.type)) return toNobody;
  const noTask = deadlines.flatMap(({ then, to }, i) =>
    then === 'escalate' && to !== undefined
      ? [problem(`${at}[${i}]`, code, `a step of type ${step.type} has no task that "${to}" could take over`)]
      : [],
  );
  return [...toNobody, ...noTask];
}

/** Spans in the same units compare; a year's end may bring any of them forward. */
function late(deadlines: readonly Deadline[], all: readonly Deadline[], at: string): DefinitionIssue[] {
  return deadlines.flatMap((deadline, i) => {
    const { after, notAfter } = deadline;
    if (after === undefined || notAfter !== undefined) return [];
    const before = all.find(
      (other) =>
        ends(other) &&
        other !== deadline &&
        other.after &&
        unitsOf(other.after) === unitsOf(after) &&
        lengthOf(other.after) < lengthOf(after),
    );
    if (!before) return [];
    const message = `"${before.then}" has ended the wait before this comes`;
    return [problem(`${at}[${i}]`, 'DEADLINE_NEVER_COMES', message)];
  });
}
