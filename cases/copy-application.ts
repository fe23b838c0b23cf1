import { publishedVersions } from '../city/catalogue/versions.js';
import { agendaOf } from '../forms/agenda/agenda.js';
import { carryAlong, wayBetween } from '../forms/carry-over/carry.js';
import type { FormDefinition } from '../forms/language/definition.js';
import { withoutDeclared } from '../forms/personal.js';
import type { Acting } from './acting.js';
import { filedAnswersFor } from './filed-answers.js';
import type { Attempt } from './idempotency.js';
import { openCase } from './open-case.js';
import { servedType } from './served-type.js';
import { startApplication } from './start-application.js';

interface Copied {
  reference: string;
  /** the mandate under which an office applies; that of the earlier case without */
  onBehalfOf?: string | null | undefined;
}

/**
 * Begins a draft with the answers of an earlier case, carried over to the form that is filed now, once for an attempt. What
 * somebody declares is declared anew, and files stay with their case. Gives its reference.
 */
export async function copyApplication(
  acting: Acting,
  { reference, onBehalfOf }: Copied,
  attempt: Attempt,
): Promise<string> {
  const open = await openCase(acting, reference, 'copy');
  const { definition: own, row, viewer } = open;
  const active = await servedType(acting, own.code);
  const earlier = await filedAnswersFor(acting, row);
  const answers = await carriedTo(acting, { own, ownHash: row.permitTypeHash, active }, earlier);
  const mandate = onBehalfOf ?? (viewer.id === row.ownerId ? undefined : row.mandate?.id);
  return startApplication(acting, { permitType: own.code, answers, onBehalfOf: mandate }, attempt);
}

interface Versions {
  own: FormDefinition;
  ownHash: string;
  active: { hash: string; definition: FormDefinition };
}

/** The answers as another version asks for them; where no mapping leads there, those that it knows. */
async function carriedTo(acting: Acting, { own, ownHash, active }: Versions, answers: Record<string, unknown>) {
  const { form } = active.definition;
  const kept = withoutDeclared(answers, own.form.schema) as Record<string, unknown>;
  if (active.hash === ownHash) return kept;
  const published = (await publishedVersions(acting, own.code)).map(({ definition }) => definition);
  const way = wayBetween(own, active.definition, published);
  return agendaOf(form, way ? carryAlong(way, kept).answers : kept).answers;
}
