import { recordsOf } from '../city/registers/chosen-records.js';
import type { Registers } from '../city/registers/registers.js';
import { type FoundRecord, searchRecords } from '../city/registers/search-records.js';
import type { Choice } from '../forms/agenda/choices.js';
import { choiceName, choiceOf, chosenIn, chosenIssues } from '../forms/agenda/chosen.js';
import type { RegisterAnswer } from '../forms/evaluation/types.js';
import type { Form } from '../forms/language/work.js';
import type { RegisterOptions } from '../forms/options-of-fields.js';
import type { PrismaClient } from '../prisma/client.js';
import { AnswersInvalidError } from './refusals.js';

interface Sources {
  prisma: PrismaClient;
  registers: Registers;
}

/** How many choices, after how many. */
export interface Page {
  first: number;
  offset: number;
}

/**
 * The records of a register that all words of a text stand in, those that begin so first. Where none is found and the text is a key, as
 * of a register that is read live and cannot be searched, its record.
 */
export async function findRecords(
  { prisma, registers }: Sources,
  register: string,
  said: string,
  page: Page,
): Promise<FoundRecord[]> {
  const found = await searchRecords(prisma, { register, said, ...page });
  const key = said.trim();
  if (found.length > 0 || page.offset > 0 || key === '') return found;
  const answer = await registers.look(register, key);
  return answer.status === 'found' ? [{ key, record: answer.record }] : [];
}

/** The same as choices. */
export async function searchChoices(
  sources: Sources,
  options: RegisterOptions,
  said: string,
  page: Page,
): Promise<Choice[]> {
  const found = await findRecords(sources, options.register, said, page);
  return found.map(({ key, record }) => choiceOf(options, key, record));
}

/** What values are called that were chosen before; nothing of those that no record is known of. */
export async function choicesNamed(
  { prisma }: Pick<Sources, 'prisma'>,
  options: RegisterOptions,
  values: readonly string[],
): Promise<Choice[]> {
  const { register } = options;
  const known = (
    await recordsOf(
      prisma,
      values.map((key) => ({ register, key })),
    )
  )(register);
  return values.flatMap((value) => {
    const record = Object.hasOwn(known, value) ? known[value] : undefined;
    return record ? [choiceOf(options, value, record)] : [];
  });
}

/** What registers have against what was chosen from them in answers that hold to their form. */
export async function choiceIssues(registers: Registers, { schema }: Form, answers: unknown) {
  const chosen = chosenIn(schema, answers).map(({ value: key, options: { register } }) => ({ register, key }));
  if (chosen.length === 0) return [];
  const ahead = await registers.ahead({ lookups: chosen });
  const said: Record<string, RegisterAnswer> = {};
  for (const { register, key } of chosen) said[choiceName(register, key)] ??= await ahead.look(register, key);
  return chosenIssues(schema, answers, said);
}

/** Refuses answers that name a record which no register holds; `path`: where they stand in what was given. */
export async function mustBeRecorded(registers: Registers, form: Form, answers: unknown, path = ''): Promise<void> {
  const issues = await choiceIssues(registers, form, answers);
  if (issues.length === 0) return;
  throw new AnswersInvalidError(
    path === '' ? issues : issues.map((issue) => ({ ...issue, path: `${path}.${issue.path}` })),
  );
}
