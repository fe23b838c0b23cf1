import { canonicalJson } from '../../forms/canonical.js';
import { checkDecisionPolicy, type PolicySurroundings } from '../../forms/check/decision-policy.js';
import { checkDefinition, type KnownNames } from '../../forms/check/definition.js';
import { hiddenSigns } from '../../forms/check/hidden-signs.js';
import { checkLanguages, DEFAULT_LANGUAGES } from '../../forms/check/languages.js';
import { problem } from '../../forms/check/problem.js';
import { checkInForce, checkRulebook } from '../../forms/check/rulebook.js';
import { checkVersion, type GivenVersion } from '../../forms/check/version.js';
import type { Fragments } from '../../forms/compose/compose.js';
import { diagnose } from '../../forms/diagnose.js';
import { keywordCodes } from '../../forms/diagnostics/keyword-codes.js';
import { moneyCodes } from '../../forms/diagnostics/money-codes.js';
import { hashOf, hashOfCanonical } from '../../forms/hash.js';
import type { DecisionPolicy } from '../../forms/language/decision-policy.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import type { DefinitionIssue } from '../../forms/language/issue.js';
import { type PaperTemplate, templateCode } from '../../forms/language/paper-template.js';
import type { Rulebook } from '../../forms/language/rulebook.js';
import { nearestName } from '../../forms/nearest.js';
import { parseDecisionPolicy, parseRulebook, parseTemplate } from '../../forms/parse.js';
import { readSource } from '../../forms/source/read-source.js';

/**
 * What is to be checked: JSON, its text, or the bytes of its text (UTF-8), and what it is held against. `given`: the numbers
 * that documents of its kind have; none where they are not known, as at a desk. `languages`: those that the installation declares.
 */
export type CheckJob = { written: unknown; given?: readonly GivenVersion[]; languages?: readonly string[] } & (
  | {
      kind: 'PERMIT_TYPE';
      /** those that cases will meet, of each family the one in force now before later ones */
      rulebooks: Rulebook[];
      /** every family there is, also where no version of it is in force */
      families?: readonly string[];
      known: KnownNames;
    }
  | { kind: 'RULEBOOK'; active: FormDefinition[] }
  | {
      kind: 'TEMPLATE';
      /** codes of the permit types that were ever published or proposed; `any` where they are not known, as at a desk */
      types: readonly string[] | 'any';
      /** those that are served now, whose fields a template may name */
      active: FormDefinition[];
    }
  | ({
      kind: 'DECISION_POLICY';
      /** rulebooks that cases will meet, of each family the one in force now before later ones */
      rulebooks: Rulebook[];
    } & Pick<PolicySurroundings, 'types' | 'roles' | 'before'>)
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
  /** there also where something is wrong, as long as it can be read */
  named?: { code: string; version: number };
  sound?: ValidDocument;
}

/** Checks a definition, a version of a rulebook, a template or a decision policy as its publication does. Blocks for as long as it takes. */
export async function check(job: CheckJob, fragments: Fragments): Promise<Checked> {
  const written = textOf(job.written);
  const { issues, document } = await found({ ...job, written }, fragments);
  const wrong = issues.some(({ severity }) => severity === 'error');
  const named = document && nameOf(document);
  if (!document || wrong) return { issues, ...(named && { named }) };
  const sound = validDocumentOf(document);
  if (!isStorable(sound.canonical)) {
    const message = 'the text has U+0000 or half of a surrogate pair, which no database keeps';
    return { issues: [...issues, problem('', 'NOT_JSON', message)] };
  }
  return { issues, sound, ...(named && { named }) };
}

/** A document in which nothing is wrong, as it is published. */
export function validDocumentOf(document: Published): ValidDocument {
  const canonical = canonicalJson(document);
  return { ...nameOf(document), hash: hashOfCanonical(canonical), canonical };
}

function found(job: CheckJob, fragments: Fragments): Found | Promise<Found> {
  if (job.kind === 'PERMIT_TYPE') return checkPermitType(job, fragments);
  if (job.kind === 'DECISION_POLICY') return checkPolicy(job);
  return job.kind === 'RULEBOOK' ? checkRulebookVersion(job) : checkTemplate(job);
}

/** What a document is published under. */
export const nameOf = (document: Published): { code: string; version: number } => ({
  code: 'paper' in document ? templateCode(document) : document.code,
  version: document.version,
});

const textOf = (written: unknown): unknown =>
  written instanceof Uint8Array ? new TextDecoder().decode(written) : written;

/** Whatever is published. */
export type Published = FormDefinition | Rulebook | PaperTemplate | DecisionPolicy;

