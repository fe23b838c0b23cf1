import type { CaseClock } from '../../../forms/clocks-as-they-stand.js';
import type { Explanation } from '../../../forms/evaluation/types.js';
import { persianDay, persianValue } from '../../../forms/persian.js';
import { paperWords } from '../messages/paper.js';
import { silenceWords as words } from '../messages/silence.js';
import type { PaperBlock } from './model.js';

/** Of a legal term whose end has decided: which it was, by which law, its day, and why it is that day. */
export function silenceBlocks(silence: CaseClock | undefined, title: string): PaperBlock[] {
  if (!silence) return [];
  const { clock, day, why } = silence;
  const rows = [
    { label: words.term.fa, value: clock.title.fa },
    { label: paperWords.legalBasis.fa, value: clock.basis },
    ...(day === null ? [] : [{ label: words.ended.fa, value: persianDay(day) }]),
  ];
  return [
    { kind: 'facts', title, rows },
    { kind: 'list', title: words.why.fa, items: why.inputs.map(partInWords) },
  ];
}

function partInWords({ label, value, source }: Explanation): string {
  const part = value === '' ? label.fa : words.part({ label: label.fa, value: persianValue(value) }).fa;
  return source === undefined ? part : words.sourced({ part, source }).fa;
}
