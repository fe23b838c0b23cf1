import type { PermitSigner } from '../city/signing/signer.js';
import { sealDay } from '../city/trail/seal.js';
import type { SealingActivities } from '../workflows/upkeep-activities.js';

interface SealingDependencies {
  databaseUrl: string;
  signer: () => PermitSigner;
}

export function createSealingActivities({ databaseUrl, signer }: SealingDependencies): SealingActivities {
  return { sealTrailHeads: () => sealDay({ databaseUrl, signer: signer() }) };
}
