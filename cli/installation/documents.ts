import { readSource } from '../../forms/source/read-source.js';
import { UsageError } from '../../runtime/usage-error.js';
import { type Answered, mustBeDone } from './answered.js';
import type { Installation } from './ask.js';

const documentKinds = ['PERMIT_TYPE', 'RULEBOOK', 'TEMPLATE', 'DECISION_POLICY'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** Keys that documents of one kind alone have. */
const telling: Record<DocumentKind, string[]> = {
  PERMIT_TYPE: ['steps', 'form', 'generation', 'lanes'],
  RULEBOOK: ['tariff', 'slips', 'tables', 'effectiveFrom'],
  TEMPLATE: ['paper', 'body', 'look'],
  DECISION_POLICY: ['eligible', 'sampling', 'ceilings', 'legalBasis'],
};

/** What a document is, however broken, by the keys that it has; undefined where none tells. */
export function kindIn(document: unknown): DocumentKind | undefined {
  if (typeof document !== 'object' || document === null) return undefined;
  const told = (kind: DocumentKind) => telling[kind].filter((key) => key in document).length;
  const [best] = documentKinds.filter((kind) => told(kind) > 0).sort((a, b) => told(b) - told(a));
  return best;
}

/** The same, where one has to be told. Throws UsageError. */
export function kindOf(file: string, document: unknown): DocumentKind {
  const kind = kindIn(document);
  if (kind) return kind;
  throw new UsageError(
    `"${file}" is no permit type (it has no steps), no rulebook (no tariff and slips), no template (no paper and body) and no decision policy (no eligible and sampling).`,
  );
}

/** The value of a JSON text. Throws UsageError. */
export function jsonIn(file: string, text: string): unknown {
  const { value, issues } = readSource(text);
  const [first] = issues;
  if (value !== undefined) return value;
  throw new UsageError(`"${file}" is no JSON: ${first?.message ?? 'it cannot be read'} (line ${first?.line ?? 1}).`);
}

interface Published {
  code: string;
  version: number;
  hash: string;
  status: string;
}

interface WithErrors extends Answered {
  publication: Published;
}

export interface PublishOptions {
  activate: boolean;
  activateFrom?: string | undefined;
}

/** Publishes a document, or proposes it where another administrator has to approve. */
export async function publishTo(
  installation: Installation,
  kind: DocumentKind,
  text: string,
  { activate, activateFrom }: PublishOptions,
): Promise<Published> {
  if (kind === 'RULEBOOK') {
    const query = 'mutation($document: JSON!) { publishRulebook(rulebook: $document) { code version hash status } }';
    const answer = await installation.ask<{ publishRulebook: Published }>(query, {}, { text, at: 'document' });
    return answer.publishRulebook;
  }
  if (kind === 'TEMPLATE') {
    const query = `mutation($document: JSON!, $activate: Boolean, $activateFrom: String) {
      publishTemplate(template: $document, activate: $activate, activateFrom: $activateFrom) { code version hash status } }`;
    const when = { activate, activateFrom: activateFrom ?? null };
    const answer = await installation.ask<{ publishTemplate: Published }>(query, when, { text, at: 'document' });
    return answer.publishTemplate;
  }
  if (kind === 'DECISION_POLICY') {
    const query = `mutation($document: JSON!, $activate: Boolean, $activateFrom: String) {
      publishDecisionPolicy(input: { policy: $document, activate: $activate, activateFrom: $activateFrom }) {
        errors { code path message { en } } publication { code version hash status } } }`;
    const when = { activate, activateFrom: activateFrom ?? null };
    const answer = await installation.ask<{ publishDecisionPolicy: WithErrors }>(query, when, { text, at: 'document' });
    mustBeDone(answer.publishDecisionPolicy);
    return answer.publishDecisionPolicy.publication;
  }
  const query = `mutation($document: JSON!, $activate: Boolean, $activateFrom: String) {
    publishPermitType(definition: $document, activate: $activate, activateFrom: $activateFrom) { code version hash status }
  }`;
  const variables = { activate, activateFrom: activateFrom ?? null };
  const answer = await installation.ask<{ publishPermitType: Published }>(query, variables, { text, at: 'document' });
  return answer.publishPermitType;
}

interface Listed {
  id: string;
  kind: DocumentKind;
  code: string;
  version: number;
  hash: string;
  status: string;
  activeFrom: string | null;
  retiredFrom: string | null;
  signature: string | null;
}

const PAGE = 500;

/** Everything approved, oldest versions first. */
export async function listPublished(installation: Installation): Promise<Listed[]> {
  const query = `query($first: Int!) { publications(status: APPROVED, first: $first) {
    id kind code version hash status activeFrom retiredFrom signature } }`;
  const { publications } = await installation.ask<{ publications: Listed[] }>(query, { first: PAGE });
  if (publications.length === PAGE) throw new Error(`More than ${PAGE - 1} versions are published.`);
  return publications.sort(
    (a, b) => a.kind.localeCompare(b.kind) || a.code.localeCompare(b.code) || a.version - b.version,
  );
}

export async function documentOf(installation: Installation, id: string): Promise<unknown> {
  const query = 'query($id: ID!) { publication(id: $id) { document } }';
  const { publication } = await installation.ask<{ publication: { document: unknown } | null }>(query, { id });
  return publication?.document;
}

/** Every approved document of a kind, or of one code of it, oldest versions first. */
export async function documentsOf(
  installation: Installation,
  { kind, code }: { kind: DocumentKind; code?: string },
): Promise<unknown[]> {
  const wanted = (await listPublished(installation)).filter(
    (row) => row.kind === kind && (code === undefined || row.code === code),
  );
  const documents: unknown[] = [];
  for (const { id } of wanted) documents.push(await documentOf(installation, id));
  return documents;
}
