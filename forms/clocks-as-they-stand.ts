import { type ClockKept, standsStill } from './clock-time.js';
import type { Explanation } from './evaluation/types.js';
import { jalaliDay } from './jalali.js';
import type { Clock } from './language/clock.js';
import type { Step } from './language/step.js';
import type { LocalizedText } from './language/text.js';
import { clockWords } from './messages/clocks.js';
import { spanWords } from './messages/words.js';
import { spanInWords } from './words/limit-in-words.js';

/** A legal term of a case, as it stands. */
export interface CaseClock {
  clock: Clock;
  state: 'notBegun' | 'running' | 'stopped' | 'met' | 'came';
  begun: Date | null;
  /** when it ends; null while it stands still, or has not begun */
  at: Date | null;
  /** the Jalali day of that */
  day: string | null;
  why: Explanation;
  /** how often an order may still make it longer */
  extensionsLeft: number;
}

/** The clocks of a definition as a case has them. */
export function clocksOf(
  { clocks = [], steps }: { clocks?: readonly Clock[] | undefined; steps: readonly Step[] },
  standing: unknown,
  { clock: words, span: spans } = { clock: clockWords, span: spanWords },
): CaseClock[] {
  const kept = ((standing ?? {}) as { clocks?: readonly ClockKept[] | null }).clocks ?? [];
  const titles = new Map(steps.map(({ id, title }) => [id, title]));
  const titleOf = (step: string): LocalizedText => titles.get(step) ?? { fa: step, en: step };
  return clocks.map((clock): CaseClock => {
    const one = kept.find(({ id }) => id === clock.id);
    if (!one) return notBegun(clock, titleOf, words);
    const end = one.over?.at ?? one.due;
    const day = end === undefined ? null : jalaliDay(new Date(end));
    const left = one.over ? 0 : (clock.extension ? (clock.extension.times ?? 1) : 0) - one.extended;
    return {
      clock,
      state: one.over?.how ?? (standsStill(one) ? 'stopped' : 'running'),
      begun: new Date(one.begun),
      at: end === undefined ? null : new Date(end),
      day,
      why: {
        label: clock.title,
        value: day ?? '—',
        source: clock.basis,
        inputs: partsOf(clock, one, { titleOf, words, spans }),
      },
      extensionsLeft: Math.max(0, left),
    };
  });
}

type Titles = (step: string) => LocalizedText;
type Words = typeof clockWords;

function notBegun(clock: Clock, titleOf: Titles, words: Words): CaseClock {
  const { begins } = clock;
  const label = begins === 'filing' ? words.NOT_BEGUN_FILING : words.NOT_BEGUN_AFTER({ step: titleOf(begins.after) });
  const inputs = [{ label, value: '—', inputs: [] }];
  const why = { label: clock.title, value: '—', source: clock.basis, inputs };
  return { clock, state: 'notBegun', begun: null, at: null, day: null, why, extensionsLeft: 0 };
}

const dayOf = (ms: number): string => jalaliDay(new Date(ms));
const leaf = (label: LocalizedText, value: string, more: Partial<Explanation> = {}): Explanation => ({
  label,
  value,
  inputs: [],
  ...more,
});
/** A part whose words say all there is, in either language. */
const said = (label: LocalizedText, more?: Partial<Explanation>): Explanation => leaf(label, '', more);

/** What its end follows from, in the order in which it does. */
function partsOf(
  clock: Clock,
  kept: ClockKept,
  { titleOf, words, spans }: { titleOf: Titles; words: Words; spans: typeof spanWords },
): Explanation[] {
  const { begins, lasts, longer = [], extension, atMost } = clock;
  const start = begins === 'filing' ? words.FILING : words.AFTER({ step: titleOf(begins.after) });
  const holding = kept.longer.flatMap((i) => longer[i] ?? []);
  const orders = extension ? Array.from({ length: kept.extended }, () => extension) : [];
  return [
    leaf(start, dayOf(kept.begun)),
    said(words.LASTS({ span: spanInWords(lasts, spans) }), { source: clock.basis }),
    ...holding.map(({ by, when, basis }) =>
      said(words.LONGER({ span: spanInWords(by, spans) }), {
        expression: when,
        source: basis ?? clock.basis,
      }),
    ),
    ...orders.map(({ span }) => said(words.EXTENDED({ span: spanInWords(span, spans) }))),
    ...(atMost ? [said(words.AT_MOST({ span: spanInWords(atMost, spans) }))] : []),
    ...kept.stops.map(({ at, from, to, anew }) => {
      const step = titleOf(at);
      if (to === undefined) return leaf(words.STANDS({ step }), dayOf(from));
      return leaf(anew ? words.RESTARTED({ step }) : words.STOPPED({ step }), `${dayOf(from)} – ${dayOf(to)}`);
    }),
    ...(kept.unmoved === undefined ? [] : [leaf(words.DAY_OFF, dayOf(kept.unmoved))]),
    ...(kept.over ? [leaf(kept.over.how === 'met' ? words.MET : words.CAME, dayOf(kept.over.at))] : []),
  ];
}
