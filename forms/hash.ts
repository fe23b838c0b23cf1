import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical.js';

/** sha256 of the canonical JSON, as 64 hexadecimal digits. Not for workflow code: it has no node:crypto. */
export const hashOf = (value: unknown): string => hashOfCanonical(canonicalJson(value));

/** The same of what is canonical JSON already. */
export const hashOfCanonical = (text: string): string => createHash('sha256').update(text).digest('hex');
