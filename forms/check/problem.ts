import type { DefinitionIssue } from '../language/issue.js';
import { nearestName } from '../nearest.js';

/** The hint, the name that was probably meant, becomes part of the sentence. */
export function problem(path: string, code: string, message: string, hint?: string): DefinitionIssue {
  if (hint === undefined) return { path, code, message, severity: 'error' };
  return { path, code, message: `${message}; did you mean "${hint}"?`, severity: 'error', hint };
}

/** A name that stands for nothing, with the nearest that does: `no step "reveiw"; did you mean "review"?` */
export function unknownName(path: string, kind: string, name: string, known: Iterable<string>): DefinitionIssue {
  const code = `UNKNOWN_${kind.toUpperCase().replaceAll(' ', '_')}`;
  return problem(path, code, `no ${kind} "${name}"`, nearestName(name, known));
}
