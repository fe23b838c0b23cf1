import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import type { Catalogue } from '../../city/catalogue/catalogue.js';
import { type PublishedVersion, publishedVersions } from '../../city/catalogue/versions.js';
import { checkAnswers } from '../../forms/answers/check-answers.js';
import type { BusinessCalendar } from '../../forms/calendar.js';
import { carryAlong, wayBetween } from '../../forms/carry-over/carry.js';
import { generationInRules } from '../../forms/generation.js';
import { hashOf } from '../../forms/hash.js';
import type { Generation } from '../../forms/language/definition.js';
import { CLOSED_STATUSES } from '../../policy/states.js';
import type { PrismaClient } from '../../prisma/client.js';
import { UsageError } from '../../runtime/usage-error.js';
import { workerBuild } from '../../runtime/workflow-bundle.js';
import { carriedQuery } from '../../workflows/carried.js';
import type { Carried } from '../../workflows/case-shape.js';
import type { MoveMessage } from '../../workflows/messages.js';
import { readFiled, resultsOf } from '../filed-revision.js';
import { generationOf } from '../generation.js';
import { movedFindings } from './found.js';
import { isRecalculated, type MigrationMap, placesOf, type Reason } from './mapping.js';
import { lostNotice, noticesFiledOn } from './notices.js';
import type { Plan, PlannedCase } from './plan-file.js';
import { proveMove } from './prove.js';
import { replayed } from './replay.js';

export interface PlanDependencies {
  prisma: PrismaClient;
  client: Client;
  catalogue: Catalogue;
  calendar: BusinessCalendar;
  cityPolicy: Record<string, string>;
  progress(done: number, of: number): void;
}

export interface MigrationOrder {
  permitType: string;
  to: number;
  from: number | undefined;
  map: MigrationMap;
}

/** Cases that are planned at once: while one is replayed, another is fetched. */
const CONCURRENCY = 6;
const OTHER = { STALE: { code: 'MOVED_ON', message: 'it went on while it was planned; plan it again' } };

const isReason = (outcome: object): outcome is Reason => 'code' in outcome;

/** Says of every running case of the older versions what moving it would mean, proved without touching it. */
export async function planMigration(deps: PlanDependencies, wanted: MigrationOrder): Promise<Plan> {
  const published = await publishedVersions(deps, wanted.permitType);
  const target = published.find(({ definition }) => definition.version === wanted.to);
  if (!target) {
    const known = published.map(({ definition }) => definition.version).join(', ') || 'none';
    throw new UsageError(`No version ${wanted.to} of "${wanted.permitType}" is published; there are: ${known}.`);
  }
  const older = published.filter(({ definition: { version } }) =>
    wanted.from === undefined ? version < wanted.to : version === wanted.from && version < wanted.to,
  );
  const rows = await deps.prisma.application.findMany({
    where: {
      permitTypeHash: { in: older.map(({ hash }) => hash) },
      revision: { gt: 0 },
      // An issued case may still be audited: its workflow runs on, and is asked below.
      OR: [{ status: { notIn: [...CLOSED_STATUSES] } }, { status: 'ISSUED', currentSteps: { isEmpty: false } }],
    },
    orderBy: { reference: 'asc' },
    select: {
      reference: true,
      permitTypeHash: true,
      status: true,
      revision: true,
      transition: true,
      mandateId: true,
      generation: true,
    },
  });
  const id = randomUUID();
  const cases: PlannedCase[] = [];
  const prove = provedOnce();
  for (let i = 0; i < rows.length; i += CONCURRENCY) {
    const planned = rows.slice(i, i + CONCURRENCY).map(async (row) => {
      const from = older.find(({ hash }) => hash === row.permitTypeHash);
      return from ? [await planCase(deps, { id, wanted, published, target, from, prove }, row)] : [];
    });
    cases.push(...(await Promise.all(planned)).flat());
    deps.progress(cases.length, rows.length);
  }
  return {
    id,
    madeAt: new Date().toISOString(),
    permitType: wanted.permitType,
    to: { version: wanted.to, hash: target.hash },
    map: wanted.map,
    code: await workerBuild(),
    cases,
  };
}

interface Row {
  reference: string;
  status: string;
  revision: number;
  transition: number;
  mandateId: string | null;
  generation: Generation | null;
}

interface Surroundings {
  id: string;
  wanted: MigrationOrder;
  published: PublishedVersion[];
  target: PublishedVersion;
  from: PublishedVersion;
  prove: typeof proveMove;
}

/** What a case carries without what only tells it from another: its numbers and people, instants, the ids of messages. */
function unnumbered(carried: Carried): object {
  const { revision, status, summary, decisions, cleared, settledRevision, paymentStep, signals, ended, late } = carried;
  const numberOf = (id: string) => id.slice(id.lastIndexOf('-'));
  return {
    standing: { revision, status, summary, decisions, cleared, settledRevision, paymentStep, signals, ended, late },
    tasks: carried.tasks.map((task) => ({ ...task, id: numberOf(task.id), decision: task.decision?.outcome })),
    // Where its clocks stand says where they lead.
    clocks: carried.clocks,
    waits: carried.waits.map(({ due, tasks, begun: _, ...wait }) => ({
      ...wait,
      due: due.map((at) => at > Date.now()),
      tasks: tasks.map(numberOf),
    })),
  };
}

