import { parseExpression } from '../expression/compile.js';
import { createEnvironment } from '../expression/environment.js';
import { referencesOf } from '../expression/references.js';
import type { Rulebook } from '../language/rulebook.js';
import type { LocalizedText } from '../language/text.js';
import { quoted } from './quoted.js';

type Drawn = { id: string; title: LocalizedText; shape: [string, string]; reads: (string | undefined)[] };

/** What follows from what in a rulebook, as a Mermaid flowchart: tables and tariff, the facts over them, rules and fees. */
export function mermaidOfRulebook(rulebook: Rulebook, language: keyof LocalizedText = 'fa'): string {
  const env = createEnvironment();
  const namesIn = (text: string): string[] => {
    try {
      return referencesOf(parseExpression(env, text).ast).map(({ name, fields }) =>
        name === 'tables' || name === 'tariff' ? `${name}.${fields[0] ?? ''}` : name,
      );
    } catch {
      // What cannot be read is told by the check of the types that use it.
      return [];
    }
  };
  const plain = (name: string): LocalizedText => ({ fa: name, en: name });
  const sources = Object.keys(rulebook.tables).map((name): Drawn => {
    return { id: `tables.${name}`, title: plain(name), shape: ['[(', ')]'], reads: [] };
  });
  const parts: Drawn[] = [
    ...sources,
    ...Object.keys(rulebook.tariff).map((name): Drawn => {
      return { id: `tariff.${name}`, title: plain(name), shape: ['[(', ')]'], reads: [] };
    }),
    ...rulebook.facts.map((fact): Drawn => {
      return { id: fact.name, title: fact.title, shape: ['([', '])'], reads: [fact.value] };
    }),
    ...rulebook.rules.map(({ id, title, when, applies, lacking, pass, warnWhen }): Drawn => {
      return { id, title, shape: ['{{', '}}'], reads: [when, applies, lacking, pass, warnWhen] };
    }),
    ...rulebook.fees.map(({ code, title, when, amount }): Drawn => {
      return { id: code, title, shape: ['[', ']'], reads: [when, amount] };
    }),
    ...rulebook.regulations.map(({ id, title, when, each, value, detail }): Drawn => {
      return { id, title, shape: ['>', ']'], reads: [when, each, value, detail] };
    }),
  ];
  const ids = new Map(parts.map(({ id }, i) => [id, `p${i}`]));
  const arrows = parts.flatMap(({ id, reads }) => {
    const read = reads.flatMap((text) => (text === undefined ? [] : namesIn(text)));
    return [...new Set(read)].flatMap((name) => {
      const from = ids.get(name);
      return from === undefined || name === id ? [] : [`  ${from} --> ${ids.get(id)}`];
    });
  });
  const joined = new Set(arrows.flatMap((arrow) => arrow.trim().split(' --> ')));
  // A table that the permit types alone read says nothing here.
  const shown = parts.filter(({ id, reads }) => reads.length > 0 || joined.has(ids.get(id) ?? ''));
  return [
    'flowchart LR',
    ...shown.map(({ id, title, shape: [open, close] }) => {
      return `  ${ids.get(id)}${open}${quoted(title[language] === id ? id : `${title[language]} (${id})`)}${close}`;
    }),
    ...arrows,
    '',
  ].join('\n');
}
