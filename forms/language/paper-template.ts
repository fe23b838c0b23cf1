import { z } from 'zod';
import { Emblem } from './emblem.js';
import { Identifier, LanguageTag, LocalizedText, VersionNumber } from './text.js';

/** The parts that a paper is put together from; what each says follows from the case. */
const GRANTED = [
  'owners',
  'answers',
  'engineers',
  'regulations',
  'findings',
  'conditions',
  'validity',
  'use-limit',
  'fees',
  'decision',
] as const;
const REFUSED = ['owners', 'answers', 'findings', 'decision', 'objection'] as const;
const CHARGED = ['payer', 'payment', 'lines', 'amounts', 'appeal'] as const;
export const SectionName = z.enum([...GRANTED, ...CHARGED, 'objection']);
export type SectionName = z.infer<typeof SectionName>;

interface Paper {
  offers: readonly SectionName[];
  /** without these it would not say what the law, or whoever relies on it, wants said */
  needs: readonly SectionName[];
}

export const PaperName = z.enum(['permit', 'inquiry-answer', 'refusal', 'draft-slip', 'receipt']);
export type PaperName = z.infer<typeof PaperName>;

/** Which sections each paper has to offer, and which it cannot be printed without. */
const PAPERS: Record<PaperName, Paper> = {
  permit: { offers: GRANTED, needs: ['owners', 'answers', 'conditions', 'validity', 'fees'] },
  'inquiry-answer': { offers: GRANTED, needs: ['owners', 'answers', 'conditions', 'validity', 'use-limit', 'fees'] },
  refusal: { offers: REFUSED, needs: ['owners', 'answers', 'decision', 'objection'] },
  'draft-slip': { offers: ['payer', 'lines', 'amounts', 'appeal'], needs: ['lines', 'amounts', 'appeal'] },
  receipt: { offers: CHARGED, needs: ['payment', 'lines', 'amounts', 'appeal'] },
};

const PLACEHOLDERS = ['type', 'reference', 'issuer', 'holder', 'address', 'plot'] as const;
const OF_PERMITS = [...PLACEHOLDERS, 'number', 'issued', 'validUntil', 'total'] as const;
const OF_REFUSALS = [...PLACEHOLDERS, 'decided'] as const;
const OF_SLIPS = [...PLACEHOLDERS, 'slip', 'payee', 'payable', 'payUntil'] as const;
/** What may stand in braces in a text of a template, beside `answers.` and the path of a field of the form. */
export type Placeholder = (typeof OF_PERMITS | typeof OF_REFUSALS | typeof OF_SLIPS)[number];

/** A name in braces, which the case fills in. */
export const PLACEHOLDER = /\{([^{}]*)\}/g;

