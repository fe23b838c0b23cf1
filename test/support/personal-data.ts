import people from '../../embedded/demo/people.json' with { type: 'json' };
import { persianDigits } from '../../forms/persian.js';
import { referenceFiling } from './lives.js';

/** Stands in the forms' own help as an example, so that it says nothing where it is found. */
const EXAMPLE_MOBILE = '09150000001';
export const MOBILE = '09123456780';

/** The filing of a type as a person makes it, with a number of their own. */
export function personalFiling(permitType: string): ReturnType<typeof referenceFiling> {
  return JSON.parse(JSON.stringify(referenceFiling(permitType)).replaceAll(EXAMPLE_MOBILE, MOBILE));
}

const PERSONAL = new Set(['nationalId', 'mobile', 'fullName', 'postalCode', 'licence', 'statement']);

function valuesIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return PERSONAL.has(key) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => valuesIn(inner, name));
}

const TYPES = ['construction', 'extension', 'renewal', 'amendment', 'inquiry'];

/** Whoever stands for an institution is named after it, as timelines and task lists name it too. */
const isPerson = ({ roles }: { roles: string[] }) =>
  roles.some((role) => /citizen|supervisor|head|director|admin/.test(role));

/** Everything by which the people of the demo and of the reference filings can be known. */
export const PERSONAL_DATA: readonly string[] = [
  ...new Set([
    ...people.flatMap(({ nationalId, email, mobile }) => [nationalId, email, mobile, mobile.slice(3)]),
    ...people.filter(isPerson).flatMap(({ name }) => [name.fa, name.en]),
    ...TYPES.flatMap((type) => valuesIn(personalFiling(type).answers)),
  ]),
].filter((value) => value !== undefined);

const written = PERSONAL_DATA.flatMap((value) => [value, persianDigits(value)]);

/** A text as it is, and with what JSON and addresses escape. */
function readings(text: string): string[] {
  const unescaped = text.replace(/\\u([0-9a-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  const plain = unescaped.replace(/(?:%[0-9a-f]{2})+/gi, (run) =>
    Buffer.from(run.replaceAll('%', ''), 'hex').toString(),
  );
  return [text, unescaped, plain];
}

/** Which of the people's data stands in a text. Base64, as histories hold payloads in, is to be decoded before. */
export function personalDataIn(text: string, values: readonly string[] = written): string[] {
  const all = readings(text).join('\n');
  return [...new Set(values.filter((value) => all.includes(value)))];
}
