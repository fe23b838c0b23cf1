import { createHmac } from 'node:crypto';

/** 0 to 99: the same for the same key and case, and not to be foreseen without the key. */
export const auditBucket = (key: string, reference: string): number =>
  createHmac('sha256', key).update(reference).digest().readUInt32BE(0) % 100;
