import type { Node } from 'jsonc-parser';
import type { DiagnosticCode } from '../diagnostics/codes.js';
import type { DefinitionIssue } from '../language/issue.js';

/** A place in a text as editors count: both from 1, a column for every UTF-16 unit. */
export interface Place {
  line: number;
  column: number;
}

export interface Places {
  at(offset: number): Place;
  /** where an issue's path leads; for what is not there, where it should be */
  of(issue: DefinitionIssue): Place;
}

/** Issues about a name rather than about what stands under it. */
const aboutNames: ReadonlySet<DiagnosticCode> = new Set([
  ...(['UNKNOWN_KEY', 'BAD_NAME', 'FORBIDDEN_NAME', 'DUPLICATE_KEY'] as const),
  ...(['UNKNOWN_KEYWORD', 'UNKNOWN_UI_KEYWORD', 'UNKNOWN_UI_FIELD'] as const),
]);

export function createPlaces(text: string, root: Node | undefined): Places {
  const starts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);

  const at = (offset: number): Place => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };

  return {
    at,
    of({ path, code, at: within }) {
      const { node, key } = follow(root, path);
      if (!node) return at(0);
      if (key && aboutNames.has(code)) return at(key.offset);
      if (within === undefined || node.type !== 'string') return at(node.offset);
      return at(node.offset + 1 + written(text.slice(node.offset + 1, node.offset + node.length - 1), within));
    },
  };
}

/** The node that a path leads to, or the last on the way to it. Names may hold dots, so the longest that fits counts. */
function follow(root: Node | undefined, path: string): { node: Node | undefined; key?: Node } {
  let node = root;
  let key: Node | undefined;
  let rest = path;
  while (node && rest !== '') {
    const index = /^\[(\d+)\]/.exec(rest);
    if (node.type === 'array' && index) {
      const element: Node | undefined = node.children?.[Number(index[1])];
      if (!element) break;
      rest = rest.slice(index[0].length);
      node = element;
      continue;
    }
    const text = rest.replace(/^\./, '');
    const place = longest(node, text);
    if (!place) break;
    rest = text.slice(String(place.key.value).length);
    node = place.value;
    key = place.key;
  }
  return rest === '' && key ? { node, key } : { node };
}

function longest(node: Node, text: string): { key: Node; value: Node } | undefined {
  let best: { key: Node; value: Node } | undefined;
  if (node.type !== 'object') return best;
  for (const { children: [key, value] = [] } of node.children ?? []) {
    if (!key || !value) continue;
    const name = String(key.value);
    const fits = text.startsWith(name) && /^(?:$|[.[])/.test(text.slice(name.length));
    if (fits && (!best || name.length >= String(best.key.value).length)) best = { key, value };
  }
  return best;
}

/** How many characters the first `count` of a text take as they are written in JSON. */
function written(raw: string, count: number): number {
  let i = 0;
  for (let n = 0; n < count && i < raw.length; n += 1) {
    if (raw[i] !== '\\') i += 1;
    else i += raw[i + 1] === 'u' ? 6 : 2;
  }
  return i;
}
