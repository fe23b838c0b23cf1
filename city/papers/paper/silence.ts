import type { CaseClock } from '../../../forms/clocks-as-they-stand.js';
import type { Explanation } from '../../../forms/evaluation/types.js';
import type { PaperBlock } from './model.js';
import type { Tongue } from './tongue.js';

/** Of a legal term whose end has decided: which it was, by which law, its day, and why it is that day. */
export function silenceBlocks(
  silence: CaseClock | undefined,
  of: 'consentTitle' | 'refusalTitle',
  tongue: Tongue,
): PaperBlock[] {
  if (!silence) return [];
  const { words, say, head } = tongue;
  const { clock, day, why } = silence;
  const rows = [
    { label: say(words.silence.term), value: say(clock.title) },
    { label: say(words.paper.legalBasis), value: clock.basis },
    ...(day === null ? [] : [{ label: say(words.silence.ended), value: tongue.day(day) }]),
  ];
  return [
    { kind: 'facts', title: head(words.silence[of]), rows },
    { kind: 'list', title: head(words.silence.why), items: why.inputs.map((part) => inWords(part, tongue)) },
  ];
}

function inWords({ label, value, source }: Explanation, { words: { silence }, say, value: write }: Tongue): string {
  const part = value === '' ? say(label) : say(silence.part({ label, value: write(value) }));
  return source === undefined ? part : say(silence.sourced({ part, source }));
}
