import { describe, expect, it } from 'vitest';
import { UnsupportedReadError } from './model.js';
import { planPage, type Select } from './select.js';

const visits = (where: object) => ({ status: true, sessions: { select: { id: true }, where } });
const textOf = (select: Select) => planPage('PaymentSlip', select, 'a').sql('slips a', []);

describe('a list that hangs on a row', () => {
  it('is looked for where its condition on the row holds', () => {
    const text = textOf(visits({ slip: { status: 'PAYABLE' } }));
    expect(text).toMatch(/a\."status" = 'PAYABLE'::"\w+" AS k1\b/);
    expect(text).toMatch(/JOIN "PaymentSession" t1 ON t1\."slipId" = rows0\.k0 AND rows0\.k1\b/);
  });

  it.each<object>([
    { endedAt: null },
    { slip: { status: 'PAYABLE' }, endedAt: null },
    { slip: { id: "x' OR true --" } },
    { slip: { revision: 1 } },
  ])('is not planned by %j', (where) => {
    expect(() => textOf(visits(where))).toThrow(UnsupportedReadError);
  });
});
