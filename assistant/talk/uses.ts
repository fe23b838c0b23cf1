import type { FormDefinition } from '../../forms/language/definition.js';
import type { Rulebook } from '../../forms/language/rulebook.js';
import type { LocalizedText } from '../../forms/language/text.js';

export type Rules = Pick<Rulebook, 'facts' | 'rules' | 'fees'>;

/** What reads a field, by the rulebook's own titles: checks of this permit type first, then fees. */
export function usesOf({ facts, rules, fees }: FormDefinition, rulebook: Rules, pattern: string): LocalizedText[] {
  const [list, field] = pattern.split('[].');
  const direct = new RegExp(`\\banswers\\.${(list ?? '').replaceAll('.', '\\.')}\\b`);
  const inside = field === undefined ? undefined : new RegExp(`\\.${field.replaceAll('.', '\\.')}\\b`);
  const known = [...rulebook.facts, ...facts];
  const reading = new Set<string>();
  const reads = (...expressions: (string | undefined)[]): boolean =>
    expressions.some((text) => {
      if (text === undefined) return false;
      const names = [...reading].some((name) => new RegExp(`(?<![.\\w])${name}\\b`).test(text));
      return (direct.test(text) || names) && (inside === undefined || inside.test(text) || names);
    });
  // Facts read facts: as often as there is a further one.
  for (let before = -1; before !== reading.size; ) {
    before = reading.size;
    for (const { name, value } of known) if (reads(value)) reading.add(name);
  }
  const named = (list: readonly (string | { id: string } | { code: string })[]) =>
    list.map((one) => (typeof one === 'string' ? one : 'id' in one ? one.id : one.code));
  const own = new Set(named([...rules, ...fees]));
  const all = [...rulebook.rules, ...rules.filter((rule) => typeof rule !== 'string')];
  const checks = all.filter(
    ({ id, when, applies, lacking, pass }) => own.has(id) && reads(when, applies, lacking, pass),
  );
  const lines = rulebook.fees.filter(({ code, when, amount }) => own.has(code) && reads(when, amount));
  return [...checks, ...lines].map(({ title }) => title);
}
