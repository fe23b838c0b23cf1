import { stepNamed } from '../../forms/entries.js';
import { everyStepOf } from '../../forms/every-step.js';
import { hashOf } from '../../forms/hash.js';
import { addDays, jalaliDay, startOfDay } from '../../forms/jalali.js';
import type { Step } from '../../forms/language/step.js';
import { workflowBundle } from '../../runtime/workflow-bundle.js';
import { choiceOf, choicesOf } from '../../workflows/outcomes.js';
import { applicant, whoBegins } from './actors.js';
import { saidOf } from './decision.js';
import { bodiesOf, type Deed, defaultAction, mustBeKnown, namesOf } from './deeds.js';
import { loopOf } from './loop.js';
import { openFrom } from './open-from.js';
import { BEGIN, HALF_A_DAY, type Instruction, Script } from './script.js';
import { SimulatedCase, type SimulatedCaseOptions } from './simulated-case.js';
import { EXTEND } from './terms.js';
import { type ActivityTable, VirtualWorkflow } from './virtual-workflow.js';
import { BOOK } from './visits.js';

export interface Simulation {
  simulated: SimulatedCase;
  /** why it stopped: at the case's end, or where nobody and no clock goes on */
  stopped: 'ended' | 'stands' | 'too long';
  /** instructions that were never come to */
  unused: string[];
  /** the steps that it came to over and over again, in their order; only where it was too long */
  loop?: string[];
}

/** What ends the wait without anything being found. */
const LEAVING = ['withdraw', 'recalculate'];

/** More than any sensible case; a definition that goes round for ever is told so. */
const MAX_ACTIONS = 200;

/** How long there is for a condition that a simulated official sets. */
const DAYS_TO_FULFIL = 30;

/**
 * Files a case and lives it to its end in no time: the workflow's own code walks the steps, the rules decide, the clock
 * jumps to the next deadline or deed. Rejects where the filing is refused.
 */
