import { readFileSync } from 'node:fs';
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

export const flag = z.enum(['true', 'false', '1', '0']).transform((word) => word === 'true' || word === '1');

/** The bytes of a file that a setting names. Throws ConfigError. */
export function readNamed(setting: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new ConfigError(`${setting} names ${file}, which cannot be read (${codeOf(error)}).`);
  }
}

/** What the operating system calls an error. */
export const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);
