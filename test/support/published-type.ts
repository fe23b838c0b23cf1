import { definitionJson, everyStepFile } from './definition.js';

/** A small permit type, as an administrator writes it: one question, one fee, no human step. */
export function smallType(change: { code?: string; version?: number; fee?: string } = {}) {
  const { code = 'awning', version = 1, fee = '250000' } = change;
  const { steps, fees, ...rest } = definitionJson(everyStepFile) as {
    steps: { id: string }[];
    fees: object[];
  };
  const wanted = new Set(['request', 'analysis', 'calculation', 'payment', 'print']);
  return {
    ...rest,
    code,
    version,
    title: { fa: 'پروانه سایه‌بان', en: 'Awning permit' },
    rulebook: 'city',
    fees: [{ ...fees[0], amount: fee }],
    steps: steps.filter(({ id }) => wanted.has(id)),
  };
}

/** The same where nothing is charged, and these steps follow the analysis. */
export function freeType(more: readonly object[], change: { code?: string } = {}) {
  const { steps, ...type } = smallType(change);
  const [request, analysis] = steps as [object, object];
  return { ...type, fees: [], steps: [request, analysis, ...more] };
}

export const smallAnswers = { property: { nosaziCode: '9-1-7-16-0-0-0' }, subject: 'سایه‌بان مغازه', visit: false };
