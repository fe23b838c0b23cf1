import { type Currency, RIAL } from '../money.js';
import type { Result } from './compare.js';

/** What all cases of one currency come to, in its smallest units; those that fit the form no more are left out. */
export interface CurrencySums {
  currency: Currency;
  before: string;
  after: string;
  /** of the cases that stay in it */
  difference: string;
  /** the greatest change of one case either way, without its sign */
  greatest: string;
}

type Sums = Record<'before' | 'after' | 'difference' | 'greatest', bigint>;

const magnitude = (value: bigint) => (value < 0n ? -value : value);

/** Adds up cases, each currency for itself. */
export function createSums(): {
  add(was: Result, now: Result, difference: string | null): void;
  list(): CurrencySums[];
} {
  const known = new Map<string, { currency: Currency; sums: Sums }>();

  const sumsIn = (currency: Currency): Sums => {
    const one = known.get(currency.code) ?? { currency, sums: { before: 0n, after: 0n, difference: 0n, greatest: 0n } };
    known.set(currency.code, one);
    return one.sums;
  };

  return {
    add(was, now, difference) {
      const [before, after] = [BigInt(was.total), BigInt(now.total)];
      const then = was.currency ?? RIAL;
      const today = now.currency ?? RIAL;
      // What comes to nothing is reckoned in no currency: it stands beside what it is compared with.
      sumsIn(before === 0n ? today : then).before += before;
      const sums = sumsIn(after === 0n && before !== 0n ? then : today);
      sums.after += after;
      if (difference === null) return;
      sums.difference += BigInt(difference);
      const changed = magnitude(BigInt(difference));
      if (changed > sums.greatest) sums.greatest = changed;
    },

    list: () =>
      [...known.values()].map(({ currency, sums }) => ({
        currency,
        before: String(sums.before),
        after: String(sums.after),
        difference: String(sums.difference),
        greatest: String(sums.greatest),
      })),
  };
}
