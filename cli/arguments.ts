import { InvalidArgumentError } from 'commander';

/** `a,b` as a list; empty for none. */
export const commaList = (given: string): string[] => given.split(',').filter((each) => each !== '');

/** A whole number, from 0. */
export function whole(given: string): number {
  if (!/^\d{1,9}$/.test(given)) throw new InvalidArgumentError('It is no whole number.');
  return Number(given);
}
