import { randomInt } from 'node:crypto';

/** Without signs that are taken for one another. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What people name it by: 50 bits, so that nobody comes upon another's by trying. */
export const newResponseCode = (): string =>
  `N-${Array.from({ length: 10 }, () => SIGNS[randomInt(SIGNS.length)]).join('')}`;
