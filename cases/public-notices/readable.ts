import type { Catalogue } from '../../city/catalogue/catalogue.js';
import { maskValue } from '../../city/privacy/mask-value.js';
import { type Masking, personalValues } from '../../city/privacy/masking.js';
import { createRedactor, redactLikely } from '../../city/privacy/redact.js';
import type { Form } from '../../forms/language/work.js';
import { mapPersonal } from '../../forms/personal.js';
import type { PrismaClient } from '../../prisma/client.js';
import type { NoticeResponse } from '../../prisma/generated/client/client.js';
import { noticeStep } from './read.js';

/** What somebody filed, for a reader of its case. */
export interface ShownResponse {
  response: NoticeResponse;
  /** whether who filed it is shown; the applying side sees neither that nor what they marked as personal */
  who: boolean;
  words: boolean;
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
): Promise<{ text: string; answers: unknown }> {
  if (!words) return { text: '', answers: null };
  const { text } = response;
  const { answers, form } = await filledIn(sources, response);
  const schema = form?.schema;
  if (who) return { text: masking.remarks(text), answers: schema ? masking.answers(answers, schema) : null };
  const redact = createRedactor(schema ? personalValues(answers, schema) : []);
  // Of a case of its own the other side reads its words alone: the rest of it is between its people and those who decide.
  const shown = schema && response.filedAs === null;
  return {
    text: redactLikely(redact(text)) as string,
    answers: shown ? mapPersonal(answers, schema, (value, kind) => maskValue(value, kind)) : null,
  };
}

/** What stands in the form of the notice, or in that of the case as which it was filed. */
async function filledIn(
  { prisma, catalogue }: Sources,
  { filedAs, answers, formHash, step }: NoticeResponse,
): Promise<{ answers: unknown; form?: Form | undefined }> {
  if (filedAs === null) {
    if (formHash === null) return { answers };
    return { answers, form: noticeStep(await catalogue.definition(formHash), step)?.form };
  }
  const filed = await prisma.submission.findFirst({
    where: { reference: filedAs },
    orderBy: { revision: 'desc' },
    select: { answers: true, application: { select: { permitTypeHash: true } } },
  });
  if (!filed) return { answers: null };
  return { answers: filed.answers, form: (await catalogue.definition(filed.application.permitTypeHash)).form };
}
