import type { IncomingMessage } from 'node:http';

/**
 * What a caller is told to come with (RFC 6750): whoever sent a token, that it is not taken. `metadata` is where a program
 * reads who gives tokens (RFC 9728).
 */
export function challenge({ headers }: Pick<IncomingMessage, 'headers'>, metadata?: string): string {
  const parts = [
    'realm="parvaneh"',
    ...(headers.authorization === undefined ? [] : ['error="invalid_token"']),
    ...(metadata === undefined ? [] : [`resource_metadata="${metadata}"`]),
  ];
  return `Bearer ${parts.join(', ')}`;
}
