import type { z } from 'zod';
import { type Bounds, outOfBounds } from './bounds.js';
import { FormDefinition } from './language/definition.js';
import type { DefinitionIssue } from './language/issue.js';
import { Rulebook } from './language/rulebook.js';
import { definitionIssues } from './zod-issues.js';

const bounds: Bounds = { depth: 40, nodes: 100_000, characters: 2_000_000 };

function parseAs<T extends z.ZodType>(type: T, value: unknown): { parsed?: z.infer<T>; issues: DefinitionIssue[] } {
  const problem = outOfBounds(value, bounds);
  if (problem) {
    const { path, code, message } = problem;
    return { issues: [{ path, code, message: message.en, severity: 'error' }] };
  }
  const result = type.safeParse(value);
  if (result.success) return { parsed: result.data, issues: [] };
  return { issues: definitionIssues(type, value, result.error.issues) };
}

/** A permit type from JSON. What is refused is reported whole: every issue has a path, a code and a sentence. */
export function parseDefinition(value: unknown): { definition?: FormDefinition; issues: DefinitionIssue[] } {
  const { parsed, issues } = parseAs(FormDefinition, value);
  return parsed ? { definition: parsed, issues } : { issues };
}

/** A version of a rulebook from JSON, as `parseDefinition`. */
export function parseRulebook(value: unknown): { rulebook?: Rulebook; issues: DefinitionIssue[] } {
  const { parsed, issues } = parseAs(Rulebook, value);
  return parsed ? { rulebook: parsed, issues } : { issues };
}