/** Cases that stand alike in everything the interpreter and the rules read are proved by one of them. */
function provedOnce(): typeof proveMove {
  const known = new Map<string, ReturnType<typeof proveMove>>();
  return (proof) => {
    const { carried, move, results, ruleset } = proof;
    const { outcome, lane, referralTarget, total, slips } = proof.evaluation;
    const evaluation = { outcome, lane, referralTarget, total, slips: slips.length };
    // When a record was read changes no decision.
    const registers = Object.entries(proof.input.registers).map(([name, { at: _, ...answer }]) => [name, answer]);
    const input = { ...proof.input, registers };
    const alike = { ...unnumbered(carried), input, evaluation, results, rules: ruleset.hash, places: move.places };
    const key = hashOf(JSON.parse(JSON.stringify(alike)));
    const proving = known.get(key) ?? proveMove(proof);
    known.set(key, proving);
    return proving;
  };
}

async function planCase(deps: PlanDependencies, around: Surroundings, row: Row): Promise<PlannedCase> {
  const { from } = around;
  const { reference, status, transition } = row;
  const planned: PlannedCase = {
    reference,
    status,
    from: { version: from.definition.version, hash: from.hash, transition },
    places: [],
    redone: [],
  };
  const handle = deps.client.workflow.getHandle(`application/${reference}`);
  try {
    const { carried, resting, hash } = await handle.query(carriedQuery);
    if (hash !== from.hash || carried.transitions !== transition) return { ...planned, stays: OTHER.STALE };
    if (!resting) {
      return { ...planned, stays: { code: 'UNDER_WAY', message: 'something of it is under way; plan it again later' } };
    }
    const steps = { from: from.definition.steps, to: around.target.definition.steps };
    const places = placesOf(carried, steps, around.wanted.map);
    if (isReason(places)) return { ...planned, stays: places };
    const lost = lostNotice(await noticesFiledOn(deps.prisma, reference), steps, places.steps);
    if (lost) return { ...planned, stays: lost };
    const whole = { ...planned, places: places.places, redone: redoneOf(places, carried.tasks) };
    const history = await handle.fetchHistory();
    const broken = await replayed(reference, history);
    if (broken) return { ...whole, stays: { code: 'DOES_NOT_REPLAY', message: broken } };
    const move = moveOf(around, planned, { ...places, by: '', generation: generationOf(row) });
    const read = await asRead(deps, around, row);
    if (isReason(read)) return { ...whole, stays: read };
    const proof = await around.prove({
      carried,
      move,
      calendar: deps.calendar,
      clocks: around.target.definition.clocks,
      ...read,
    });
    if (isReason(proof)) return { ...whole, stays: proof };
    return { ...whole, proof: { events: history.events?.length ?? 0, ends: proof.ends } };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ...planned, stays: { code: 'DOES_NOT_ANSWER', message } };
  }
}

/** The message that moves a case as it was planned. */
export function moveOf(
  { id, target }: Pick<Surroundings, 'id' | 'target'>,
  { from }: Pick<PlannedCase, 'from'>,
  { generation, ...move }: Pick<MoveMessage, 'places' | 'steps' | 'recalculate' | 'by'> & { generation: Generation },
): MoveMessage {
  const { code, version, steps } = target.definition;
  return {
    ...move,
    plan: id,
    from: { hash: from.hash, transition: from.transition },
    to: { definition: { code, version, hash: target.hash }, generation, steps },
  };
}

function redoneOf(
  { places, recalculate }: Pick<MoveMessage, 'places' | 'recalculate'>,
  tasks: { id: string; stepId: string; state: string }[],
): string[] {
  const anew = places.filter(({ kept }) => !kept);
  const off = tasks.filter(({ state, stepId }) => state === 'open' && anew.some(({ from }) => from === stepId));
  if (recalculate) return ['evaluation', 'slips', ...off.map(({ id }) => `task ${id} is called off`)];
  return [...anew.map(({ to }) => `"${to}" begins anew`), ...off.map(({ id }) => `task ${id} is called off`)];
}

/** The filed revision as the new version reads it, or why it cannot. */
async function asRead(deps: PlanDependencies, { published, from, target, wanted }: Surroundings, row: Row) {
  const { reference, revision, status } = row;
  const definitions = published.map(({ definition }) => definition);
  const way = wayBetween(from.definition, target.definition, definitions);
  if (!way) return { code: 'NO_MAPPING', message: `no carryOver leads from version ${from.definition.version}` };
  const { input, evaluation, rulebookHash } = await readFiled(deps, { reference, revision, definitionHash: from.hash });
  const { answers, same } = carryAlong(way, input.answers);
  const { issues } = checkAnswers(target.definition, answers);
  if (!same && issues.length > 0 && status !== 'RETURNED') {
    const fields = issues.map(({ path }) => path).join(', ');
    return {
      code: 'ANSWERS_DO_NOT_MOVE',
      message: `the form of version ${wanted.to} needs what was not asked: ${fields}`,
    };
  }
  if (isRecalculated(wanted.map)) {
    const paid = await deps.prisma.paymentSlip.count({ where: { reference, revision, status: 'PAID' } });
    if (paid > 0)
      return { code: 'SLIPS_PAID', message: 'something of its calculation is paid; leave recalculation out' };
  }
  const ruleset = await deps.catalogue.ruleset(target.hash, rulebookHash);
  const generation = generationInRules(target.definition, generationOf(row));
  const versions = { from: from.definition, to: target.definition, published: definitions, steps: wanted.map.steps };
  const found = movedFindings(versions, await resultsOf(deps.prisma, reference));
  if (isReason(found)) return found;
  return { input: { ...input, answers, generation }, evaluation, ruleset, ...found };
}
