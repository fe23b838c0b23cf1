import { formWithNames } from '../city/registers/chosen-records.js';
import { entryOf } from '../forms/each.js';
import type { FormDefinition } from '../forms/language/definition.js';
import type { LocalizedText } from '../forms/language/text.js';
import { listed } from '../forms/messages/messages.js';
import { entryInWords } from '../forms/words/entry-in-words.js';
import type { Acting } from './acting.js';
import { maskingOfCases } from './case-masking.js';

/** What people know an entry by is among the first of what they stated of it. */
const SHOWN = 2;

interface Place {
  reference: string;
  revision: number;
  stepId: string;
}

/** What an entry of a list is known by, of which a step is: `north, 30`. Undefined for steps of the whole case. */
export async function entryStated(
  { prisma, catalogue, viewer }: Acting,
  { form, steps }: Pick<FormDefinition, 'form' | 'steps'>,
  { reference, revision, stepId }: Place,
): Promise<LocalizedText | undefined> {
  const { each, entry } = entryOf(steps, stepId, null);
  if (each === undefined || entry === undefined) return undefined;
  const row = await prisma.submission.findUnique({
    where: { reference_revision: { reference, revision } },
    select: { answers: true },
  });
  const filed = (row?.answers ?? {}) as Record<string, unknown>;
  const masking = (await maskingOfCases({ prisma, catalogue }, viewer, [reference]))(reference);
  const shown = masking.answers(filed, form.schema);
  const words = entryInWords(await formWithNames(prisma, form, shown), { filed, shown }, each, entry);
  return words.length === 0 ? undefined : listed(words.slice(0, SHOWN).map(({ text }) => text));
}
