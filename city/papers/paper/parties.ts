import { z } from 'zod';
import { persianCode, persianNumber } from '../../../forms/persian.js';
import { paperWords } from '../messages/paper.js';
import { type Form, givenIn, shown } from './given.js';
import { holderBlocks } from './holders.js';
import type { PaperBlock } from './model.js';

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
export function partyBlocks(form: Form, answers: Record<string, unknown>, officeName?: string): PaperBlock[] {
  const { applicant } = partiesOf(answers);
  const marked = holderBlocks(givenIn(form, answers));
  const named = marked.length > 0 ? marked : ownerBlocks(applicant);
  if (!applicant?.representative) return named;
  const value = officeName ?? persianCode(applicant.representative.officeId);
  return [
    ...named,
    { kind: 'facts', title: paperWords.representative.fa, rows: [{ label: paperWords.office.fa, value }] },
  ];
}

function ownerBlocks(applicant: Applicant | undefined): PaperBlock[] {
  if (!applicant || applicant.owners.length === 0) return [];
  const shares = applicant.owners.some(({ shareDang }) => shareDang !== undefined);
  return [
    {
      kind: 'table',
      title: paperWords.owners.fa,
      columns: [
        { title: paperWords.fullName.fa, share: 3 },
        { title: paperWords.nationalId.fa, share: 2, centred: true },
        ...(shares ? [{ title: paperWords.share.fa, share: 1, centred: true }] : []),
      ],
      rows: applicant.owners.map(({ fullName, nationalId, legalId, shareDang }) => [
        fullName,
        persianCode(nationalId ?? legalId ?? '—'),
        ...(shares ? [shareDang === undefined ? '—' : persianNumber(shareDang)] : []),
      ]),
    },
  ];
}

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
export function engineersOf(form: Form, answers: Record<string, unknown>): Engineer[] {
  const read = Engineers.safeParse(answers.proposal);
  if (!read.success) return [];
  const proposal = givenIn(form, answers).find(({ name }) => name === 'proposal');
  const asked = proposal?.fields.find(({ name }) => name === 'engineers')?.items ?? [];
  return read.data.engineers.map(({ discipline, fullName, licence }, i) => {
    const field = asked[i]?.fields.find(({ name }) => name === 'discipline');
    return { discipline: (field && shown(field, () => true)) ?? discipline, fullName, licence: persianCode(licence) };
  });
}

/** Engineers by name and licence: they answer for the work, so the paper names them. */
export function engineerBlocks(form: Form, answers: Record<string, unknown>): PaperBlock[] {
  const engineers = engineersOf(form, answers);
  if (engineers.length === 0) return [];
  return [
    {
      kind: 'table',
      title: paperWords.engineers.fa,
      columns: [
        { title: paperWords.discipline.fa, share: 2 },
        { title: paperWords.fullName.fa, share: 3 },
        { title: paperWords.licence.fa, share: 2, centred: true },
      ],
      rows: engineers.map(({ discipline, fullName, licence }) => [discipline, fullName, licence]),
    },
  ];
}
