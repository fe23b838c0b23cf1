import { expect } from 'vitest';
import { seedFiled } from '../graphql/seed.js';
import { confirm } from './bank.js';
import type { System } from './system.js';

/** Of every slip that a payer's cases have, in rials. */
export const PAYABLE = 9007199254740000n;

type SlipState = 'PAYABLE' | 'EXPIRED' | 'VOID' | 'DRAFT';

/** A citizen with cases of one year's numbers. No workflow is behind them: what bank and server write is looked at alone. */
export function createPayer(system: () => System, year: number) {
  let last = 0;
  const startPayment = (slipId: string, returnUrl?: string, as = 'citizen-1') =>
    system().ask<{ startPayment: { id: string; redirectUrl: string } }>(
      as,
      'mutation($s: ID!, $u: String) { startPayment(slipId: $s, returnUrl: $u) { id redirectUrl } }',
      { s: slipId, u: returnUrl },
    );
  return {
    /** The reference of a new case. */
    async payable(slips = 1, slip: SlipState = 'PAYABLE'): Promise<string> {
      last += 1;
      const reference = `U-${year}-${String(last).padStart(6, '0')}`;
      await seedFiled(system().prisma, { reference, status: 'AWAITING_PAYMENT', slip, slips });
      return reference;
    },
    startPayment,
    async open(slipId: string, returnUrl?: string): Promise<{ id: string; redirectUrl: string }> {
      const { data, errors } = await startPayment(slipId, returnUrl);
      expect(errors).toBeUndefined();
      return data.startPayment;
    },
    slip: (id: string) => system().prisma.paymentSlip.findUniqueOrThrow({ where: { id } }),
    /** Answers at the bank's page, and follows the way back to the server. */
    answer: (url: string, outcome: string) => fetch(url, { method: 'POST', body: new URLSearchParams({ outcome }) }),
    confirm: (told: Record<string, unknown>, key?: string, at?: Date) => confirm(system(), told, key, at),
  };
}
