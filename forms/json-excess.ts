/** What a JSON text may hold before it is worth parsing. */
export interface JsonBounds {
  depth: number;
  /** values of any kind, containers included */
  values: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/**
 * Why a JSON text is not worth parsing; undefined where it may be. It counts brackets and commas alone, so that a text made
 * of them costs its sender more than its reader: parsed, a megabyte of brackets would hold the process for a tenth of a second.
 */
export function jsonExcess(text: string, bounds: JsonBounds): 'TOO_DEEP' | 'TOO_LARGE' | undefined {
  let depth = 0;
  let values = 1;
  let inside = false;
  for (let i = 0; i < text.length; i += 1) {
    const character = text.charCodeAt(i);
    if (inside) {
      if (character === BACKSLASH) i += 1;
      else if (character === QUOTE) inside = false;
    } else if (character === QUOTE) inside = true;
    else if (character === COMMA) values += 1;
    else if (OPENING.has(character)) {
      depth += 1;
      values += 1;
      if (depth > bounds.depth) return 'TOO_DEEP';
    } else if (CLOSING.has(character)) depth -= 1;
    if (values > bounds.values) return 'TOO_LARGE';
  }
  return undefined;
}
