import { checkDefinition, type KnownNames } from './check/definition.js';
import { hiddenSigns } from './check/hidden-signs.js';
import { checkLanguages, DEFAULT_LANGUAGES } from './check/languages.js';
import { problem } from './check/problem.js';
import { checkVersion, type GivenVersion } from './check/version.js';
import { compose, type Fragments } from './compose/compose.js';
import { hashOf } from './hash.js';
import type { FormDefinition } from './language/definition.js';
import type { DefinitionIssue } from './language/issue.js';
import type { Rulebook } from './language/rulebook.js';
import { mend } from './mend.js';
import { parseDefinition } from './parse.js';
import { readSource, type Source } from './source/read-source.js';

/** What a definition is held against. */
export interface Surroundings {
  /** the rulebook of a family that it is checked with, undefined where there is none */
  rulebookOf(family: string): Rulebook | undefined | Promise<Rulebook | undefined>;
  known: KnownNames;
  fragments: Fragments;
  /** every published version of a permit type; not there where they are not known, as at a desk */
  publishedOf?(code: string): readonly FormDefinition[] | Promise<readonly FormDefinition[]>;
  /** numbers given so far; not there where they are not known */
  given?: readonly GivenVersion[];
  /** those that the installation declares */
  languages?: readonly string[] | undefined;
}

export interface Diagnosis {
  /** composed and parsed; there also where only its meaning is wrong */
  definition?: FormDefinition;
  issues: DefinitionIssue[];
}

/** A text is read with the places of everything in it; any other value is taken as it is. */
function sourceOf(written: unknown): Source {
  if (typeof written === 'string') return readSource(written);
  return { value: written, issues: [], place: (issues) => [...issues] };
}

const inOrder = (a: DefinitionIssue, b: DefinitionIssue) =>
  (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);

/**
 * Everything that is wrong with a definition, given as a text (then every issue has line and column) or as JSON. What is
 * broken in one place does not keep the rest from being checked.
 */
export async function diagnose(written: unknown, surroundings: Surroundings): Promise<Diagnosis> {
  const source = sourceOf(written);
  if (source.value === undefined) return { issues: source.issues };
  const composed = compose(source.value, surroundings.fragments);
  const report = (issues: DefinitionIssue[]): DefinitionIssue[] =>
    [...source.issues, ...source.place(issues)].sort(inOrder);

  // What a missing fragment would have brought is no fault of whoever needs it.
  if (composed.issues.length > 0) return { issues: report(composed.issues) };
  const parsed = parseDefinition(composed.value);
  const { languages = DEFAULT_LANGUAGES } = surroundings;
  const spoken = parsed.definition ? checkLanguages(composed.value, parsed.definition, languages) : [];
  const shape = [...hiddenSigns(composed.value), ...parsed.issues, ...spoken];
  const mended = parsed.definition ? undefined : mend(composed.value, parsed.placed);
  const definition = parsed.definition ?? mended?.definition;
  if (!definition) return { issues: report(shape.map(composed.atOrigin)) };
  const meaning = await checkMeaning(definition, surroundings);
  const whole = parsed.definition;
  const taken = whole ? checkVersion(whole, () => hashOf(whole), surroundings.given ?? []) : [];
  const issues = [...shape, ...meaning.filter((issue) => mended?.stands(issue) ?? true), ...taken].map(
    composed.atOrigin,
  );
  return { ...(parsed.definition && { definition: parsed.definition }), issues: report(issues) };
}

async function checkMeaning(definition: FormDefinition, { rulebookOf, known, publishedOf }: Surroundings) {
  const rulebook = await rulebookOf(definition.rulebook);
  const published = await publishedOf?.(definition.code);
  if (rulebook) return checkDefinition(definition, rulebook, { ...known, ...(published && { published }) });
  return [problem('rulebook', 'UNKNOWN_RULEBOOK', `no version of the rulebook "${definition.rulebook}" is in force`)];
}
