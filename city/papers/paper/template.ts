import type { PaperTemplate, Said, SectionName } from '../../../forms/language/paper-template.js';
import { PLACEHOLDER, templateCode } from '../../../forms/language/paper-template.js';
import type { LocalizedText } from '../../../forms/language/text.js';
import { textIn } from '../../../forms/language/text-in.js';
import type { PaperBlock, PaperModel } from './model.js';
import { type Tongue, tongueOf } from './tongue.js';

/** What a case has to say in each section; nothing in those that are left out. */
export type Sections = Partial<Record<SectionName, PaperBlock[]>>;

type FromTemplate = Pick<
  PaperModel,
  'template' | 'look' | 'language' | 'title' | 'blocks' | 'signatures' | 'footnotes'
> &
  Partial<Pick<PaperModel, 'issuer'>>;

/** A template's text as it is printed. */
export type Fill = (text: string) => string;

/** Whether a step or a clock has decided the case. */
export type HasDecided = (where: string) => boolean;

/** Puts what the case says in the place of names in braces; `undefined` is a name that nobody knows, which stays as it is. */
export const filler =
  (value: (name: string) => string | undefined): Fill =>
  (text) =>
    text.replace(PLACEHOLDER, (whole, name: string) => value(name) ?? whole);

interface OfCase {
  type: LocalizedText;
  sections: Sections;
  /** in each language that the paper speaks */
  fillIn?: (tongue: Tongue) => Fill;
  hasDecided?: HasDecided;
}

/** The part of a paper that its template decides on; its footnotes stand behind the paper's own. */
export function fromTemplate(template: PaperTemplate, tongue: Tongue, of: OfCase): FromTemplate {
  const { look, version, signatures } = template;
  const { type, sections, hasDecided = () => true } = of;
  const said = sayer(template, tongue, of.fillIn ?? (() => (text) => text));
  const notes = (text: Said, strong?: boolean): PaperBlock[] =>
    said(text).map((each) => ({ kind: 'note', text: each, ...(strong && { strong }) }));
  const headed = (text: Said): string => said(text).join(' / ');
  return {
    template: `${templateCode(template)}@${version}`,
    look,
    ...languageOf(template, tongue),
    title: titleOf(template, type),
    ...(template.issuer !== undefined && { issuer: headed(template.issuer) }),
    blocks: template.body.flatMap((part): PaperBlock[] => {
      if (part.where !== undefined && !hasDecided(part.where)) return [];
      if ('note' in part) return notes(part.note, part.strong);
      const [first, ...rest] = sections[part.section] ?? [];
      if (!first) return part.otherwise === undefined ? [] : notes(part.otherwise);
      return [part.title !== undefined && 'title' in first ? { ...first, title: headed(part.title) } : first, ...rest];
    }),
    signatures: signatures.map(headed),
    footnotes: template.footnotes.flatMap(said),
  };
}

/** A template's text in its language, and in the second one where it is written in it. */
function sayer({ beside }: PaperTemplate, tongue: Tongue, fillIn: NonNullable<OfCase['fillIn']>) {
  const fill = fillIn(tongue);
  const second = beside === undefined ? undefined : fillIn(tongueOf({ language: beside }));
  return (text: Said): string[] => {
    if (typeof text === 'string') return [fill(text)];
    const own = textIn(text, tongue.language);
    const other = beside === undefined ? own : textIn(text, beside);
    return [fill(own), ...(second && other !== own ? [second(other)] : [])];
  };
}

/** Papers in Persian alone say nothing of it: what was printed before languages were is the same as ever. */
function languageOf({ language, beside }: PaperTemplate, { head, words }: Tongue): Pick<PaperModel, 'language'> {
  if (language === undefined && beside === undefined) return {};
  const page = textIn(words.notes.page(PAGE_NAMES), language ?? 'fa');
  return {
    language: { tag: language ?? 'fa', ...(beside && { beside }), page, verification: head(words.paper.verification) },
  };
}

/** Filled in as pages are counted. */
const PAGE_NAMES = { start: '{start}', page: '{page}', pages: '{pages}' };

/** In the two languages that every paper is named in, and in its own. By a function, because `$` has a meaning in a text that replaces. */
function titleOf({ title, language, beside }: PaperTemplate, type: LocalizedText): PaperModel['title'] {
  const named = (tag: string) => textIn(title, tag).replaceAll('{type}', () => textIn(type, tag));
  const others = [language, beside].flatMap((tag) => (tag === undefined ? [] : [[tag, named(tag)]]));
  return { fa: named('fa'), en: named('en'), ...Object.fromEntries(others) };
}
