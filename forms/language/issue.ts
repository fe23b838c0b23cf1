import type { DiagnosticCode } from '../diagnostics/codes.js';

/** Something wrong (or suspicious) in a definition: where, which kind, and a sentence that says what to do. */
export interface DefinitionIssue {
  /** `steps[3].next`, `rules[0].pass`, `form.schema.properties.area` */
  path: string;
  code: DiagnosticCode;
  message: string;
  severity: 'error' | 'warning';
  /** the nearest name that does exist, where a name was mistyped */
  hint?: string;
  /** where in the text of an expression, counted from 0 */
  at?: number;
  /** place in the source text, both counted from 1, where the text is at hand */
  line?: number;
  column?: number;
}
