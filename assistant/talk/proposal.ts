import { agendaOf } from '../../forms/agenda/agenda.js';
import { normaliseAnswers } from '../../forms/answers/normalise.js';
import { hashOf } from '../../forms/hash.js';
import type { World } from './state.js';

/** What confirming a proposal would file, as one hash. */
export function proposalOf(
  world: World,
  answers: Record<string, unknown>,
): { answers: Record<string, unknown>; hash: string } {
  const asked = agendaOf(
    world.definition.form,
    normaliseAnswers(world.definition, answers) as Record<string, unknown>,
  ).answers;
  const documents = (world.documentsOf?.(asked) ?? [])
    .filter(({ attached }) => attached)
    .map(({ code, contents = [] }) => [code, ...contents]);
  const { code, version } = world.definition;
  return { answers: asked, hash: hashOf({ code, version, answers: asked, documents }) };
}
