import { BY_RESPONDER } from '../forms/appeals.js';
import type { LocalizedText } from '../forms/language/text.js';
import type { PrismaClient } from '../prisma/client.js';

/** UNDECIDED: its time ran out. ORDERED: an authority had the case go on, and nothing was to be decided. */
export type ObjectionState = 'OPEN' | 'UPHELD' | 'DISMISSED' | 'RETURNED' | 'UNDECIDED' | 'ORDERED';

/** An objection to how a case had ended, with what became of it. */
export interface Objection {
  /** number of its entry in the timeline */
  seq: number;
  /** id of the appeal's step */
  step: string;
  title: LocalizedText;
  revision: number;
  filedAt: Date;
  filedBy: string;
  reason: string;
  /** by whoever filed something on a public notice, and not by the applying side or an authority */
  byResponder: boolean;
  state: ObjectionState;
  decidedAt: Date | null;
  decision: string | null;
  /** of a measure on the permit */
  effect?: 'suspend' | 'restore' | 'revoke' | undefined;
  /** what it was begun for */
  ground?: LocalizedText | undefined;
  /** Jalali day */
  heardUntil?: string | undefined;
}

const STATES = { approve: 'UPHELD', reject: 'DISMISSED', return: 'RETURNED' } as const;

interface Told {
  step?: string;
  title?: LocalizedText;
  revision?: number;
  reason?: string;
  outcome?: keyof typeof STATES;
  order?: boolean;
  joined?: boolean;
  by?: string;
  effect?: Objection['effect'];
  said?: LocalizedText;
  heardUntil?: string;
}

/** The objections of a case, the latest first, as its timeline tells of them. */
export async function objectionsOf(prisma: PrismaClient, reference: string): Promise<Objection[]> {
  const rows = await prisma.timelineEntry.findMany({
    where: { reference, type: { in: ['APPEAL_FILED', 'APPEAL_DECIDED', 'TASK_EXPIRED', 'RETURNED_BY_CLOCK'] } },
    orderBy: { seq: 'asc' },
  });
  const told = rows.map(({ data, ...row }) => ({ ...row, data: (data ?? {}) as unknown as Told }));
  const filed = told.filter(({ type }) => type === 'APPEAL_FILED');
  return filed
    .map((entry, i): Objection => {
      const { seq, at, actor, data } = entry;
      // Those that were joined are decided together.
      const before = filed.slice(i + 1).find((later) => !later.data.joined)?.seq ?? Number.POSITIVE_INFINITY;
      const isEnd = ({ type, ...each }: (typeof told)[number]) =>
        type !== 'APPEAL_FILED' && each.seq > seq && each.seq < before && each.data.step === data.step;
      const end = told.find(isEnd);
      return {
        ...{ seq, step: data.step ?? '', title: data.title ?? { fa: '', en: '' }, revision: data.revision ?? 0 },
        ...{ filedAt: at, filedBy: actor, reason: data.reason ?? '' },
        byResponder: data.by === BY_RESPONDER,
        state: data.order ? 'ORDERED' : stateOf(end),
        decidedAt: end?.at ?? null,
        decision: end?.data.reason ?? null,
        ...(data.effect && { effect: data.effect, ground: data.said, heardUntil: data.heardUntil }),
      };
    })
    .reverse();
}

function stateOf(end: { type: string; data: Told } | undefined): ObjectionState {
  if (!end) return 'OPEN';
  if (end.type === 'RETURNED_BY_CLOCK') return 'RETURNED';
  return end.data.outcome ? STATES[end.data.outcome] : 'UNDECIDED';
}
