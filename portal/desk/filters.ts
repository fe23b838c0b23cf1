import type { ResultOf } from '../shared/api/graphql.js';
import type { LocalizedText } from '../shared/language.js';
import { queueWords } from './messages.js';
import type { QueueQuery } from './operations.js';

/** What the address says of the list. */
export interface QueueSearch {
  only?: string | undefined;
  type?: string | undefined;
  priority?: string | undefined;
  order?: string | undefined;
  who?: string | undefined;
  after?: string | undefined;
}

type Counts = ResultOf<typeof QueueQuery>['taskCounts'];

interface Preset {
  label: LocalizedText;
  count(counts: Counts): number;
  filter: object;
}

/** The lists that everybody has. */
export const PRESETS = {
  all: { label: queueWords.ALL, count: ({ open, claimed }) => open + claimed, filter: {} },
  mine: { label: queueWords.ONLY_MINE, count: ({ mine }) => mine, filter: { mine: true } },
  unclaimed: { label: queueWords.UNCLAIMED, count: ({ open }) => open, filter: { unclaimed: true } },
  overdue: { label: queueWords.LATE, count: ({ overdue }) => overdue, filter: { overdue: true } },
  urgent: { label: queueWords.URGENT, count: ({ urgent }) => urgent, filter: { priority: ['URGENT'] } },
} as const satisfies Record<string, Preset>;

export type PresetName = keyof typeof PRESETS;
export const presetOf = ({ only }: QueueSearch): PresetName =>
  only !== undefined && Object.hasOwn(PRESETS, only) ? (only as PresetName) : 'all';

export const PRIORITIES = ['URGENT', 'HIGH', 'NORMAL', 'LOW'] as const;
export const ORDERS = ['URGENT_FIRST', 'EARLIEST_DUE_FIRST', 'LATEST_DUE_FIRST'] as const;
const oneOf = <T extends string>(all: readonly T[], name: string | undefined): T | undefined =>
  all.find((each) => each === name);

/** What the API is asked for; a word of the address that it does not know asks for nothing. */
export function asked(search: QueueSearch) {
  const priority = oneOf(PRIORITIES, search.priority);
  return {
    filter: {
      status: ['OPEN' as const, 'CLAIMED' as const],
      ...(search.type && { permitType: [search.type] }),
      ...(priority && { priority: [priority] }),
      ...(search.who && { assignee: search.who }),
      ...(structuredClone(PRESETS[presetOf(search)].filter) as object),
    },
    orderBy: oneOf(ORDERS, search.order) ?? 'URGENT_FIRST',
    after: search.after,
  };
}

const KEPT = 'desk.filters';

/** Filters by the names that somebody gave them, on this device. */
export function keptFilters(): Record<string, QueueSearch> {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Record<string, QueueSearch>;
  } catch {
    return {};
  }
}

export function keepFilters(filters: Record<string, QueueSearch>): void {
  try {
    localStorage.setItem(KEPT, JSON.stringify(filters));
  } catch {
    // Storage is closed; the address still says what is listed.
  }
}
