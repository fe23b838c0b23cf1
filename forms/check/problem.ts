import { type DiagnosticCode, diagnostics } from '../diagnostics/codes.js';
import type { DefinitionIssue } from '../language/issue.js';
import { nearestName } from '../nearest.js';

/** The hint, the name that was probably meant, becomes part of the sentence. */
export function problem(path: string, code: DiagnosticCode, message: string, hint?: string): DefinitionIssue {
  const { severity } = diagnostics[code];
  if (hint === undefined) return { path, code, message, severity };
  return { path, code, message: `${message}; did you mean "${hint}"?`, severity, hint };
}

export type NameKind =
  | 'body'
  | 'connector'
  | 'document'
  | 'fee'
  | 'field'
  | 'group'
  | 'regulation'
  | 'role'
  | 'rule'
  | 'rulebook'
  | 'step'
  | 'type'
  | 'value';

/** A name that stands for nothing, with the nearest that does: `no step "reveiw"; did you mean "review"?` */
export function unknownName(path: string, kind: NameKind, name: string, known: Iterable<string>): DefinitionIssue {
  const code = `UNKNOWN_${kind.toUpperCase() as Uppercase<NameKind>}` as const;
  const names = [...known];
  const hint = nearestName(
    name,
    names.filter((other) => other !== name),
  );
  return problem(path, code, `no ${kind} "${name}"${hint === undefined ? listOf(names) : ''}`, hint);
}

/** More than anybody reads in a line. */
const mostListed = 25;

/** The names that there are, for whoever comes near none of them. */
export const listOf = (names: readonly string[]): string =>
  names.length === 0 || names.length > mostListed ? '' : `; there are ${names.join(', ')}`;
