import type { FormDefinition } from '../../../forms/language/definition.js';
import type { LocalizedText } from '../../../forms/language/text.js';
import { answerBlocks } from './answers.js';
import type { PaperBlock } from './model.js';
import type { Tongue } from './tongue.js';

/** What was filled in, and attached, by whoever decided at a step. */
export interface Finding {
  form?: FormDefinition['form'];
  answers?: Record<string, unknown>;
  /** what documents, and how many files of each */
  documents?: { title: LocalizedText; count: number }[];
}

export function findingBlocks({ form, answers, documents = [] }: Finding, tongue: Tongue): PaperBlock[] {
  const {
    words: { paper },
    say,
    head,
    digits,
  } = tongue;
  const items = documents.map(({ title, count }) => say(paper.filesOf({ title, count: digits(String(count)) })));
  return [
    ...(form && answers ? answerBlocks(form, answers, tongue) : []),
    ...(items.length > 0 ? [{ kind: 'list' as const, title: head(paper.attached), items }] : []),
  ];
}
