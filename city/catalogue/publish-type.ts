import { problem } from '../../forms/check/problem.js';
import { jalaliDay } from '../../forms/jalali.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import { check } from './check.js';
import { VersionTakenError } from './errors.js';
import { propose } from './propose.js';
import type { Publication } from './publication.js';
import { type RulebookPublisher, RulebookRefusedError } from './rulebooks.js';
import { followingTypeJob, type Installation } from './surroundings.js';

/**
 * Publishes a version of a permit type from a desk, once it is seen to run with the rulebooks that its cases will meet.
 * `activeFrom` left out: it is served at once. @throws RulebookRefusedError
 */
export async function publishType(
  publisher: RulebookPublisher & Pick<Installation, 'catalogue' | 'connectors'> & { languages: readonly string[] },
  definition: FormDefinition,
  activeFrom: Date | undefined,
): Promise<Publication> {
  const { languages, by } = publisher;
  const job = await followingTypeJob(publisher, definition, jalaliDay(new Date()));
  const { sound, issues } = await check({ ...job, languages }, new Map());
  if (!sound) throw new RulebookRefusedError(issues.filter(({ severity }) => severity === 'error'));
  try {
    return await propose(publisher, { kind: 'PERMIT_TYPE', sound, by, activeFrom });
  } catch (error) {
    // Somebody else was given the number meanwhile.
    if (!(error instanceof VersionTakenError)) throw error;
    throw new RulebookRefusedError([problem('version', 'VERSION_TAKEN', error.message)]);
  }
}
