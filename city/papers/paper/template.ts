import type { PaperTemplate, SectionName } from '../../../forms/language/paper-template.js';
import { PLACEHOLDER, templateCode } from '../../../forms/language/paper-template.js';
import type { LocalizedText } from '../../../forms/language/text.js';
import type { PaperBlock, PaperModel } from './model.js';

/** What a case has to say in each section; nothing in those that are left out. */
export type Sections = Partial<Record<SectionName, PaperBlock[]>>;

type FromTemplate = Pick<PaperModel, 'template' | 'look' | 'title' | 'blocks' | 'signatures' | 'footnotes'>;

/** A template's text as it is printed. */
export type Fill = (text: string) => string;

/** Whether a step or a clock has decided the case. */
export type HasDecided = (where: string) => boolean;

/** Puts what the case says in the place of names in braces; `undefined` is a name that nobody knows, which stays as it is. */
export const filler =
  (value: (name: string) => string | undefined): Fill =>
  (text) =>
    text.replace(PLACEHOLDER, (whole, name: string) => value(name) ?? whole);

/** The part of a paper that its template decides on; its footnotes stand behind the paper's own. */
export function fromTemplate(
  template: PaperTemplate,
  type: LocalizedText,
  sections: Sections,
  fill: Fill = (text) => text,
  hasDecided: HasDecided = () => true,
): FromTemplate {
  const { title, look, version, signatures } = template;
  return {
    template: `${templateCode(template)}@${version}`,
    look,
    title: { fa: named(title.fa, type.fa), en: named(title.en, type.en) },
    blocks: template.body.flatMap((part): PaperBlock[] => {
      if (part.where !== undefined && !hasDecided(part.where)) return [];
      if ('note' in part) return [note(fill(part.note), part.strong)];
      const [first, ...rest] = sections[part.section] ?? [];
      if (!first) return part.otherwise === undefined ? [] : [note(fill(part.otherwise))];
      return [part.title !== undefined && 'title' in first ? { ...first, title: fill(part.title) } : first, ...rest];
    }),
    signatures: signatures.map(fill),
    footnotes: template.footnotes.map(fill),
  };
}

/** By a function, because `$` has a meaning in a text that replaces. */
const named = (title: string, type: string): string => title.replaceAll('{type}', () => type);

const note = (text: string, strong?: boolean): PaperBlock => ({ kind: 'note', text, ...(strong && { strong }) });
