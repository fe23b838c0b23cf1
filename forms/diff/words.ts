import { canonicalJson } from '../canonical.js';
import { changeWords, partWords } from '../messages/definition.js';
import type { Change } from './compare.js';

type Language = 'fa' | 'en';

/** Longer values say little in a line. */
const longest = 120;

function shown(value: unknown, language: Language): string {
  if (value === null || value === undefined) return changeWords.none[language];
  const text = typeof value === 'string' ? value : canonicalJson(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** A line for each change, and an indented one for each difference in it. */
export function changeLines(list: readonly Change[], language: Language): string[] {
  return list.flatMap(({ part, name, title, change, was = '', differences = [] }) => {
    const called = title ? `${name} (${title[language]})` : name;
    const how = change === 'renamed' ? changeWords.renamed({ was }) : changeWords[change];
    const head = `${partWords[part][language]} ${called}: ${how[language]}`;
    const arrow = language === 'fa' ? '←' : '→';
    return [
      head,
      ...differences.map(({ path, from, to }) => {
        const where = path === '' ? '' : `${path}: `;
        return `  ${where}${shown(from, language)} ${arrow} ${shown(to, language)}`;
      }),
    ];
  });
}
