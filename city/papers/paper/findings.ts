import type { FormDefinition } from '../../../forms/language/definition.js';
import { persianDigits } from '../../../forms/persian.js';
import { paperWords } from '../messages/paper.js';
import { answerBlocks } from './answers.js';
import type { PaperBlock } from './model.js';

/** What was filled in, and attached, by whoever decided at a step. */
export interface Finding {
  form?: FormDefinition['form'];
  answers?: Record<string, unknown>;
  /** what documents, and how many files of each */
  documents?: { title: string; count: number }[];
}

export function findingBlocks({ form, answers, documents = [] }: Finding): PaperBlock[] {
  const items = documents.map(
    ({ title, count }) => paperWords.filesOf({ title, count: persianDigits(String(count)) }).fa,
  );
  return [
    ...(form && answers ? answerBlocks(form, answers) : []),
    ...(items.length > 0 ? [{ kind: 'list' as const, title: paperWords.attached.fa, items }] : []),
  ];
}
