import { access } from 'node:fs/promises';
import type { BusinessCalendar } from '../../forms/calendar.js';
import { FormDefinition } from '../../forms/language/definition.js';
import { Rulebook } from '../../forms/language/rulebook.js';
import { nearestName } from '../../forms/nearest.js';
import { UsageError } from '../../runtime/usage-error.js';
import { openInstallation } from '../installation/ask.js';
import { readCalendar } from '../installation/calendar.js';
import { documentsOf, listPublished } from '../installation/documents.js';
import { type Desk, rulebookIn, soundFile } from './check-file.js';
import type { CheckOptions } from './options.js';

/** A permit type with the rulebooks and the calendar that its cases go by. */
interface World {
  definition: FormDefinition;
  rulebooks: Rulebook[];
  calendar: BusinessCalendar;
}

/**
 * What a file is to be tried with: a permit type by the rulebooks that ship, or that an installation has; a rulebook by the
 * permit type that `type` names. @throws UsageError with everything that is wrong
 */
export async function typeToLive(file: string, options: CheckOptions & { type?: string }, desk: Desk): Promise<World> {
  const checked = await soundFile(file, options, desk);
  const known = await worldOf(options, desk);
  const proposed = options.rulebook === undefined ? [] : [await rulebookIn(options.rulebook, desk)];
  if (checked.kind === 'TEMPLATE') {
    throw new UsageError(
      `"${file}" is a template of a paper, which no case is lived by; \`parvaneh template preview\` prints it.`,
    );
  }
  if (checked.kind === 'DECISION_POLICY') {
    throw new UsageError(`"${file}" is a decision policy, which no case is lived by; \`parvaneh decide\` tries it.`);
  }
  if (checked.kind === 'PERMIT_TYPE') {
    const definition = checked.document as FormDefinition;
    return { definition, ...known, rulebooks: instead(known.rulebooks, proposed) };
  }
  const rulebook = checked.document as Rulebook;
  const definition = await typeNamed(options, { ...desk, file });
  return { definition, ...known, rulebooks: instead(known.rulebooks, [rulebook]) };
}

/** A version that is tried stands for every version of its family. */
const instead = (known: Rulebook[], proposed: Rulebook[]): Rulebook[] => [
  ...known.filter(({ code }) => proposed.every((book) => book.code !== code)),
  ...proposed,
];

async function typeNamed(
  options: CheckOptions & { type?: string },
  { file, ...desk }: Desk & { file: string },
): Promise<FormDefinition> {
  const codes = await knownCodes(options, desk);
  const { type } = options;
  if (type === undefined) {
    const listed = `--type FILE, or one of ${codes.join(', ')}`;
    throw new UsageError(`"${file}" is a rulebook; name the permit type to try it with: ${listed}.`);
  }
  if (codes.includes(type)) {
    const newest = (await knownVersions(type, options, desk)).published.at(-1);
    if (newest) return newest;
  }
  const isFile = await access(type).then(
    () => true,
    () => false,
  );
  if (!isFile) {
    const hint = nearestName(type, codes);
    throw new UsageError(
      `--type takes a file or a permit type's code, not "${type}"${hint ? `; did you mean "${hint}"?` : '.'}`,
    );
  }
  const { rulebook: _, ...others } = options;
  const checked = await soundFile(type, { ...others, rulebook: file }, desk);
  if (checked.kind === 'PERMIT_TYPE' && checked.document) return checked.document;
  throw new UsageError(`"${type}" is no permit type.`);
}

async function worldOf(options: CheckOptions, { shipped }: Desk): Promise<Omit<World, 'definition'>> {
  if (options.to === undefined) return { rulebooks: shipped.rulebooks, calendar: shipped.calendar };
  const installation = await openInstallation({ ...options, to: options.to });
  const rulebooks = await documentsOf(installation, { kind: 'RULEBOOK' });
  return { rulebooks: rulebooks.map((book) => Rulebook.parse(book)), calendar: await readCalendar(installation) };
}

/** Rulebooks, and the versions of a permit type, that ship or that an installation has; the oldest first. */
export async function knownVersions(
  code: string,
  options: CheckOptions,
  { shipped }: Desk,
): Promise<{ rulebooks: Rulebook[]; published: FormDefinition[] }> {
  if (options.to === undefined) {
    const published = shipped.definitions.filter((type) => type.code === code);
    return { rulebooks: shipped.rulebooks, published };
  }
  const installation = await openInstallation({ ...options, to: options.to });
  const [rulebooks, types] = [
    await documentsOf(installation, { kind: 'RULEBOOK' }),
    await documentsOf(installation, { kind: 'PERMIT_TYPE', code }),
  ];
  return {
    rulebooks: rulebooks.map((book) => Rulebook.parse(book)),
    published: types.map((type) => FormDefinition.parse(type)),
  };
}

/** Codes of the permit types that ship or that an installation has. */
async function knownCodes(options: CheckOptions, { shipped }: Desk): Promise<string[]> {
  if (options.to === undefined) return shipped.definitions.map(({ code }) => code);
  const published = await listPublished(await openInstallation({ ...options, to: options.to }));
  return [...new Set(published.flatMap(({ kind, code }) => (kind === 'PERMIT_TYPE' ? [code] : [])))];
}
