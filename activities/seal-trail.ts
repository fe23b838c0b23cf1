import type { PermitSigner } from '../city/signing/signer.js';
import { type Seal, sealTrail } from '../city/trail/seal.js';

export interface SealingActivities {
  /** Signs the day's head of the trail. A day that is sealed is answered with its seal. */
  sealTrailHeads(): Promise<Seal>;
}

interface SealingDependencies {
  databaseUrl: string;
  signer: () => PermitSigner;
}

export function createSealingActivities({ databaseUrl, signer }: SealingDependencies): SealingActivities {
  return { sealTrailHeads: () => sealTrail({ databaseUrl, signer: signer() }) };
}
