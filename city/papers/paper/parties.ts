import { z } from 'zod';
import { parseDecimal } from '../../../forms/expression/decimal.js';
import { type Form, givenIn, shown } from './given.js';
import { holderBlocks } from './holders.js';
import type { PaperBlock } from './model.js';
import type { Tongue } from './tongue.js';

/** The part of a form's answers that says who applies; every shipped type has it, another type may leave it out. */
const Applicant = z.object({
  applicant: z
    .object({
      owners: z
        .array(
          z.object({
            kind: z.string().optional(),
            fullName: z.string(),
            nationalId: z.string().optional(),
            legalId: z.string().optional(),
            shareDang: z.string().optional(),
          }),
        )
        .default([]),
      representative: z.object({ officeId: z.string() }).optional(),
    })
    .optional(),
  property: z.object({ nosaziCode: z.string() }).optional(),
});
export type Applicant = NonNullable<z.infer<typeof Applicant>['applicant']>;

/** Who applies and for which plot; both undefined where the form does not ask. */
export function partiesOf(answers: Record<string, unknown>): { applicant?: Applicant; plot?: string } {
  const read = Applicant.safeParse(answers);
  return read.success ? { applicant: read.data.applicant, plot: read.data.property?.nosaziCode } : {};
}

/**
 * Whom it is granted to: as the form marks them, or the owners with their identifiers and shares; and the office that
 * filed for them. No telephone, and no address that is not marked as one to be named.
 */
export function partyBlocks(
  form: Form,
  answers: Record<string, unknown>,
  tongue: Tongue,
  officeName?: string,
): PaperBlock[] {
  const {
    words: { paper },
    say,
    head,
  } = tongue;
  const { applicant } = partiesOf(answers);
  const marked = holderBlocks(givenIn(form, answers, tongue), tongue);
  const named = marked.length > 0 ? marked : ownerBlocks(applicant, tongue);
  if (!applicant?.representative) return named;
  const value = officeName ?? tongue.code(applicant.representative.officeId);
  return [...named, { kind: 'facts', title: head(paper.representative), rows: [{ label: say(paper.office), value }] }];
}

function ownerBlocks(
  applicant: Applicant | undefined,
  { words: { paper }, language, say, head, code, number }: Tongue,
): PaperBlock[] {
  if (!applicant || applicant.owners.length === 0) return [];
  const isPersian = language === 'fa';
  // Where nobody reckons in dang, who owns all of it has no share to be told.
  const shares = applicant.owners.some(
    ({ shareDang }) => shareDang !== undefined && (isPersian || !isWhole(shareDang)),
  );
  const shareOf = (dang: string) => (isPersian ? number(dang) : fractionOf(dang));
  return [
    {
      kind: 'table',
      title: head(paper.owners),
      columns: [
        { title: say(paper.fullName), share: 3 },
        { title: say(paper.nationalId), share: 2, centred: true },
        ...(shares ? [{ title: say(paper.share), share: 1, centred: true }] : []),
      ],
      rows: applicant.owners.map(({ fullName, nationalId, legalId, shareDang }) => [
        fullName,
        code(nationalId ?? legalId ?? '—'),
        ...(shares ? [shareDang === undefined ? '—' : shareOf(shareDang)] : []),
      ]),
    },
  ];
}

/** A property has six dang. */
const WHOLE = 6;
const isWhole = (dang: string): boolean => Number(dang) === WHOLE;

/** `1.5` dang are `1/4`; what is no number stands as it was written. */
const fractionOf = (dang: string): string => parseDecimal(dang)?.div(WHOLE).toFraction() ?? dang;

const Engineers = z.object({
  engineers: z.array(z.object({ discipline: z.string(), licence: z.string(), fullName: z.string() })).min(1),
});

export interface Engineer {
  /** as the form calls it */
  discipline: string;
  fullName: string;
  licence: string;
}

/** The supervising engineers that the answers name, of any form that asks for them as the shipped types do. */
export function engineersOf(form: Form, answers: Record<string, unknown>, tongue: Tongue): Engineer[] {
  const read = Engineers.safeParse(answers.proposal);
  if (!read.success) return [];
  const proposal = givenIn(form, answers, tongue).find(({ name }) => name === 'proposal');
  const asked = proposal?.fields.find(({ name }) => name === 'engineers')?.items ?? [];
  return read.data.engineers.map(({ discipline, fullName, licence }, i) => {
    const field = asked[i]?.fields.find(({ name }) => name === 'discipline');
    return {
      discipline: (field && shown(field, () => true, tongue)) ?? discipline,
      fullName,
      licence: tongue.code(licence),
    };
  });
}

/** Engineers by name and licence: they answer for the work, so the paper names them. */
export function engineerBlocks(form: Form, answers: Record<string, unknown>, tongue: Tongue): PaperBlock[] {
  const {
    words: { paper },
    say,
    head,
  } = tongue;
  const engineers = engineersOf(form, answers, tongue);
  if (engineers.length === 0) return [];
  return [
    {
      kind: 'table',
      title: head(paper.engineers),
      columns: [
        { title: say(paper.discipline), share: 2 },
        { title: say(paper.fullName), share: 3 },
        { title: say(paper.licence), share: 2, centred: true },
      ],
      rows: engineers.map(({ discipline, fullName, licence }) => [discipline, fullName, licence]),
    },
  ];
}
