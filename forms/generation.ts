import type { FormDefinition, Generation } from './language/definition.js';

/** How a case came, for those of a definition that does not say which it serves. */
export const GENERATIONS: readonly Generation[] = ['STAFF', 'OFFICE', 'CITIZEN', 'SMART'];

/** By which a case of this type may be begun. */
export const offeredBy = ({ offered }: Pick<FormDefinition, 'offered'>): readonly Generation[] =>
  offered ?? GENERATIONS;

/** What expressions see: of a type that serves several side by side the case's own. */
export const generationInRules = (
  { offered, generation }: Pick<FormDefinition, 'offered' | 'generation'>,
  own: Generation | undefined,
): Generation => (offered && own) ?? generation;

interface Performed {
  role: string;
  roleByGeneration?: Partial<Record<Generation, string>> | undefined;
}

/** Whose work a step is in a case of this generation. */
export const roleIn = ({ role, roleByGeneration }: Performed, generation: Generation | undefined): string =>
  (generation && roleByGeneration?.[generation]) ?? role;
