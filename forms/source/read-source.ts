import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { problem } from '../check/problem.js';
import type { DefinitionIssue } from '../language/issue.js';
import { createPlaces, type Places } from './places.js';

/** A JSON text as a value, with the place of everything in it. */
export interface Source {
  /** undefined where the text is no JSON at all */
  value: unknown;
  issues: DefinitionIssue[];
  /** the issues with line and column, as far as their paths lead */
  place(issues: readonly DefinitionIssue[]): DefinitionIssue[];
}

/** Larger than any definition; what is refused here was not read. */
const most = { characters: 5_500_000, depth: 100, entries: 150_000, issues: 20 };

/** Looks at signs alone: whether brackets nest deeper than a reader that calls itself can follow, or entries are too many. */
function refusalOf(text: string): DefinitionIssue | undefined {
  let depth = 0;
  let entries = 0;
  let inText = false;
  for (let i = 0; i < text.length; i += 1) {
    const sign = text[i];
    if (inText) {
      if (sign === '\\') i += 1;
      else if (sign === '"') inText = false;
    } else if (sign === '"') inText = true;
    else if (sign === '{' || sign === '[') {
      depth += 1;
      if (depth > most.depth) return problem('', 'TOO_DEEP', 'this is nested too deeply');
    } else if (sign === '}' || sign === ']') depth -= 1;
    else if (sign === ',') entries += 1;
    if (entries > most.entries) return problem('', 'TOO_LARGE', 'this has too many entries');
  }
  return undefined;
}

/** Reads a JSON text, strictly: no comments, no comma at the end of a list, no name twice. Never throws. */
export function readSource(written: string): Source {
  const text = written.replace(/^\uFEFF/, '');
  const refused = (issue: DefinitionIssue): Source => ({
    value: undefined,
    issues: [{ ...issue, line: 1, column: 1 }],
    place: (issues) => [...issues],
  });
  if (text.length > most.characters) return refused(problem('', 'TOO_LARGE', 'this is too large'));
  const hopeless = refusalOf(text);
  if (hopeless) return refused(hopeless);
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const places = createPlaces(text, root);
  const first = errors.filter((error, i) => errors.findIndex((other) => other.offset === error.offset) === i);
  const malformed = first.map((error) => ({
    ...problem('', 'NOT_JSON', `${sentenceOf(error)} at character ${error.offset + 1}`),
    ...places.at(error.offset),
  }));
  if (malformed.length > 0 || !root) {
    const empty = problem('', 'NOT_JSON', 'the text is empty');
    return {
      value: undefined,
      issues: malformed.length > 0 ? malformed.slice(0, most.issues) : [{ ...empty, line: 1, column: 1 }],
      place: (issues) => [...issues],
    };
  }
  return {
    value: JSON.parse(text),
    issues: doubled(root, '', places).slice(0, most.issues),
    place: (issues) => issues.map((issue) => (issue.line === undefined ? { ...issue, ...places.of(issue) } : issue)),
  };
}

/** `PropertyNameExpected` as words: `property name expected`. */
const sentenceOf = ({ error }: ParseError): string =>
  printParseErrorCode(error)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();

/** Names that stand twice in one object. */
function doubled(node: Node, path: string, places: Places): DefinitionIssue[] {
  if (node.type === 'array') {
    return (node.children ?? []).flatMap((child, i) => doubled(child, `${path}[${i}]`, places));
  }
  const seen = new Set<string>();
  return (node.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? [];
    if (!key || !value) return [];
    const name = String(key.value);
    const at = path === '' ? name : `${path}.${name}`;
    const again = seen.has(name);
    seen.add(name);
    const issue = { ...problem(at, 'DUPLICATE_KEY', `"${name}" stands here already`), ...places.at(key.offset) };
    return [...(again ? [issue] : []), ...doubled(value, at, places)];
  });
}
