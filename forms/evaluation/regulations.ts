import type { EvaluationCase } from './case.js';
import type { CompiledRegulation } from './program.js';
import { basisOf, fill, valueText } from './text.js';
import type { Regulation } from './types.js';

/** The regulation announcement. What cannot be known yet has no value, and its note says why. */
export function regulationsOf(open: EvaluationCase): Regulation[] {
  return open.setting.program.regulations.flatMap((row) => {
    if (!row.each) return rowOf(open, row);
    const items = open.work(row.each, row.part.title);
    if ('problem' in items || !Array.isArray(items.value)) return [];
    return items.value.flatMap((item, i) => rowOf(open, row, { item, id: `${row.part.id}-${i + 1}` }));
  });
}

function rowOf(open: EvaluationCase, row: CompiledRegulation, element?: { item: unknown; id: string }): Regulation[] {
  const { part } = row;
  const { labels, isExample } = open.setting;
  const variables = element ? open.withVariables({ item: element.item }) : open.variables;
  const when = row.when && open.work(row.when, part.title, variables);
  if (!row.value || (when && !('value' in when && when.value === true))) return [];
  const worked = open.work(row.value, part.title, variables);
  const detail = row.detail && open.work(row.detail, part.title, variables);
  const item = element?.item;
  const illustrative = isExample(part, row.value, row.detail);
  const base = {
    id: element?.id ?? part.id,
    title: fill(part.title, { item }, labels),
    ...basisOf(part, labels),
    ...(illustrative && { illustrative }),
  };
  if ('problem' in worked) return [{ ...base, value: '—', note: worked.problem.message }];
  const values = { item, value: worked.value, detail: detail && 'value' in detail ? detail.value : undefined };
  return [{ ...base, value: valueText(worked.value), ...(part.note && { note: fill(part.note, values, labels) }) }];
}
