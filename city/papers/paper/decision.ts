import { jalaliDay } from '../../../forms/jalali.js';
import type { LocalizedText } from '../../../forms/language/text.js';
import { listed } from '../../../forms/messages/messages.js';
import { persianDay, persianDigits } from '../../../forms/persian.js';
import { decisionPaperWords as words } from '../messages/decision.js';
import type { DecidedByEngine } from '../permit-now.js';
import type { PaperBlock } from './model.js';

/** With the words of its policy. */
export type PrintedDecision = DecidedByEngine & { legalBasis: LocalizedText };

/**
 * What a paper says of a decision that no person has made: by which policy, on which facts from which sources, by which rules,
 * what it would have taken to be otherwise, and how to object. It stands on every such paper, whatever the template says.
 */
export function decisionBlocks(decision: PrintedDecision | undefined): PaperBlock[] {
  if (!decision) return [];
  const { policyHash, policyVersion, at, legalBasis, sources, conditions, appealUntil } = decision;
  const sourceNames = sources.map(({ source, at: asked }) => `${source} (${persianDay(jalaliDay(new Date(asked)))})`);
  const rows = [
    {
      label: words.policy.fa,
      value: words.version({ version: persianDigits(String(policyVersion)), hash: policyHash.slice(0, 12) }).fa,
    },
    { label: words.basis.fa, value: legalBasis.fa },
    { label: words.decidedAt.fa, value: persianDay(jalaliDay(new Date(at))) },
    {
      label: words.sources.fa,
      value:
        sourceNames.length > 0 ? listed(sourceNames.map((name) => ({ fa: name, en: name }))).fa : words.declared.fa,
    },
  ];
  const rules = conditions.map(({ title, basis }) => (basis === undefined ? title.fa : `${title.fa} (${basis})`));
  const objection =
    appealUntil === null ? words.objectAnyTime.fa : words.objectUntil({ until: persianDay(appealUntil) }).fa;
  return [
    { kind: 'facts', title: words.title.fa, rows },
    { kind: 'list', title: words.rules.fa, items: rules },
    { kind: 'note', text: words.otherwise.fa },
    { kind: 'note', text: objection, strong: true },
  ];
}
