import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isErrno, keptSecret } from '../../runtime/secret-file.js';

/** Where the key that signs permits is, and where the public keys of all that ever signed are kept. */
export interface PermitKeySettings {
  /** `<kid>.public.json` of every key, and the private key where no other file is named */
  folder: string;
  /** the private key (JWK or PKCS #8 PEM), as a secret store mounts it */
  keyFile?: string;
}

/** An Ed25519 public key as published (RFC 8037), named by its thumbprint (RFC 7638). */
export interface PublicKey {
  kty: 'OKP';
  crv: 'Ed25519';
  x: string;
  kid: string;
  alg: 'EdDSA';
  use: 'sig';
}

/** A key, or its folder, that cannot be used. The message is one sentence that says what to do. */
export class PermitKeyError extends Error {
  override name = 'PermitKeyError';
}

const PUBLIC = '.public.json';
const privateFile = ({ folder, keyFile }: PermitKeySettings) => keyFile ?? join(folder, 'signing-key.json');

/** The key that signs now; the first one is made where none is configured. Its public half is kept for ever. */
export function currentKey(settings: PermitKeySettings): { privateKey: KeyObject; publicKey: PublicKey } {
  const file = privateFile(settings);
  try {
    const text = settings.keyFile ? readFileSync(file, 'utf8') : keptSecret(file, () => jwkText(newKey()));
    const privateKey = parsePrivateKey(text, file);
    const publicKey = publicKeyOf(privateKey);
    keepPublicKey(settings.folder, publicKey);
    return { privateKey, publicKey };
  } catch (error) {
    throw usable(error, file);
  }
}

/** Every key that permits were signed with, in the order of their names; papers signed with an old one stay valid. */
export function publishedKeys({ folder }: PermitKeySettings): PublicKey[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(PUBLIC));
  return names.sort().map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as PublicKey);
}

/** Changes when a key was added or replaced. */
export function keysStamp(settings: PermitKeySettings): string {
  const changed = (path: string) => statSync(path, { bigint: true }).mtimeNs;
  return `${changed(settings.folder)} ${changed(privateFile(settings))}`;
}

/** Puts a new key in the place of the current one, whose public half stays published. Throws PermitKeyError. */
export function rotateKey(settings: PermitKeySettings): { old: string; current: string } {
  const { publicKey: old } = currentKey(settings);
  const file = privateFile(settings);
  const key = newKey();
  const publicKey = publicKeyOf(key);
  try {
    const pem = readFileSync(file, 'utf8').includes('-----BEGIN');
    keepPublicKey(settings.folder, publicKey);
    replace(file, pem ? key.export({ format: 'pem', type: 'pkcs8' }).toString() : jwkText(key), 0o600);
  } catch (error) {
    throw usable(error, file);
  }
  return { old: old.kid, current: publicKey.kid };
}

const newKey = (): KeyObject => generateKeyPairSync('ed25519').privateKey;
const jwkText = (key: KeyObject): string => JSON.stringify(key.export({ format: 'jwk' }));

function parsePrivateKey(text: string, file: string): KeyObject {
  let key: KeyObject | undefined;
  try {
    key = text.includes('-----BEGIN')
      ? createPrivateKey(text)
      : createPrivateKey({ key: JSON.parse(text), format: 'jwk' });
  } catch {
    key = undefined;
  }
  if (key?.asymmetricKeyType === 'ed25519') return key;
  throw new PermitKeyError(`${file} does not hold an Ed25519 private key; write one there as JWK or PKCS #8 PEM.`);
}

function publicKeyOf(key: KeyObject): PublicKey {
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  const members = JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x });
  const kid = createHash('sha256').update(members).digest('base64url');
  return { kty: 'OKP', crv: 'Ed25519', x, kid, alg: 'EdDSA', use: 'sig' };
}

function keepPublicKey(folder: string, key: PublicKey): void {
  const file = join(folder, `${key.kid}${PUBLIC}`);
  if (statSync(file, { throwIfNoEntry: false })) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // As open as its folder: offline verifiers may be meant to read there.
  replace(file, `${JSON.stringify(key)}\n`, statSync(folder).mode & 0o044 ? 0o644 : 0o600);
}

/** In one move: a reader finds the old text or the new one, never a part. */
function replace(file: string, text: string, mode: number): void {
  const unfinished = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(unfinished, text, { mode });
    renameSync(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

function usable(error: unknown, file: string): unknown {
  if (!isErrno(error, 'ENOENT', 'EACCES', 'EROFS', 'EPERM', 'ENOTDIR', 'EISDIR', 'ENOSPC', 'EBUSY', 'EXDEV'))
    return error;
  return new PermitKeyError(
    `The permit keys cannot be used (${error.code} at ${error.path ?? file}); set PERMIT_SIGNING_KEY and PERMIT_KEYS_DIR to where they can.`,
  );
}
