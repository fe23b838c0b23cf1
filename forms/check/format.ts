import type { DefinitionIssue } from '../language/issue.js';

/** One line: `steps[3].next UNKNOWN_STEP: no step "reveiw"; did you mean "review"?` */
export function formatIssue({ path, code, message }: { path: string; code: string; message: string }): string {
  return `${path === '' ? '(the whole document)' : path} ${code}: ${message}`;
}

/**
 * One line as compilers print it, so that editors lead to the place: `a.json:12:7 error steps[3].next UNKNOWN_STEP: …`.
 */
export function formatIssueIn(file: string, issue: DefinitionIssue): string {
  const place = issue.line === undefined ? file : `${file}:${issue.line}:${issue.column ?? 1}`;
  return `${place}: ${issue.severity}: ${formatIssue(issue)}`;
}
