/** Something wrong (or suspicious) in a definition: where, which kind, and a sentence that says what to do. */
export interface DefinitionIssue {
  /** `steps[3].next`, `rules[0].pass`, `form.schema.properties.area` */
  path: string;
  /** `UNKNOWN_STEP`, `EXPRESSION_TYPE`, … */
  code: string;
  message: string;
  severity: 'error' | 'warning';
  /** the nearest name that does exist, where a name was mistyped */
  hint?: string;
}
