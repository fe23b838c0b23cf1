import { jalaliDay } from '../../../forms/jalali.js';
import type { LocalizedText } from '../../../forms/language/text.js';
import type { DecidedByEngine } from '../permit-now.js';
import type { PaperBlock } from './model.js';
import type { Tongue } from './tongue.js';

/** With the words of its policy. */
export type PrintedDecision = DecidedByEngine & { legalBasis: LocalizedText };

/**
 * What a paper says of a decision that no person has made: by which policy, on which facts from which sources, by which rules,
 * what it would have taken to be otherwise, and how to object. It stands on every such paper, whatever the template says.
 */
export function decisionBlocks(decision: PrintedDecision | undefined, tongue: Tongue): PaperBlock[] {
  if (!decision) return [];
  const {
    words: { decision: words },
    say,
    head,
    day,
    digits,
    list,
  } = tongue;
  const { policyHash, policyVersion, at, legalBasis, sources, conditions, appealUntil } = decision;
  const sourceNames = sources.map(({ source, at: asked }) => `${source} (${day(jalaliDay(new Date(asked)))})`);
  const rows = [
    {
      label: say(words.policy),
      value: say(words.version({ version: digits(String(policyVersion)), hash: policyHash.slice(0, 12) })),
    },
    { label: say(words.basis), value: say(legalBasis) },
    { label: say(words.decidedAt), value: day(jalaliDay(new Date(at))) },
    {
      label: say(words.sources),
      value: sourceNames.length > 0 ? list(sourceNames) : say(words.declared),
    },
  ];
  const rules = conditions.map(({ title, basis }) => (basis === undefined ? say(title) : `${say(title)} (${basis})`));
  const objection =
    appealUntil === null ? say(words.objectAnyTime) : say(words.objectUntil({ until: day(appealUntil) }));
  return [
    { kind: 'facts', title: head(words.title), rows },
    { kind: 'list', title: head(words.rules), items: rules },
    { kind: 'note', text: say(words.otherwise) },
    { kind: 'note', text: objection, strong: true },
  ];
}
