import type { Transaction } from '../../prisma/client.js';
import type { LedgerMovement } from '../../prisma/generated/client/enums.js';

/**
 * What money is for. `bank`: received; `clearing`: received and not yet placed, empty after every transaction;
 * `unmatched`: held for whoever paid it; `payee:…`: owed to that payee; `owners`: owed back to those whom cases are of;
 * `refunds`: ordered to be paid back.
 */
export type Account = 'bank' | 'clearing' | 'unmatched' | 'owners' | 'refunds' | `payee:${string}`;

interface Movement {
  receipt: { id: string; amount: bigint };
  movement: LedgerMovement;
  debit: Account;
  credit: Account;
}

/** Writes both sides of a movement. A receipt has at most one of each kind; a second one is refused by its key. */
export async function post(tx: Transaction, { receipt, movement, debit, credit }: Movement): Promise<void> {
  const { id: receiptId, amount } = receipt;
  await tx.ledgerPosting.createMany({
    data: [
      { receiptId, movement, account: debit, amount },
      { receiptId, movement, account: credit, amount: -amount },
    ],
  });
}

export const payeeAccount = ({ payee }: { payee: string }): Account => `payee:${payee}`;
