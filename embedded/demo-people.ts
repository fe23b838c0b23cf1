import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Role } from '../forms/language/role.js';
import { BothLanguages, type LocalizedText } from '../forms/language/text.js';

const Person = z.strictObject({
  id: z.string(),
  name: BothLanguages,
  roles: z.array(z.string()).min(1),
  nationalId: z.string().optional(),
  officeId: z.string().optional(),
  email: z.email().optional(),
  mobile: z.string().optional(),
});
export type Person = z.infer<typeof Person>;

/** A file of `demo/`, or beside it. */
export const readDemo = async (file: string): Promise<unknown> =>
  JSON.parse(await readFile(new URL(`demo/${file}`, import.meta.url), 'utf8'));

/** What roles are called, by their id. */
export async function roleTitles(): Promise<Map<string, LocalizedText>> {
  const roles = z.array(Role).parse(await readDemo('../../forms/roles.json'));
  return new Map(roles.map(({ id, title }) => [id, title]));
}

/** The people one may act as where there is no sign-in provider. */
export async function demoPeople(): Promise<Person[]> {
  return z.array(Person).parse(await readDemo('people.json'));
}
