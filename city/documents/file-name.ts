const MAX_BYTES = 200;
/** Control, format (bidi overrides among them), surrogate and line-breaking characters; U+200C and U+200D join Persian. */
const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
/** what no system's file names may hold */
const RESERVED = /[<>:"|?*]/g;

/**
 * A name to show and to download by: the last part of whatever path the sender's system gave, without characters that
 * hide or turn around what follows, and of at most 200 bytes with its extension kept.
 */
export function shownName(given: string): string {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const name = last
    .replace(INVISIBLE, '')
    .replace(RESERVED, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const extension = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? '';
  return (
    shortened(name.slice(0, name.length - extension.length), MAX_BYTES - extension.length) + extension || 'document'
  );
}

function shortened(text: string, bytes: number): string {
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += Buffer.byteLength(character);
    if (used > bytes) return kept.trimEnd();
    kept += character;
  }
  return kept;
}

/** The Content-Disposition of a download (RFC 6266): the name after RFC 5987, and in ASCII for who cannot read that. */
export function asAttachment(fileName: string): string {
  const name = encodeURIComponent(fileName).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${fileName.replace(/[^\w.-]+/g, '_')}"; filename*=UTF-8''${name}`;
}
