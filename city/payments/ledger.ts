import type { Transaction } from '../../prisma/client.js';
import type { LedgerMovement } from '../../prisma/generated/client/enums.js';

/**
 * What money is for. `bank`: received; `clearing`: received and not yet placed, empty after every transaction;
 * `unmatched`: held for whoever paid it; `payee:…`: owed to that payee; `owners`: owed back to those whom cases are of;
 * `refunds`: ordered to be paid back.
 */
export type Account = 'bank' | 'clearing' | 'unmatched' | 'owners' | 'refunds' | `payee:${string}`;

interface Movement {
  movement: LedgerMovement;
  debit: Account;
  credit: Account;
}

/** The postings of a movement, whole numbers of the smallest unit as text. */
export const bothSides = (amount: bigint, { movement, debit, credit }: Movement) => [
  { movement, account: debit, amount: String(amount) },
  { movement, account: credit, amount: String(-amount) },
];

/** Writes both sides of a movement. A receipt has at most one of each kind; a second one is refused by its key. */
export async function post(
  tx: Transaction,
  { receipt, ...movement }: Movement & { receipt: { id: string; amount: bigint } },
): Promise<void> {
  const sides = bothSides(receipt.amount, movement);
  await tx.ledgerPosting.createMany({
    data: sides.map(({ amount, ...side }) => ({ ...side, receiptId: receipt.id, amount: BigInt(amount) })),
  });
}

export const payeeAccount = ({ payee }: { payee: string }): Account => `payee:${payee}`;
