import { accountKinds } from './account-kinds.js';
import { actKinds } from './act-kinds.js';
import { caseKinds } from './case-kinds.js';
import { fileKinds } from './file-kinds.js';
import type { Kind } from './kind.js';

/**
 * Everything that the product holds of a person, by kind: what an export gives, what an erasure takes away, and why the
 * rest stays. A new kind of row that names people belongs here.
 */
export const KINDS: readonly Kind[] = [...accountKinds, ...caseKinds, ...actKinds, ...fileKinds];
