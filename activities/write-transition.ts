import type { CaseNow } from '../cases/case-now.js';
import { noticeView } from '../cases/notice-view.js';
import { remarksIn, withRemarkTexts } from '../cases/remarks.js';
import { isId, resultsInWords } from '../cases/results-in-words.js';
import { askedAct, type Made } from '../city/automation/weigh.js';
import { lapseOf } from '../city/calendar/deadlines.js';
import type { Notices } from '../city/notices/notices.js';
import { timelineSentence } from '../city/notices/timeline.js';
import { areCovered, areSettled, type SlipNow, slipSteps, slipsAfter } from '../city/payments/slips.js';
import { type Act, isKeyed, remarksOf, trailRows, wholeActs } from '../city/trail/append.js';
import { keysOf } from '../city/trail/keys.js';
import { ask, type Database } from '../prisma/sql.js';
import type { TimelineDraft, Transition } from '../workflows/transition.js';
import { contentHash, standingWithDue, type Worked } from './standing.js';
import { changedTasks, openedTasks, tasksAfter } from './tasks.js';
import { transitionActs } from './transition-acts.js';

/** A transition with all that is written of it. */
interface Writing {
  transition: Transition;
  /** its timeline as it came about */
  timeline: TimelineDraft[];
  /** its case right before it */
  now: CaseNow;
  worked: Worked;
  notices: Pick<Notices, 'compose'>;
  /** what its steps tell people, filled in */
  said: Transition['notifications'];
  /** of the permit that it grants */
  permit?: string | undefined;
  /** what a decision policy said of the reviews that it opens */
  decided: readonly Made[];
  /** acts beside those of its timeline */
  more?: readonly Act[];
}

interface Written {
  settled: boolean | null;
}

export interface WrittenTransition {
  /** the revision has slips and every one is settled */
  settled: boolean;
}

const WRITE = { name: 'write a transition', text: 'SELECT write_transition($1::jsonb) AS settled' };
const WRITE_DECIDED = {
  name: 'write a transition with decisions',
  text: 'SELECT write_transition($1::jsonb, $2::jsonb) AS settled',
};

/**
 * Writes a transition in one statement, which is a transaction where there is none. Gives undefined, with nothing written,
 * where the case does not stand right before it.
 */
export async function writeTransition(database: Database, writing: Writing): Promise<WrittenTransition | undefined> {
  const { reference } = writing.transition;
  const { acts, settled, ...rows } = rowsOf(writing);
  const keyed = acts.filter(isKeyed);
  const known = writing.now.trailKey === null ? [] : ([[reference, writing.now.trailKey]] as const);
  const keys =
    known.length > 0 || keyed.length === 0 ? new Map(known) : await keysOf(database, [reference], [reference]);
  const said = JSON.stringify({
    ...rows,
    acts: trailRows(acts, keys),
    remarks: remarksOf(acts),
    ...(keyed.length > 0 && { key: keys.get(reference) }),
  });
  const { decided } = writing;
  const [row] = await (decided.length === 0
    ? ask<Written>(database, WRITE, [said])
    : ask<Written>(database, WRITE_DECIDED, [said, JSON.stringify(decided)]));
  return row?.settled == null ? undefined : { settled: row.settled || settled };
}

/** All that a transition writes, as `write_transition` takes it. */
function rowsOf({ transition, timeline, said, now, worked, notices, permit, decided, more = [] }: Writing) {
  const { due } = worked;
  const { reference, number, revision, at, status, district, currentSteps, standing, results } = transition;
  const words = new Map(Object.entries(now.words));
  const opened = openedTasks(transition, due);
  const changed = changedTasks(transition, words);
  const slips = slipSteps(transition, now, lapseOf(transition, due));
  const after = slipsAfter(now.slips, revision, slips);
  const view = noticeView(
    {
      ...now,
      ...(district !== undefined && { districtId: district }),
      ...(permit !== undefined && { number: permit }),
      slips: after,
      tasks: tasksAfter(now.tasks, opened, changed),
    },
    revision,
  );
  const came = { ...transition, timeline, notifications: said };
  const inWords = { ...came, timeline: timeline.map((entry) => worded(entry, words)) };
  return {
    reference,
    number,
    revision,
    at,
    status,
    hash: contentHash(transition),
    currentSteps,
    ...(district !== undefined && { district }),
    ...(standing && { standing: standingWithDue(standing, transition, worked) }),
    ...(timeline.some(({ type }) => type === 'FILED') && { filed: true }),
    ...(district !== undefined && timeline.some(({ type }) => type === 'REFILED') && { refiled: true }),
    timeline: inWords.timeline.map((entry) => timelineRow(entry, words)),
    opened,
    changed,
    slips,
    results: resultsInWords(results, words),
    notices: notices.compose(came, view),
    settled: areNowSettled(
      transition,
      after.filter((slip) => slip.revision === revision),
    ),
    acts: wholeActs([
      ...transitionActs(inWords, words, new Map(Object.entries(now.represented))),
      ...decided.map(askedAct),
      ...more,
    ]),
  };
}

/** What the rows do not say by themselves: others were called off, or some are not asked for yet. */
const areNowSettled = ({ asked }: Transition, slips: readonly SlipNow[]): boolean =>
  asked ? areCovered(slips) : slips.some(({ status }) => status === 'VOID') && areSettled(slips);

/** The entry, its conditions in the words that were kept out of the workflow. */
function worded(entry: TimelineDraft, words: ReadonlyMap<string, string>): TimelineDraft {
  const conditions = conditionsOf(entry);
  return conditions.length === 0
    ? entry
    : { ...entry, data: { ...entry.data, conditions: withRemarkTexts(words, conditions) } };
}

export const conditionsOf = ({ data }: TimelineDraft): string[] =>
  Array.isArray(data?.conditions) ? data.conditions.map(String) : [];

/** Ids of the remarks whose words a transition comes with. */
export const remarksNamed = ({ timeline, changed, results }: Transition): string[] => [
  // What a step gives may be kept after what was said has been told, as among branches.
  ...Object.values(results).flatMap(({ words, answers }) => [words, answers].filter(isId)),
  ...timeline.flatMap(({ remark }) => (remark ? [remark] : [])),
  ...timeline.flatMap(({ data }) => [data?.words, data?.answers].filter((id) => typeof id === 'string')),
  ...remarksIn(timeline.flatMap(conditionsOf)),
  ...remarksIn(changed.flatMap((change) => (change.to === 'DONE' ? change.conditions : []))),
];

const timelineRow = ({ seq, type, actor, data = {}, remark }: TimelineDraft, words: ReadonlyMap<string, string>) => ({
  seq,
  type,
  actor,
  summary: timelineSentence(type, data),
  data: { ...data, ...(remark ? { reason: words.get(remark) ?? '' } : {}) },
});
