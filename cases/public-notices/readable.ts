import type { Catalogue } from '../../city/catalogue/catalogue.js';
import { maskValue } from '../../city/privacy/mask-value.js';
import { type Masking, personalValues } from '../../city/privacy/masking.js';
import { createRedactor, redactLikely } from '../../city/privacy/redact.js';
import { formWithNames } from '../../city/registers/chosen-records.js';
import type { LocalizedText } from '../../forms/language/text.js';
import type { Form } from '../../forms/language/work.js';
import { mapPersonal } from '../../forms/personal.js';
import type { PrismaClient } from '../../prisma/client.js';
import type { NoticeResponse } from '../../prisma/generated/client/client.js';
import { type FormPlace, formPlace } from '../form-place.js';
import { noticeStep } from './read.js';

/** What somebody filed, for a reader of its case. */
export interface ShownResponse {
  response: NoticeResponse;
  /** whether who filed it is shown; the applying side sees neither that nor what they marked as personal */
  who: boolean;
  words: boolean;
}

/** What was filled in, with the form that it is read by: its titles, its labels, and what records of registers are called. */
export interface FilledIn {
  answers: unknown;
  form: { form: Form; title: LocalizedText; place: FormPlace } | null;
}

interface Sources {
  prisma: PrismaClient;
  catalogue: Catalogue;
}

/** What was filled in and written, as the reader may know it. `masking`: the reader's of the case. */
export async function readableResponse(
  sources: Sources,
  { response, who, words }: ShownResponse,
  masking: Masking,
): Promise<{ text: string } & FilledIn> {
  if (!words) return { text: '', answers: null, form: null };
  const { text } = response;
  const { answers, form } = await filledIn(sources, response);
  const schema = form?.form.schema;
  if (who) return { text: masking.remarks(text), answers: schema ? masking.answers(answers, schema) : null, form };
  const redact = createRedactor(schema ? personalValues(answers, schema) : []);
  // Of a case of its own the other side reads its words alone: the rest of it is between its people and those who decide.
  const shown = schema && response.filedAs === null;
  return {
    text: redactLikely(redact(text)) as string,
    answers: shown ? mapPersonal(answers, schema, (value, kind) => maskValue(value, kind)) : null,
    form: shown ? form : null,
  };
}

/** What stands in the form of the notice, or in that of the case as which it was filed. */
export async function filledIn(
  { prisma, catalogue }: Sources,
  { filedAs, answers, formHash, step }: NoticeResponse,
): Promise<FilledIn> {
  if (filedAs === null) {
    const definition = formHash === null ? undefined : await catalogue.definition(formHash);
    const notice = definition && noticeStep(definition, step);
    if (!definition || !notice?.form) return { answers, form: null };
    const { form, title } = notice;
    const named = await formWithNames(prisma, form, answers);
    return { answers, form: { form: named, title, place: formPlace(definition, step) } };
  }
  const filed = await prisma.submission.findFirst({
    where: { reference: filedAs },
    orderBy: { revision: 'desc' },
    select: { answers: true, application: { select: { permitTypeHash: true } } },
  });
  if (!filed) return { answers: null, form: null };
  const definition = await catalogue.definition(filed.application.permitTypeHash);
  const { form, title } = definition;
  const named = await formWithNames(prisma, form, filed.answers);
  return { answers: filed.answers, form: { form: named, title, place: formPlace(definition) } };
}
