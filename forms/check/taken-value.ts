import type { DiagnosticCode } from '../diagnostics/codes.js';
import type { Keyword } from '../keywords/keyword.js';
import type { DefinitionIssue } from '../language/issue.js';
import { pathText } from '../path.js';
import { placedIssues } from '../zod-issues.js';
import { problem } from './problem.js';

/** What is wrong with the value of a keyword, as one code. */
export function valueIssues(
  path: string,
  code: DiagnosticCode,
  { takes }: Pick<Keyword, 'takes'>,
  value: unknown,
): DefinitionIssue[] {
  const result = takes.safeParse(value);
  if (result.success) return [];
  return placedIssues(takes, value, result.error.issues).map(({ keys, issue }) => {
    const below = pathText(keys);
    const separator = below === '' || below.startsWith('[') ? '' : '.';
    return { ...problem(`${path}${separator}${below}`, code, issue.message), ...(issue.hint && { hint: issue.hint }) };
  });
}
