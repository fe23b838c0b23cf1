import { appendToTrail } from '../city/trail/append.js';
import type { RoleKind } from '../forms/language/role.js';
import type { LocalizedText } from '../forms/language/text.js';
import type { Transaction } from '../prisma/client.js';

export interface RoleToWrite {
  id: string;
  title: LocalizedText;
  kind: RoleKind;
  heads?: boolean | null | undefined;
}

/** Adds a role, or changes its title and whether it heads. Its kind stays as it was made. */
export async function writeRole(tx: Transaction, { id, title, kind, heads }: RoleToWrite, by: string): Promise<void> {
  const data = { title, ...(heads != null && { heads }) };
  const role = await tx.role.upsert({ where: { id }, create: { id, kind, ...data }, update: data });
  const changed = { ...data, kind: role.kind };
  await appendToTrail(tx, [{ subject: `role/${id}`, act: 'ROLE_SAVED', by, changed }]);
}
