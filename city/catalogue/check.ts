import { canonicalJson } from '../../forms/canonical.js';
import { checkDefinition, type KnownNames } from '../../forms/check/definition.js';
import { hiddenSigns } from '../../forms/check/hidden-signs.js';
import { problem } from '../../forms/check/problem.js';
import { checkRulebook } from '../../forms/check/rulebook.js';
import type { Fragments } from '../../forms/compose/compose.js';
import { diagnose } from '../../forms/diagnose.js';
import { keywordCodes } from '../../forms/diagnostics/keyword-codes.js';
import { moneyCodes } from '../../forms/diagnostics/money-codes.js';
import { hashOfCanonical } from '../../forms/hash.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import type { DefinitionIssue } from '../../forms/language/issue.js';
import { type PaperTemplate, templateCode } from '../../forms/language/paper-template.js';
import type { Rulebook } from '../../forms/language/rulebook.js';
import { nearestName } from '../../forms/nearest.js';
import { parseRulebook, parseTemplate } from '../../forms/parse.js';
import { readSource } from '../../forms/source/read-source.js';

/** What is to be checked: JSON, its text, or the bytes of its text (UTF-8), and what it is held against. */
export type CheckJob = { written: unknown } & (
  | {
      kind: 'PERMIT_TYPE';
      /** those that cases will meet, of each family the one in force now before later ones */
      rulebooks: Rulebook[];
      known: KnownNames;
    }
  | { kind: 'RULEBOOK'; active: FormDefinition[] }
  | {
      kind: 'TEMPLATE';
      /** codes of the permit types that were ever published or proposed */
      types: string[];
    }
);

/** In place of a job: what ships is checked, so that the thread has done it once. */
export const REHEARSAL = 'REHEARSAL';

/** What a document is called, with the document itself as canonical JSON. */
export interface ValidDocument {
  code: string;
  version: number;
  hash: string;
  canonical: string;
}

/** `sound` is there only where nothing is wrong. */
export interface Checked {
  issues: DefinitionIssue[];
  sound?: ValidDocument;
}

/** Checks a definition, a version of a rulebook or a template as its publication does. Blocks for as long as it takes. */
export async function check(job: CheckJob, fragments: Fragments): Promise<Checked> {
  const written = textOf(job.written);
  const { issues, document } = await found({ ...job, written }, fragments);
  const wrong = issues.some(({ severity }) => severity === 'error');
  if (!document || wrong) return { issues };
  const sound = validDocumentOf(document);
  if (!isStorable(sound.canonical)) {
    const message = 'the text has U+0000 or half of a surrogate pair, which no database keeps';
    return { issues: [...issues, problem('', 'NOT_JSON', message)] };
  }
  const hidden = job.kind === 'PERMIT_TYPE' ? [] : hiddenSigns(document);
  if (hidden.length > 0) return { issues: [...issues, ...hidden] };
  return { issues, sound };
}

/** A document in which nothing is wrong, as it is published. */
export function validDocumentOf(document: Published): ValidDocument {
  const canonical = canonicalJson(document);
  return { ...nameOf(document), hash: hashOfCanonical(canonical), canonical };
}

function found(job: CheckJob, fragments: Fragments): Found | Promise<Found> {
  if (job.kind === 'PERMIT_TYPE') return checkPermitType(job, fragments);
  return job.kind === 'RULEBOOK'
    ? checkRulebookVersion(job.written, job.active)
    : checkTemplate(job.written, job.types);
}

/** What a document is published under. */
export const nameOf = (document: Published): { code: string; version: number } => ({
  code: 'paper' in document ? templateCode(document) : document.code,
  version: document.version,
});

const textOf = (written: unknown): unknown =>
  written instanceof Uint8Array ? new TextDecoder().decode(written) : written;

/** Whatever is published. */
export type Published = FormDefinition | Rulebook | PaperTemplate;

interface Found {
  issues: DefinitionIssue[];
  document?: Published | undefined;
}

/** Examples say nothing of a version that comes later: they are dated for another. */
async function checkPermitType(
  { written, rulebooks, known }: Extract<CheckJob, { kind: 'PERMIT_TYPE' }>,
  fragments: Fragments,
): Promise<Found> {
  const versionsOf = (family: string) => rulebooks.filter(({ code }) => code === family);
  const rulebookOf = (family: string) => versionsOf(family)[0];
  const { definition, issues } = await diagnose(written, { known, fragments, rulebookOf });
  if (!definition) return { issues };
  const later = versionsOf(definition.rulebook).slice(1);
  const ahead = later.flatMap((book) => checkDefinition({ ...definition, examples: [] }, book, known));
  const more = ahead.filter(({ severity }) => severity === 'error');
  return { issues: distinct([...issues, ...more]), document: definition };
}

function checkTemplate(written: unknown, types: readonly string[]): Found {
  const source = typeof written === 'string' ? readSource(written) : undefined;
  if (source && source.value === undefined) return { issues: source.issues };
  const { template, issues } = parseTemplate(source ? source.value : written);
  const own = [...issues, ...ofNoType(template?.permitType, types)];
  return { issues: [...(source?.issues ?? []), ...(source?.place(own) ?? own)], document: template };
}

/** A template for a type that is not there would never print anything, and nobody would notice. */
function ofNoType(type: string | undefined, types: readonly string[]): DefinitionIssue[] {
  if (type === undefined || types.includes(type)) return [];
  const message = `no permit type "${type}" was published; publish it before its templates`;
  return [problem('permitType', 'UNKNOWN_VALUE', message, nearestName(type, types))];
}

/** Paths in permit types begin with the type's code: `construction.rules[3]`. */
function checkRulebookVersion(written: unknown, active: FormDefinition[]): Found {
  const source = typeof written === 'string' ? readSource(written) : undefined;
  const value = source ? source.value : written;
  if (source && value === undefined) return { issues: source.issues };
  const { rulebook, issues } = parseRulebook(value);
  const own = [...issues, ...(rulebook ? [...checkRulebook(rulebook), ...draftOf(rulebook)] : [])];
  const placed = [...(source?.issues ?? []), ...(source?.place(own) ?? own)];
  return { issues: [...placed, ...(rulebook ? brokenTypes(active, rulebook) : [])], document: rulebook };
}

const draftOf = ({ status }: Rulebook): DefinitionIssue[] =>
  status === 'IN_FORCE'
    ? []
    : [problem('status', 'UNKNOWN_VALUE', 'only a version whose status is IN_FORCE is published')];

/** Which roles and keywords there are is no matter of the rulebook, nor is the way of the steps: an installed version keeps its own. */
const isOwnMatter = (code: string): boolean => code === 'UNKNOWN_ROLE' || code in moneyCodes || code in keywordCodes;

/** What permit types would no longer find in a version of their rulebook. */
export function brokenTypes(definitions: readonly FormDefinition[], rulebook: Rulebook): DefinitionIssue[] {
  return definitions
    .filter((definition) => definition.rulebook === rulebook.code)
    .flatMap((definition) =>
      checkDefinition(definition, rulebook, { roles: [], connectors: 'any' })
        .filter(({ severity, code }) => severity === 'error' && !isOwnMatter(code))
        .map((issue) => ({ ...issue, path: `${definition.code}.${issue.path}` })),
    );
}

const distinct = (issues: DefinitionIssue[]): DefinitionIssue[] => [
  ...new Map(issues.map((issue) => [`${issue.path} ${issue.code}`, issue])).values(),
];

/** JSON.stringify escapes both what PostgreSQL does not keep and a backslash before it. */
const isStorable = (canonical: string): boolean => !/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i.test(canonical);
