import { UsageError } from '../../runtime/usage-error.js';
import { EXTEND } from './terms.js';
import { BOOK } from './visits.js';

/** What somebody does at a step, so long after it began to wait. */
export interface Instruction {
  /** a step or a clock, one of a step's bodies (`opinions.FIRE`), a body for one entry of its list (`neighbours.NEIGHBOUR.2`), or a step of one entry: `visit.2` */
  step: string;
  /** one of {@link ACTIONS}, or what only some steps and clocks take: an outcome of the step's own, a visit that is booked */
  what: string;
  /** milliseconds */
  after: number;
  /** what whoever decides fills in, with `conditionItems`; by default the example's `results` of the step */
  answers?: unknown;
}

const units = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
/** How long people take where nothing is said (ms). */
export const HALF_A_DAY = 43_200_000;

/** By which an objection, or a measure on the permit, is begun. */
export const BEGIN = 'begin';

/** What can be done at a waiting step; `nothing` lets its clock run. */
export const ACTIONS = ['approve', 'return', 'reject', 'pay', 'signal', 'refile', 'recalculate', 'withdraw', 'nothing'];

/** `approval=return@3d`: who waits at the step sends the case back after three days. Throws UsageError. */
export function parseInstruction(text: string): Instruction {
  const [, step, what, count, unit, filled] =
    /^([\w-]+(?:\.\d+)?(?:\.[\w-]+(?:\.\d+)?)?)=([A-Za-z][\w-]*)(?:@(\d{1,5})([mhd]))?(?: (\{.*\}))?$/s.exec(text) ??
    [];
  if (step === undefined || what === undefined) {
    throw new UsageError(
      `"${text}" is no deed; write STEP=${ACTIONS.join('|')}|${BEGIN} or an outcome of the step's own, VISIT=${BOOK}, NOTICE=objection|request, CLOCK=${EXTEND}, STEP.BODY for one body, STEP.BODY.2 for the second entry of its list or STEP.2 where each entry has the step, with @ and a span such as 4h or 3d, and after a blank the answers to its form as JSON.`,
    );
  }
  const after = count === undefined ? HALF_A_DAY : Number(count) * units[unit as keyof typeof units];
  return { step, what, after, ...(filled !== undefined && { answers: answersIn(filled, text) }) };
}

function answersIn(filled: string, text: string): unknown {
  try {
    return JSON.parse(filled);
  } catch {
    throw new UsageError(`The answers of "${text}" are no JSON.`);
  }
}

/** The instructions of a run, each step's taken in order; where none is left, people do what moves the case on. */
export class Script {
  private readonly queues = new Map<string, Instruction[]>();

  constructor(instructions: readonly Instruction[]) {
    for (const one of instructions) this.queues.set(one.step, [...(this.queues.get(one.step) ?? []), one]);
  }

  /** Whether anything is left that is said of a step, or of a body. */
  has(step: string): boolean {
    return (this.queues.get(step)?.length ?? 0) > 0;
  }

  /** What comes next at a step; `nothing` stays for good. */
  next(step: string, usual: string): Instruction {
    const [first] = this.queues.get(step) ?? [];
    return first ?? { step, what: usual, after: HALF_A_DAY };
  }

  taken(step: string): void {
    const queue = this.queues.get(step);
    if (queue && queue[0]?.what !== 'nothing') queue.shift();
  }

  /** Steps that the case never waited at. */
  get left(): string[] {
    return [...this.queues].filter(([, queue]) => queue.some(({ what }) => what !== 'nothing')).map(([step]) => step);
  }
}
