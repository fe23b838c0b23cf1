import type { PaperTemplate, Said } from '../language/paper-template.js';
import type { LocalizedText } from '../language/text.js';
import { quoted } from './quoted.js';

/** The parts of a paper from the top, as a Mermaid flowchart. */
export function mermaidOfTemplate(template: PaperTemplate, language: keyof LocalizedText = 'fa'): string {
  const { title, body, signatures, footnotes } = template;
  const inLanguage = (text: Said) => (typeof text === 'string' ? text : text[language]);
  const parts = [
    `(${quoted(title[language])})`,
    ...body.map((part) => {
      if ('note' in part) return `>${quoted(inLanguage(part.note))}]`;
      return `[${quoted(part.title === undefined ? part.section : `${inLanguage(part.title)} (${part.section})`)}]`;
    }),
    ...(signatures.length > 0 ? [`[/${quoted(signatures.map(inLanguage).join(' · '))}/]`] : []),
    ...(footnotes.length > 0 ? [`>${quoted(footnotes.map(inLanguage).join(' · '))}]`] : []),
  ];
  return [
    'flowchart TD',
    ...parts.map((part, i) => `  p${i}${part}`),
    ...parts.slice(1).map((_, i) => `  p${i} --> p${i + 1}`),
    '',
  ].join('\n');
}
