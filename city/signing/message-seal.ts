import { createHash } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { canonicalJson } from '../../forms/canonical.js';

/** No assertion of a person and no bearer token is ever taken for one. */
const AUDIENCE = 'parvaneh/sealed-message';
/** seconds within which a sealed message must arrive */
const LIFE = 300;

/** A message to the case of that reference, as JSON, its seal left out: no other update, and no other sending of it. */
export interface SealedMessage {
  reference: string;
  /** name of the update */
  update: string;
  /** of the update */
  id: string;
  message: object;
}

const hashOf = ({ reference, update, id, message }: SealedMessage): string =>
  createHash('sha256')
    .update(canonicalJson({ reference, update, id, message: JSON.parse(JSON.stringify(message)) }))
    .digest('base64url');

/** A compact JWS: this very message comes from a part of this installation that knows who sends it, and why it may. */
export const sealMessage = (sealed: SealedMessage, key: Uint8Array): Promise<string> =>
  new SignJWT({ message: hashOf(sealed) })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(`${LIFE}s`)
    .sign(key);

/** Whether a seal is genuine, fresh, and of this very message. */
export async function sealHolds(seal: string, sealed: SealedMessage, key: Uint8Array): Promise<boolean> {
  try {
    const { payload } = await jwtVerify(seal, key, {
      audience: AUDIENCE,
      algorithms: ['HS256'],
      requiredClaims: ['exp', 'iat'],
      maxTokenAge: LIFE,
      clockTolerance: 5,
    });
    return payload.message === hashOf(sealed);
  } catch (error) {
    if (error instanceof errors.JOSEError) return false;
    throw error;
  }
}
