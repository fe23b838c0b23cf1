import type { z } from 'zod';

/** A word of the form language beside JSON Schema's own. The documentation is printed from it, and whoever checks a form reads it. */
export interface Keyword {
  /** a sentence: what it does */
  says: string;
  /** what holds where it is not written */
  otherwise: string;
  /** what may stand under it */
  takes: z.ZodType;
  /** as it stands in a document */
  example: unknown;
}
