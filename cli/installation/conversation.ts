import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Counterpart, Spoken } from '../../assistant/dialogues/run.js';
import type { Act, Ask } from '../../assistant/talk/state.js';
import type { FormLanguage } from '../../forms/rendered/words.js';
import { type Installation, RefusedError } from './ask.js';

const TALK = `conversation { id sequence proposal ask { kind paths isNeeded known { path value } } application { reference status answers }
  turns(after: $after) { sequence reply acts { kind path paths value quote hash } } } errors { code message { en } }`;

/** Between two tries of a line that was one too many in a minute. */
const PAUSE_MS = 3_000;

interface Answered {
  conversation: {
    id: string;
    sequence: number;
    proposal: string | null;
    ask: { kind: string; paths: string[]; isNeeded: boolean; known: { path: string; value: unknown }[] } | null;
    application: { reference: string; status: string; answers: Record<string, unknown> };
    turns: { sequence: number; reply: string; acts: { kind: string }[] }[];
  } | null;
  errors: { code: string; message: { en: string } }[];
}

/** A conversation with a running installation, as whoever the token names. */
export function remoteCounterpart(
  installation: Installation,
  { permitType, language }: { permitType: string; language: FormLanguage },
): Counterpart {
  let [id, sequence] = ['', 0];
  let answers: Record<string, unknown> = {};

  async function call(mutation: string, input: object, tries = 30): Promise<Spoken> {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
    const answer = await installation.ask<Record<string, Answered>>(
      `mutation($input: ${type}, $after: Int!) { ${mutation}(input: $input) { ${TALK} } }`,
      { input, after: sequence },
    );
    const { conversation, errors } = answer[mutation] as Answered;
    const [first] = errors;
    // A script talks faster than people may.
    if (first?.code === 'RATE_LIMITED' && tries > 1) {
      await delay(PAUSE_MS);
      return call(mutation, input, tries - 1);
    }
    if (first || !conversation)
      throw new RefusedError(
        first?.code ?? 'UNKNOWN',
        errors.map(({ message }) => message.en),
      );
    [id, sequence] = [conversation.id, conversation.sequence];
    answers = conversation.application.answers;
    const { ask, proposal, turns } = conversation;
    const acts = turns
      .flatMap((turn) => turn.acts.map((act) => ({ ...act, kind: act.kind.toLowerCase() })))
      .filter(({ kind }) => kind !== 'asked' && kind !== 'proposed') as Act[];
    const asked: Act[] = ask ? [{ kind: 'asked', ask: { ...ask, kind: ask.kind.toLowerCase() as Ask['kind'] } }] : [];
    const proposed: Act[] = proposal === null ? [] : [{ kind: 'proposed', hash: proposal }];
    const isFiled = mutation !== 'confirmProposal' && conversation.application.status !== 'DRAFT';
    return {
      acts: [...acts, ...asked, ...proposed],
      reply: turns.map(({ reply }) => reply).join('\n'),
      isFiled,
      known: ask?.known ?? [],
    };
  }

  return {
    open: () =>
      call('startConversation', { permitType, language: language.toUpperCase(), idempotencyKey: randomUUID() }),
    say: (text) => call('say', { conversation: id, text, sequence, idempotencyKey: randomUUID() }),
    // A scripted citizen has no files; the talk goes on without.
    attach: () => call('say', { conversation: id, text: 'skip', sequence, idempotencyKey: randomUUID() }),
    async confirm(hash) {
      const meant = answers;
      await call('confirmProposal', { conversation: id, hash });
      return { answers: meant };
    },
  };
}
