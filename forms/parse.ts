import type { z } from 'zod';
import { type Bounds, outOfBounds } from './bounds.js';
import { problem } from './check/problem.js';
import { checkTemplate, type TypeOfTemplate } from './check/template.js';
import { DecisionPolicy } from './language/decision-policy.js';
import { FormDefinition } from './language/definition.js';
import type { DefinitionIssue } from './language/issue.js';
import { Overlay } from './language/overlay.js';
import { PaperTemplate } from './language/paper-template.js';
import { Rulebook } from './language/rulebook.js';
import { type PlacedIssue, placedIssues } from './zod-issues.js';

/** How large a definition or rulebook may be. */
export const bounds: Bounds = { depth: 40, nodes: 100_000, characters: 2_000_000 };

interface Parsed<T> {
  parsed?: T;
  issues: DefinitionIssue[];
  /** the same issues with their paths as keys, where the value was within bounds */
  placed: PlacedIssue[];
}

function parseAs<T extends z.ZodType>(type: T, value: unknown): Parsed<z.infer<T>> {
  const refused = outOfBounds(value, bounds);
  if (refused) return { issues: [problem(refused.path, refused.code, refused.message.en)], placed: [] };
  const result = type.safeParse(value);
  if (result.success) return { parsed: result.data, issues: [], placed: [] };
  const placed = placedIssues(type, value, result.error.issues);
  return { issues: placed.map(({ issue }) => issue), placed };
}

/** A permit type from JSON. What is refused is reported whole: every issue has a path, a code and a sentence. */
export function parseDefinition(value: unknown): {
  definition?: FormDefinition;
  issues: DefinitionIssue[];
  placed: PlacedIssue[];
} {
  const { parsed, issues, placed } = parseAs(FormDefinition, value);
  return parsed ? { definition: parsed, issues, placed } : { issues, placed };
}

/** A version of a rulebook from JSON, as `parseDefinition`. */
export function parseRulebook(value: unknown): { rulebook?: Rulebook; issues: DefinitionIssue[] } {
  const { parsed, issues } = parseAs(Rulebook, value);
  return parsed ? { rulebook: parsed, issues } : { issues };
}

/** The template of a paper from JSON, as `parseDefinition`; `typeOf` finds its permit type, where types are known. */
export function parseTemplate(
  value: unknown,
  typeOf?: (permitType: string) => TypeOfTemplate | undefined,
): { template?: PaperTemplate; issues: DefinitionIssue[] } {
  const { parsed, issues } = parseAs(PaperTemplate, value);
  if (!parsed) return { issues };
  const type = parsed.permitType === undefined ? undefined : typeOf?.(parsed.permitType);
  return { template: parsed, issues: [...issues, ...checkTemplate(parsed, type)] };
}

/** A decision policy from JSON, as `parseDefinition`. */
export function parseDecisionPolicy(value: unknown): { policy?: DecisionPolicy; issues: DefinitionIssue[] } {
  const { parsed, issues } = parseAs(DecisionPolicy, value);
  return parsed ? { policy: parsed, issues } : { issues };
}

/** A city's overlay from JSON, as `parseDefinition`. */
export function parseOverlay(value: unknown): { overlay?: Overlay; issues: DefinitionIssue[] } {
  const { parsed, issues } = parseAs(Overlay, value);
  return parsed ? { overlay: parsed, issues } : { issues };
}
