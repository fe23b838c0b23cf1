import { describe, expect, it } from 'vitest';
import { UnsupportedReadError } from './model.js';
import { planRow } from './select.js';

const visits = (where: object) => ({ status: true, sessions: { select: { id: true }, where } });

describe('a list that hangs on a row', () => {
  it('is looked for where its condition on the row holds', () => {
    const { sql } = planRow('PaymentSlip', visits({ slip: { status: 'PAYABLE' } }), 'a');
    expect(sql).toMatch(/CASE WHEN a\."status" = 'PAYABLE'::"\w+" THEN \(SELECT .* END/);
  });

  it.each<object>([
    { endedAt: null },
    { slip: { status: 'PAYABLE' }, endedAt: null },
    { slip: { id: "x' OR true --" } },
    { slip: { revision: 1 } },
  ])('is not planned by %j', (where) => {
    expect(() => planRow('PaymentSlip', visits(where), 'a')).toThrow(UnsupportedReadError);
  });
});
