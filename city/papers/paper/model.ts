import { z } from 'zod';
import { hashOf } from '../../../forms/hash.js';
import { PaperLook } from '../../../forms/language/paper-template.js';

/** Label and value, side by side. */
const Facts = z.strictObject({
  kind: z.literal('facts'),
  title: z.string(),
  rows: z.array(z.strictObject({ label: z.string(), value: z.string() })),
});

/** `share` is a column's part of the width; columns of numbers stand in the middle. `handwritten` rows leave room for a pen. */
const Table = z.strictObject({
  kind: z.literal('table'),
  title: z.string(),
  columns: z.array(
    z.strictObject({ title: z.string(), share: z.number().positive(), centred: z.boolean().optional() }),
  ),
  rows: z.array(z.array(z.string())),
  total: z.array(z.string()).optional(),
  handwritten: z.boolean().optional(),
});

const List = z.strictObject({ kind: z.literal('list'), title: z.string(), items: z.array(z.string()) });

/** `strong` stands in a frame: what a reader must not miss. */
const Note = z.strictObject({ kind: z.literal('note'), text: z.string(), strong: z.boolean().optional() });

export const PaperBlock = z.discriminatedUnion('kind', [Facts, Table, List, Note]);
export type PaperBlock = z.infer<typeof PaperBlock>;

/**
 * A paper before it is drawn: what each line says, in the words, digits and days of its language. Everything that
 * reaches the page is in here, so that equal models give equal bytes.
 */
export const PaperModel = z.strictObject({
  /** template and its version, `permit@1` */
  template: z.string(),
  /** no part of the paper's hash, which is of what it says; papers that are older than published templates have none */
  look: PaperLook.optional(),
  /** left out where it is Persian alone */
  language: z
    .strictObject({
      tag: z.string(),
      /** a second one, in titles and where the template says something in it */
      beside: z.string().optional(),
      /** at the foot of each page, with `{start}`, `{page}` and `{pages}` */
      page: z.string(),
      /** beside the code */
      verification: z.string(),
    })
    .optional(),
  /** by language */
  title: z.object({ fa: z.string(), en: z.string() }).catchall(z.string()),
  issuer: z.string(),
  /** instant that the file names as its creation, RFC 3339 */
  at: z.iso.datetime(),
  /** lines beside the QR code: number, days */
  heading: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  /** one line in Latin script, for readers and machines without Persian */
  latin: z.string(),
  /** across the top: what the paper is good for, or that it is a draft */
  banner: z.string().optional(),
  blocks: z.array(PaperBlock),
  /** pages of their own after the first part, as the supervisor's checklist */
  annexes: z.array(
    z.strictObject({ title: z.string(), blocks: z.array(PaperBlock), signatures: z.array(z.string()).default([]) }),
  ),
  /** small print at the end of the first part */
  footnotes: z.array(z.string()),
  signatures: z.array(z.string()),
  /** what the QR code leads to; no part of the paper's hash, because the token in it names that hash */
  verificationUrl: z.url().optional(),
});
export type PaperModel = z.infer<typeof PaperModel>;

/** sha256 of what the paper says, without its look and the verification address: 64 hexadecimal digits. */
export function paperHash({ verificationUrl: _, look: __, ...said }: PaperModel): string {
  return hashOf(said);
}
