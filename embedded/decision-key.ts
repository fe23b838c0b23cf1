import { createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { calculateJwkThumbprint, type JWK, SignJWT } from 'jose';
import { ASSERTION_LIFE, DECISION_AUDIENCE, type Decision, wordsHash } from '../city/signing/decision-assertion.js';
import type { Settings } from '../runtime/config.js';
import { keptSecret } from '../runtime/secret-file.js';

/** The installation verifies decisions by keys of its own; none is made here. */
export class NoDecisionKeyError extends Error {
  override name = 'NoDecisionKeyError';
}

type DecisionConfig = Pick<Settings, 'decisions'>;

/**
 * The key that decisions of demo people are signed with (Ed25519), made once. Its public half stands beside it as a
 * JWKS, which is all that the worker reads.
 */
export async function loadDecisionKey({ decisions }: DecisionConfig) {
  const { keyFile, keysFile } = decisions;
  if (!keyFile || !keysFile) {
    throw new NoDecisionKeyError(
      'Decisions are verified by DECISION_KEYS; sign with the private key that belongs there.',
    );
  }
  const text = keptSecret(keyFile, () =>
    JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })),
  );
  const privateKey = createPrivateKey({ key: JSON.parse(text), format: 'jwk' });
  const jwk = createPublicKey(privateKey).export({ format: 'jwk' }) as JWK;
  const kid = await calculateJwkThumbprint(jwk);
  if (!existsSync(keysFile)) {
    const unfinished = `${keysFile}.${process.pid}`;
    writeFileSync(unfinished, `${JSON.stringify({ keys: [{ ...jwk, kid, alg: 'EdDSA', use: 'sig' }] })}\n`, {
      mode: 0o600,
    });
    renameSync(unfinished, keysFile);
  }
  return { privateKey, kid };
}

/** A compact JWS that says this decision, for five minutes and one use. Throws NoDecisionKeyError. */
export async function signDecision(config: DecisionConfig, decision: Decision, at = new Date()): Promise<string> {
  const { privateKey, kid } = await loadDecisionKey(config);
  const { by, application, task, outcome } = decision;
  return new SignJWT({ application, task, outcome, words: wordsHash(decision) })
    .setProtectedHeader({ alg: 'EdDSA', kid })
    .setSubject(by)
    .setAudience(DECISION_AUDIENCE)
    .setJti(randomUUID())
    .setIssuedAt(at)
    .setExpirationTime(Math.floor(at.getTime() / 1000) + ASSERTION_LIFE)
    .sign(privateKey);
}
