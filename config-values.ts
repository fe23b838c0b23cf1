import { z } from 'zod';

/** A setting, or a file that a setting names, that cannot be used. The message is one sentence that says what to do. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** A setting that is written as JSON. */
export const jsonOf = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text, ctx) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        ctx.addIssue({ code: 'custom', message: 'is not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);

/** A setting that is words with commas between them. */
export const listOf = <T extends z.ZodType<unknown, string>>(item: T) =>
  z
    .string()
    .transform((text) => text.split(',').flatMap((word) => word.trim() || []))
    .pipe(z.array(item));