type JobOf<K extends CheckJob['kind']> = Extract<CheckJob, { kind: K }>;

interface Found {
  issues: DefinitionIssue[];
  document?: Published | undefined;
}

/** Examples say nothing of a version that comes later: they are dated for another. */
async function checkPermitType(
  { written, rulebooks, families = [], known, given = [], languages }: JobOf<'PERMIT_TYPE'>,
  fragments: Fragments,
): Promise<Found> {
  const versionsOf = (family: string) => rulebooks.filter(({ code }) => code === family);
  // A family that is not there is reported with the nearest that is, and everything else is checked all the same.
  const rulebookOf = (family: string) =>
    versionsOf(family)[0] ?? (families.includes(family) ? undefined : rulebooks[0]);
  const { definition, issues } = await diagnose(written, { known, fragments, rulebookOf, given, languages });
  if (!definition) return { issues };
  const later = versionsOf(definition.rulebook).slice(1);
  const ahead = later.flatMap((book) => checkDefinition({ ...definition, examples: [] }, book, known));
  const more = ahead.filter(({ severity }) => severity === 'error');
  return { issues: distinct([...issues, ...more]), document: definition };
}

/** What is wrong with a document that uses no fragments, with its places. */
function read<T extends Published>(
  { written, given = [], languages = DEFAULT_LANGUAGES }: CheckJob,
  parse: (value: unknown) => { document?: T | undefined; issues: DefinitionIssue[] },
): Found & { document?: T | undefined } {
  const source = typeof written === 'string' ? readSource(written) : undefined;
  if (source && source.value === undefined) return { issues: source.issues };
  const value = source ? source.value : written;
  const { document, issues } = parse(value);
  const sound = document && issues.every(({ severity }) => severity !== 'error');
  const whole = document
    ? [...hiddenSigns(document), ...(sound ? checkVersion(nameOf(document), () => hashOf(document), given) : [])]
    : [];
  const own = [
    ...issues,
    ...whole,
    ...(document ? checkLanguages(value, document, spokenBy(document) ?? languages) : []),
  ];
  return { issues: [...(source?.issues ?? []), ...(source?.place(own) ?? own)], document };
}

/** A paper is read in its own languages, whatever else an installation speaks. */
const spokenBy = (document: Published): string[] | undefined =>
  'paper' in document && document.language !== undefined
    ? [document.language, ...(document.beside === undefined ? [] : [document.beside])]
    : undefined;

const checkTemplate = (job: JobOf<'TEMPLATE'>): Found =>
  read(job, (value) => {
    const typeOf = (type: string) => job.active.find(({ code }) => code === type);
    const { template, issues } = parseTemplate(value, typeOf);
    return { document: template, issues: [...issues, ...ofNoType(template?.permitType, job.types)] };
  });

const checkPolicy = ({ rulebooks, ...job }: JobOf<'DECISION_POLICY'>): Found =>
  read({ ...job, rulebooks }, (value) => {
    const { policy, issues } = parseDecisionPolicy(value);
    const rulebooksOf = (family: string) => rulebooks.filter(({ code }) => code === family);
    const own = policy ? checkDecisionPolicy(policy, { ...job, rulebooksOf }) : [];
    return { document: policy, issues: [...issues, ...own] };
  });

/** A template for a type that is not there would never print anything, and nobody would notice. */
function ofNoType(type: string | undefined, types: readonly string[] | 'any'): DefinitionIssue[] {
  if (type === undefined || types === 'any' || types.includes(type)) return [];
  const message = `no permit type "${type}" was published; publish it before its templates`;
  return [problem('permitType', 'UNKNOWN_VALUE', message, nearestName(type, types))];
}

/** Paths in permit types begin with the type's code: `construction.rules[3]`. */
function checkRulebookVersion(job: JobOf<'RULEBOOK'>): Found {
  const { document: rulebook, issues } = read(job, (value) => {
    const parsed = parseRulebook(value);
    const own = parsed.rulebook ? [...checkRulebook(parsed.rulebook), ...checkInForce(parsed.rulebook)] : [];
    return { document: parsed.rulebook, issues: [...parsed.issues, ...own] };
  });
  return { issues: [...issues, ...(rulebook ? brokenTypes(job.active, rulebook) : [])], document: rulebook };
}

/** Which roles and keywords there are is no matter of the rulebook, nor is the way of the steps: an installed version keeps its own. */
const isOwnMatter = (code: string): boolean =>
  code === 'UNKNOWN_ROLE' || code === 'NO_RESULT' || code in moneyCodes || code in keywordCodes;

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