const Line = z.string().trim().min(1).max(120);
const Prose = z.string().trim().min(1).max(1_000);
/** In the paper’s language, or by language where it speaks two. */
const said = <T extends z.ZodType<string>>(text: T) => z.union([text, LocalizedText]);
export type Said = string | LocalizedText;
const Colour = z.string().regex(/^#[0-9a-f]{6}$/, 'a colour such as #0b5d57');

const braces = (names: readonly string[]) => names.map((name) => `{${name}}`).join(', ');
const IN_BRACES =
  `the case fills in ${braces(PLACEHOLDERS)}, of permits ${braces(OF_PERMITS.slice(PLACEHOLDERS.length))}, of refusals {decided}, of slips ` +
  `${braces(OF_SLIPS.slice(PLACEHOLDERS.length))}, and in a template of one permit type a field as {answers.section.field}, of permits and refusals one of a form on work as {results.step.field}`;

const where = Identifier.optional().describe(
  'a step or a clock of the one permit type that the template is for: printed only where that has decided the case; a clock has where its silence was consent or refusal; by default always',
);

const Section = z.strictObject({
  section: SectionName.describe('what the case has to say here'),
  title: said(Line).optional().describe('over the section, in place of its own title'),
  otherwise: said(Prose).optional().describe(`printed where the case has nothing to say here; ${IN_BRACES}`),
  where,
});
const Note = z.strictObject({
  note: said(Prose).describe(`a sentence of the city’s own; ${IN_BRACES}`),
  strong: z.boolean().optional().describe('in a frame: what a reader must not miss'),
  where,
});

/** How a paper looks, whatever it says. */
export const PaperLook = z.strictObject({
  accent: Colour.describe('of titles and rules'),
  banner: Colour.describe('of the line across the top'),
  emblem: Emblem.optional().describe('the city’s emblem at the head: a PNG, or an SVG of plain shapes, as a data URL'),
  qrWidth: z.int().min(0).max(200).describe('of the code, in points; 0 prints none'),
});
export type PaperLook = z.infer<typeof PaperLook>;

/** How one kind of paper is put together and looks: of every permit type, or of one. */
export const PaperTemplate = z
  .strictObject({
    $schema: z.string().optional().describe('lets an editor complete and check the file; otherwise without effect'),
    paper: PaperName.describe('which paper it is the template of'),
    permitType: Identifier.optional().describe(
      'code of the one permit type that it is for; left out, it is for every type without a template of its own',
    ),
    step: Identifier.optional().describe(
      'an `issue` step of that type: what it grants is printed with this template; by default every grant that has none of its own',
    ),
    version: VersionNumber.describe('grows with every change'),
    language: LanguageTag.optional().describe(
      'what the paper is written in; Persian by default. It decides direction, digits, calendar (Jalali for Persian, Gregorian otherwise) and how amounts are written',
    ),
    beside: LanguageTag.optional().describe(
      'a second language: titles and headings say it too, and texts of the template that are written by language',
    ),
    issuer: said(Line)
      .optional()
      .describe('at the head, as it signs; by default the municipality’s name as the installation has it'),
    words: z
      .record(z.string(), Prose)
      .optional()
      .describe(
        'what papers say of themselves, by code, in the language of this one, in place of what ships (fa, en, de, fr): `paper.number`, `notes.appeal`; `parvaneh template words` lists them. In a template of one permit type also what it calls a field of the form: `answers.section.field`',
      ),
    title: LocalizedText.describe('at the head of the paper; {type} is the permit type’s title'),
    look: PaperLook.describe('colours and the code'),
    body: z
      .array(z.union([Section, Note]))
      .min(1)
      .max(40)
      .describe('sections and notes, from the top'),
    checklist: z
      .boolean()
      .optional()
      .describe('permits alone: the supervising engineer’s sheet of controls as a page of its own'),
    signatures: z.array(said(Line)).max(6).describe('fields to sign in, from the right'),
    footnotes: z.array(said(Prose)).max(10).describe(`small print, after what the paper itself notes; ${IN_BRACES}`),
  })
  .superRefine(({ paper, permitType, step, body, look, checklist }, context) => {
    const { offers, needs } = PAPERS[paper];
    const named = body.map((part) => ('section' in part ? part.section : undefined));
    for (const [i, name] of named.entries()) {
      const refuse = (message: string) => context.addIssue({ code: 'custom', path: ['body', i, 'section'], message });
      if (name === undefined) continue;
      if (!offers.includes(name)) refuse(`the paper "${paper}" has no section "${name}"; it has ${offers.join(', ')}`);
      if (named.indexOf(name) < i) refuse(`the section "${name}" stands in the body already`);
    }
    for (const [i, part] of body.entries()) {
      if (part.where === undefined || permitType !== undefined) continue;
      const message = 'only a template of one permit type knows its steps and clocks; name its "permitType"';
      context.addIssue({ code: 'custom', path: ['body', i, 'where'], message });
    }
    if (step !== undefined && (permitType === undefined || !offers.includes('validity'))) {
      const message = 'only the permits of one permit type are each of a step; name its "permitType"';
      context.addIssue({ code: 'custom', path: ['step'], message });
    }
    const always = body.flatMap((part) => ('section' in part && part.where === undefined ? [part.section] : []));
    const lacking = needs.filter((name) => !always.includes(name));
    if (lacking.length > 0) {
      const message = `the paper "${paper}" cannot do without the sections ${lacking.join(', ')}`;
      context.addIssue({ code: 'custom', path: ['body'], message });
    }
    const verifiable = needs.includes('validity');
    if (verifiable && look.qrWidth < 100) {
      const message = 'a permit’s code is at least 100 points wide, so that telephones read it';
      context.addIssue({ code: 'custom', path: ['look', 'qrWidth'], message });
    }
    if (checklist && paper !== 'permit') {
      context.addIssue({ code: 'custom', path: ['checklist'], message: 'only the paper "permit" has it' });
    }
  });
export type PaperTemplate = z.infer<typeof PaperTemplate>;

/** What may stand in braces in a paper's template. */
export function placeholdersOf(paper: PaperName): readonly string[] {
  if (paper === 'refusal') return OF_REFUSALS;
  return paper === 'permit' || paper === 'inquiry-answer' ? OF_PERMITS : OF_SLIPS;
}

/** What a template is published under: every version of a code takes the place of the one before it. */
export const templateCode = ({
  paper,
  permitType,
  step,
}: Pick<PaperTemplate, 'paper' | 'permitType' | 'step'>): string =>
  [paper, permitType, step].filter((part) => part !== undefined).join('.');
