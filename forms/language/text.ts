import { z } from 'zod';
import { isJalaliDay } from '../jalali.js';

/** A sentence people read, in Persian and English; neither may be empty. */
export const LocalizedText = z.strictObject({ fa: z.string().trim().min(1), en: z.string().trim().min(1) });
export type LocalizedText = z.infer<typeof LocalizedText>;

/** A CEL expression. What it may name and must return is checked when the definition is checked. */
export const Expression = z.string().trim().min(1).max(4000);
export type Expression = z.infer<typeof Expression>;

/** Identifier of a step, fact, body or role: a letter, then letters, digits, `_` or `-`. */
export const Identifier = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, 'a letter, then letters, digits, _ or -');

/** Code of a rule, fee line or document, as printed on papers: `R-COV-01`, `F-SRV`, `DEED`. */
export const Code = z.string().regex(/^[A-Z][A-Z0-9_-]{0,63}$/, 'capital letters, digits, _ or -');

/** A day as people write it: `1405/09/02`. */
export const JalaliDay = z.string().refine(isJalaliDay, 'a Jalali day such as 1405/01/01');

/** The number of a version: as large as the column that keeps it. */
export const VersionNumber = z.int().min(1).max(2_147_483_647);
