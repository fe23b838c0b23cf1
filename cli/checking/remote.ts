import type { DefinitionIssue } from '../../forms/language/issue.js';
import { type Answered, mustBeDone } from '../installation/answered.js';
import type { Installation } from '../installation/ask.js';
import { type DocumentKind, jsonIn } from '../installation/documents.js';
import { readText } from '../read-text.js';
import type { CheckOptions } from './options.js';

interface Asked {
  kind: DocumentKind;
  text: string;
  options: Pick<CheckOptions, 'rulebook'>;
}

interface Report {
  issues: (Omit<DefinitionIssue, 'hint' | 'line' | 'column'> & { [K in 'hint' | 'line' | 'column']: unknown })[];
  standing: string | null;
  needsApproval: boolean;
}

const REPORT = '{ standing needsApproval issues { path code message severity hint line column } }';
const mutations: Record<DocumentKind, string> = {
  PERMIT_TYPE: `mutation($document: JSON!, $rulebook: JSON) {
    report: validatePermitType(definition: $document, rulebook: $rulebook) ${REPORT} }`,
  RULEBOOK: `mutation($document: JSON!) { report: validateRulebook(rulebook: $document) ${REPORT} }`,
  TEMPLATE: `mutation($document: JSON!) { report: validateTemplate(template: $document) ${REPORT} }`,
  DECISION_POLICY: `mutation($document: JSON!) { validated: validateDecisionPolicy(input: { policy: $document }) {
    errors { path code message { en } } report ${REPORT} } }`,
};

/** Asks an installation what publishing a document would say. @throws UnreachableError, RefusedError */
export async function askToCheck(
  installation: Installation,
  { kind, text, options }: Asked,
): Promise<{ issues: DefinitionIssue[]; notes: string[] }> {
  const { rulebook: file } = options;
  const rulebook = file === undefined || kind !== 'PERMIT_TYPE' ? {} : { rulebook: jsonIn(file, await readText(file)) };
  const answer = await installation.ask<{ report: Report } | { validated: Answered & { report: Report } }>(
    mutations[kind],
    rulebook,
    { text, at: 'document' },
  );
  if ('validated' in answer) mustBeDone(answer.validated);
  const { report } = 'validated' in answer ? answer.validated : answer;
  const { standing, needsApproval } = report;
  return {
    issues: report.issues.map((issue) => withoutNulls(issue) as unknown as DefinitionIssue),
    notes: [
      ...(standing === null ? [] : [`this very document is ${standing} there; publishing it again changes nothing`]),
      ...(needsApproval ? ['publishing it proposes it, and another administrator has to approve'] : []),
    ],
  };
}

const withoutNulls = (issue: object): object =>
  Object.fromEntries(Object.entries(issue).filter(([, value]) => value !== null));
