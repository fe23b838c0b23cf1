import type { Catalogue } from '../../city/catalogue/catalogue.js';
import { maskValue } from '../../city/privacy/mask-value.js';
import { type Masking, personalValues } from '../../city/privacy/masking.js';
import { createRedactor, redactLikely } from '../../city/privacy/redact.js';
import { mapPersonal } from '../../forms/personal.js';
import type { NoticeResponse } from '../../prisma/generated/client/client.js';
import { noticeStep } from './read.js';

/** What somebody filed, for a reader of its case. */
export interface ShownResponse {
  response: NoticeResponse;
  /** whether who filed it is shown; the applying side sees neither that nor what they marked as personal */
  who: boolean;
  words: boolean;
}

/** What was filled in and written, as the reader may know it. `masking`: the reader's of the case. */
export async function readableResponse(
  { catalogue }: { catalogue: Catalogue },
  { response, who, words }: ShownResponse,
  masking: Masking,
): Promise<{ text: string; answers: unknown }> {
  const { text, answers, formHash, step } = response;
  if (!words) return { text: '', answers: null };
  const schema = formHash === null ? undefined : noticeStep(await catalogue.definition(formHash), step)?.form?.schema;
  if (who) return { text: masking.remarks(text), answers: schema ? masking.answers(answers, schema) : null };
  const redact = createRedactor(schema ? personalValues(answers, schema) : []);
  return {
    text: redactLikely(redact(text)) as string,
    answers: schema ? mapPersonal(answers, schema, (value, kind) => maskValue(value, kind)) : null,
  };
}
