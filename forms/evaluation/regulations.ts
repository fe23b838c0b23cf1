import type { EvaluationCase } from './case.js';
import type { CompiledRegulation } from './program.js';
import { basisOf, fill, valueText } from './text.js';
import type { Regulation } from './types.js';

/** The regulation announcement. What cannot be known yet has no value, and its note says why. */
export function regulationsOf(open: EvaluationCase): Regulation[] {
  const regulations: Regulation[] = [];
  const tell = (row: CompiledRegulation, element?: { item: unknown; id: string }) => {
    const regulation = rowOf(open, row, element);
    if (regulation) regulations.push(regulation);
  };
  for (const row of open.setting.program.regulations) {
    const items = row.each && open.work(row.each, row.part.title);
    if (!items) tell(row);
    else if ('value' in items && Array.isArray(items.value))
      for (const [i, item] of items.value.entries()) tell(row, { item, id: `${row.part.id}-${i + 1}` });
  }
  return regulations;
}

function rowOf(
  open: EvaluationCase,
  row: CompiledRegulation,
  element?: { item: unknown; id: string },
): Regulation | undefined {
  const { part } = row;
  const { labels, isExample } = open.setting;
  const variables = element ? open.withVariables({ item: element.item }) : open.variables;
  const when = row.when && open.work(row.when, part.title, variables);
  if (!row.value || (when && !('value' in when && when.value === true))) return undefined;
  const worked = open.work(row.value, part.title, variables);
  const detail = row.detail && open.work(row.detail, part.title, variables);
  const item = element?.item;
  const illustrative = isExample(part, row.value, row.detail);
  const title = fill(part.title, { item }, labels);
  const { basis, law } = basisOf(part, labels);
  const regulation = { id: element?.id ?? part.id, title, basis } as Regulation;
  if (law) regulation.law = law;
  if (illustrative) regulation.illustrative = illustrative;
  if ('problem' in worked) return Object.assign(regulation, { value: '—', note: worked.problem.message });
  regulation.value = valueText(worked.value);
  const values = { item, value: worked.value, detail: detail && 'value' in detail ? detail.value : undefined };
  if (part.note) regulation.note = fill(part.note, values, labels);
  return regulation;
}
