import type { DefinitionIssue } from '../language/issue.js';

/** One line: `steps[3].next UNKNOWN_STEP: no step "reveiw"; did you mean "review"?` */
export function formatIssue({ path, code, message }: DefinitionIssue): string {
  return `${path === '' ? '(the whole document)' : path} ${code}: ${message}`;
}