export async function simulate(
  options: SimulatedCaseOptions,
  instructions: readonly Instruction[],
): Promise<Simulation> {
  const { definition, filed } = options;
  const desk = new SimulatedCase(options);
  const script = new Script(instructions);
  const named = (id: string): Step | undefined => stepNamed(definition.steps, id);
  const { code, version } = definition;
  const morning = new Date(startOfDay(filed.asOf).getTime() + 9 * 3_600_000);
  const { codePath } = await workflowBundle();
  const started = (at: Date, more: object, by: { name: string; argument: unknown }) =>
    VirtualWorkflow.start({
      ...{ codePath, type: 'permitApplication', id: 'application/SIMULATION', at, by },
      argument: { reference: 'SIMULATION', definition: { code, version, hash: hashOf(definition) }, ...more },
      activities: desk.activities as unknown as ActivityTable,
    });
  const submission = { draftVersion: 0, actor: applicant };
  let run = await started(morning, {}, { name: 'submit', argument: submission });
  const since = new Map<string, number>();
  let seen = 0;
  try {
    for (let actions = 0; ; actions += 1) {
      if (actions >= MAX_ACTIONS) return tooLong();
      if (run.hasEnded) {
        const [objection] = objections();
        if (!objection) break;
        script.taken(objection.step);
        const ended = run;
        const by = { name: 'appeal', argument: appealOf(objection) };
        run = await started(new Date(objection.at), { resumes: true }, by);
        await ended.stop();
        continue;
      }
      const next = nextDeed();
      const timer = run.nextTimer;
      const at = next && new Date(next.at);
      if (timer && (!at || timer <= at)) await run.moveTo(timer);
      else if (at && next) {
        await run.moveTo(at);
        if (!next.first) script.taken(next.step);
        await act(next);
      } else return { simulated: desk, stopped: 'stands', unused: script.left };
    }
    return { simulated: desk, stopped: 'ended', unused: script.left };
  } finally {
    await run.stop();
  }

  /** The earliest of what people do at the steps that wait now. `first`: before what is said is done. */
  function nextDeed(): Deed | undefined {
    const waiting = desk.transitions.at(-1)?.currentSteps ?? [];
    const now = run.now.getTime();
    for (const step of since.keys()) if (!waiting.includes(step)) since.delete(step);
    // A step that leads back to itself begins to wait anew; whoever hears an appeal is given it once its holder was heard.
    for (const { waits, at } of desk.transitions.slice(seen))
      for (const { stepId } of waits) if (named(stepId)?.type !== 'appeal') since.set(stepId, Date.parse(at));
    seen = desk.transitions.length;
    const actions = waiting.flatMap((id) => {
      const step = named(id);
      if (!step) return [];
      if (!since.has(id)) since.set(id, now);
      const open = [...desk.open].filter(([, { stepId }]) => stepId === id);
      // While the holder is heard nobody decides.
      if (step.type === 'appeal' && open.length === 0) return [];
      // What is said of an entry or a body comes before what is said of the step alone.
      const saidAmong = (names: string[]) => names.find((name) => script.has(name));
      const [task, { body = undefined } = {}] =
        open.find(([, each]) => saidAmong(bodiesOf(id, each.body)) !== undefined) ?? open[0] ?? [];
      const said = saidAmong(namesOf(id, body)) ?? id;
      const action = script.next(said, chosenIn(step, body) ?? defaultAction(step));
      if (action.what === 'nothing') return [];
      mustBeKnown(step, action);
      const place = { step: said, place: id };
      const waited = since.get(id) ?? now;
      if (task === undefined || LEAVING.includes(action.what))
        return [{ ...action, ...place, at: Math.max(now, waited + action.after), ...(task && { task }) }];
      // Nobody goes there before a time is agreed on.
      if (action.what !== BOOK && desk.visits.isWanted(step, task, run.now)) {
        const [what, after] = [BOOK, HALF_A_DAY];
        return [{ ...place, what, after, task, first: true, at: Math.max(now, waited + after) }];
      }
      const from = action.what === BOOK ? now : Math.max(now, desk.visits.from(step, task, action.what));
      return [{ ...action, ...place, at: Math.max(from, waited + action.after), task }];
    });
    return [...actions, ...objections(), ...orders()].sort((a, b) => a.at - b.at)[0];
  }

  /** What is said to be ordered of terms that run, counted from when each began. */
  function orders(): (Instruction & { at: number })[] {
    return desk.terms.running.flatMap(({ id, begun }) => {
      const first = script.next(id, 'nothing');
      return first.what === EXTEND ? [{ ...first, at: Math.max(run.now.getTime(), begun + first.after) }] : [];
    });
  }

  /** What the example says that a step has given, or one of its bodies. */
  function resultOf(step: string, body?: string): Record<string, unknown> | undefined {
    const { results = {} } = filed;
    const name = namesOf(step, body).find((each) => Object.hasOwn(results, each));
    return name === undefined ? undefined : results[name];
  }

  function tooLong(): Simulation {
    const loop = loopOf(desk.transitions, definition.steps);
    return { simulated: desk, stopped: 'too long', unused: script.left, loop };
  }

  /** The outcome of a step's own that the example ends it with. */
  function chosenIn(step: Step, body?: string): string | undefined {
    const { outcome } = resultOf(step.id, body) ?? {};
    return choicesOf(step).own?.find(({ id }) => id === outcome)?.id;
  }

  /** What is said to be begun of objections to how the case stands now, and of measures on its permit; the earliest first. */
  function objections(): (Instruction & { at: number })[] {
    const { status, currentSteps = [] } = desk.transitions.at(-1) ?? {};
    if (currentSteps.some((id) => named(id)?.type === 'appeal')) return [];
    return everyStepOf(definition.steps)
      .flatMap((step) => {
        if (step.type !== 'appeal' || !step.of.some((end) => end === status)) return [];
        const from = Date.parse(openFrom(desk.transitions, step) ?? '');
        const first = script.next(step.id, 'nothing');
        const begins = first.what === BEGIN && !Number.isNaN(from);
        return begins ? [{ ...first, at: Math.max(run.now.getTime(), from + first.after) }] : [];
      })
      .sort((a, b) => a.at - b.at);
  }

  /** Whoever may begin it does, for the ground that is said, or for the first. */
  function appealOf({ step: id, answers }: Instruction) {
    const step = named(id);
    const { grounds = [] } = step?.type === 'appeal' ? step : {};
    const actor = step?.type === 'appeal' ? whoBegins(step) : applicant;
    const { ground = grounds[0]?.id } = (answers ?? {}) as { ground?: string };
    return { appeal: id, actor, remark: 'simulated', ...(ground !== undefined && { ground }) };
  }

  /** Whoever may give it through the API does, with what the step asks for; anything else comes from outside. */
  async function tell(id: string, given: unknown): Promise<void> {
    const step = named(id);
    if (step?.type !== 'wait' || step.signal === undefined) return;
    const { signal, by } = step;
    if (by === undefined) return run.signal(signal, given ?? {});
    const actor = by === 'applicant' ? applicant : { id: `${by} at ${id}`, roles: [by] };
    const usual = resultOf(id);
    const { answers: words } = step.form
      ? desk.filled.fillIn(step, { isNeeded: true }, given ?? usual)
      : desk.filled.keep(given ?? usual);
    await run.update('tell', { signal, actor, ...(words !== undefined && { words }) });
  }

  /** A condition, with a day where a step settles those that have one. */
  function setNow() {
    const isSettled = everyStepOf(definition.steps).some(({ type }) => type === 'fulfil');
    return { conditions: ['simulated'], ...(isSettled && { due: [addDays(jalaliDay(run.now), DAYS_TO_FULFIL)] }) };
  }

  async function act({ step, place = step, what, task, answers: given }: Deed): Promise<void> {
    switch (what) {
      case 'pay':
        desk.pay();
        return run.signal('paymentSettled', { revision: desk.transitions.at(-1)?.revision ?? 1 });
      case 'signal':
        return tell(place, given);
      case BEGIN:
        return void (await run.update('appeal', appealOf({ step, what, after: 0, answers: given })));
      case 'refile':
        return void (await run.update('submit', submission));
      case 'recalculate':
        return void (await run.update('recalculate', { actor: applicant }));
      case 'withdraw':
        return void (await run.update('withdraw', { actor: applicant }));
      case EXTEND: {
        const role = desk.terms.extenderOf(step) ?? '';
        const actor = { id: `${role} who orders`, roles: [role] };
        return void (await run.update('extendClock', { clock: step, actor, remark: 'simulated' }));
      }
      case 'objection':
      case 'request':
        return desk.onNotices.file(step, what);
      case BOOK: {
        const at = named(place);
        const { at: wanted } = (given ?? {}) as { at?: unknown };
        return at && desk.visits.book(at, task ?? '', { now: run.now, at: wanted });
      }
      default: {
        const { role = '', body, assignee, stepId = place } = desk.open.get(task ?? '') ?? {};
        const at = named(stepId);
        const needs = at ? (choiceOf(choicesOf(at), what)?.needs ?? []) : [];
        const { outcome: _, ...usual } = resultOf(stepId, body) ?? {};
        const { answers: words, ...said } = saidOf(given);
        const filledIn = words ?? (Object.keys(usual).length > 0 ? usual : undefined);
        const answers = desk.filled.fillIn(at, { body, isNeeded: needs.includes('form') }, filledIn);
        const actor = { id: assignee ?? `${role} at ${stepId}`, roles: [role] };
        const remark = what === 'approve' ? {} : { remark: 'simulated' };
        const conditions = said.conditions || !needs.includes('conditions') ? said : setNow();
        await run.update('decideTask', {
          taskId: task ?? '',
          outcome: what,
          actor,
          ...remark,
          ...conditions,
          ...answers,
        });
      }
    }
  }
}
