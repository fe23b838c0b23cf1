import { createHmac, timingSafeEqual } from 'node:crypto';

/** Content at its place: a link opens this and nothing else. */
export interface LinkedDocument {
  reference: string;
  code: string;
  sha256: string;
}

export interface DocumentLinks {
  /** The path and query of a link that works from now on for a while. */
  sign(document: LinkedDocument): string;
  /** `invalid` also where the content is another by now. */
  check(document: LinkedDocument | null, query: LinkQuery): 'valid' | 'expired' | 'invalid';
}

export interface LinkQuery {
  expires?: unknown;
  signature?: unknown;
}

interface LinkOptions {
  key: string;
  /** how long a link works */
  seconds: number;
  now?: () => number;
}

/** Download links that carry their own permission: an expiry and an HMAC-SHA-256 over it and what the link opens. */
export function createDocumentLinks({ key, seconds, now = Date.now }: LinkOptions): DocumentLinks {
  const hmac = ({ reference, code, sha256 }: LinkedDocument, expires: string) =>
    createHmac('sha256', key)
      .update(JSON.stringify(['document', reference, code, sha256, expires]))
      .digest();
  return {
    sign(document) {
      const expires = String(Math.floor(now() / 1000) + seconds);
      const { reference, code } = document;
      const path = `/applications/${encodeURIComponent(reference)}/documents/${encodeURIComponent(code)}`;
      return `${path}?expires=${expires}&signature=${hmac(document, expires).toString('base64url')}`;
    },
    check(document, { expires, signature }) {
      if (!document || typeof expires !== 'string' || typeof signature !== 'string') return 'invalid';
      const given = Buffer.from(signature, 'base64url');
      const right = hmac(document, expires);
      if (given.length !== right.length || !timingSafeEqual(given, right)) return 'invalid';
      return Number(expires) * 1000 > now() ? 'valid' : 'expired';
    },
  };
}
