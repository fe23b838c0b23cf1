import type { PaperTemplate, SectionName } from '../../../forms/language/paper-template.js';
import { templateCode } from '../../../forms/language/paper-template.js';
import type { LocalizedText } from '../../../forms/language/text.js';
import type { PaperBlock, PaperModel } from './model.js';

/** What a case has to say in each section; nothing in those that are left out. */
export type Sections = Partial<Record<SectionName, PaperBlock[]>>;

type FromTemplate = Pick<PaperModel, 'template' | 'look' | 'title' | 'blocks' | 'signatures'>;

/** The part of a paper that its template decides on alone; its footnotes stand behind the paper's own. */
export function fromTemplate(template: PaperTemplate, type: LocalizedText, sections: Sections): FromTemplate {
  const { title, look, version, signatures } = template;
  return {
    template: `${templateCode(template)}@${version}`,
    look,
    title: { fa: named(title.fa, type.fa), en: named(title.en, type.en) },
    blocks: template.body.flatMap((part): PaperBlock[] => {
      if ('note' in part) return [note(part.note, part.strong)];
      const [first, ...rest] = sections[part.section] ?? [];
      if (!first) return part.otherwise === undefined ? [] : [note(part.otherwise)];
      return [part.title !== undefined && 'title' in first ? { ...first, title: part.title } : first, ...rest];
    }),
    signatures: [...signatures],
  };
}

/** By a function, because `$` has a meaning in a text that replaces. */
const named = (title: string, type: string): string => title.replaceAll('{type}', () => type);

const note = (text: string, strong?: boolean): PaperBlock => ({ kind: 'note', text, ...(strong && { strong }) });
