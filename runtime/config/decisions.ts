import { hkdfSync } from 'node:crypto';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { ConfigError, flag, jsonOf, readNamed } from './values.js';

/** The part of the environment that says whose decisions count when they come as signals. */
export const decisionEnvironment = {
  DECISION_KEYS: z.string().optional(),
  UNSIGNED_DECISIONS: flag.optional(),
};
const Environment = z.object(decisionEnvironment);

/** `keysFile` (a JWKS) verifies who signed; `keyFile` is the embedded key of the demo people, which production has not. */
export interface DecisionSettings {
  keyFile?: string;
  keysFile?: string;
  allowUnsigned: boolean;
  sealKey: Uint8Array;
}

/** Throws ConfigError. */
export function decisionSettings(
  { DECISION_KEYS: configured, UNSIGNED_DECISIONS: unsigned }: z.infer<typeof Environment>,
  { dataDir, production, auditKey }: { dataDir: string; production: boolean; auditKey: string },
): DecisionSettings {
  if (configured) mustBeKeySet(configured);
  if (production && unsigned) {
    throw new ConfigError('In production decisions by signal are signed; take UNSIGNED_DECISIONS=true away.');
  }
  const keyFile = join(dataDir, 'decision-key.json');
  return {
    ...(configured
      ? { keysFile: resolve(configured) }
      : production
        ? {}
        : { keyFile, keysFile: join(dataDir, 'decision-key.public.json') }),
    allowUnsigned: unsigned ?? !production,
    // Of the same strength and as secret: whoever sees one key learns nothing of the other.
    sealKey: new Uint8Array(hkdfSync('sha256', auditKey, '', 'parvaneh/sealed-message', 32)),
  };
}

function mustBeKeySet(file: string): void {
  const read = jsonOf(z.looseObject({ keys: z.array(z.looseObject({ kty: z.string() })).min(1) })).safeParse(
    readNamed('DECISION_KEYS', file).toString('utf8'),
  );
  if (!read.success) throw new ConfigError(`DECISION_KEYS names ${file}, which is no JSON Web Key Set.`);
}
