import type { FormDefinition } from '../../../forms/language/definition.js';
import type { LocalizedText } from '../../../forms/language/text.js';
import { answerBlocks } from './answers.js';
import type { PaperBlock } from './model.js';
import type { Tongue } from './tongue.js';

/** What was filled in, and attached, by whoever decided at a step. */
export interface Finding {
  /** which entry of a list it is of, where it is of one */
  of?: LocalizedText | undefined;
  form?: FormDefinition['form'];
  answers?: Record<string, unknown>;
  /** what documents, and how many files of each */
  documents?: { title: LocalizedText; count: number }[];
}

export function findingBlocks({ of, form, answers, documents = [] }: Finding, tongue: Tongue): PaperBlock[] {
  const {
    words: { paper },
    say,
    head,
    digits,
  } = tongue;
  const items = documents.map(({ title, count }) => say(paper.filesOf({ title, count: digits(String(count)) })));
  const blocks: PaperBlock[] = [
    ...(form && answers ? answerBlocks(form, answers, tongue) : []),
    ...(items.length > 0 ? [{ kind: 'list' as const, title: head(paper.attached), items }] : []),
  ];
  return of === undefined ? blocks : blocks.map((block) => under(head(of), block));
}

const under = (title: string, block: PaperBlock): PaperBlock =>
  'title' in block ? { ...block, title: `${title} – ${block.title}` } : block;
