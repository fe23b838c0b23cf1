import { useEffect, useRef, useState } from 'react';
import { useMutation, useSubscription } from 'urql';
import { attachFile, attachToWork } from '../citizen/apply/attach.js';
import { Refused } from '../shared/asked.js';
import { RefusedFileError } from '../shared/files/send-file.js';
import { type LocalizedText, useTongue } from '../shared/language.js';
import { Page } from '../shared/page.js';
import { Beside } from './beside.js';
import { Buttons } from './buttons.js';
import { Line } from './line.js';
import { talkWords } from './messages.js';
import { Offered } from './offered.js';
import { AskForPerson, ConfirmProposal, type Conversation, FillSlot, Say, TalkChanged } from './operations.js';
import { Possible } from './possible.js';

/** The talk, what may be pressed beside it, and the form as it fills. */
export function ConversationShown({ first }: { first: Conversation }) {
  const { say } = useTongue();
  const [of, setOf] = useState(first);
  const [refusal, setRefusal] = useState<LocalizedText>();
  const [said, speak] = useMutation(Say);
  const [filled, fill] = useMutation(FillSlot);
  const [filed, confirm] = useMutation(ConfirmProposal);
  const [, person] = useMutation(AskForPerson);
  const [changed] = useSubscription({ query: TalkChanged, variables: { id: first.id } });
  const end = useRef<HTMLDivElement>(null);
  const later = changed.data?.conversationChanged;
  const now = later && later.sequence >= of.sequence ? later : of;
  const { application, invitationCode, turns, ask, proposal, offer, possible, id } = now;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something was said
  useEffect(() => end.current?.scrollIntoView({ block: 'nearest' }), [now.sequence]);

  type Answered = { conversation: Conversation | null; errors: readonly { message: LocalizedText }[] } | undefined;
  function take(answered: Answered): boolean {
    setRefusal(answered?.errors[0]?.message);
    if (answered?.conversation) setOf(answered.conversation);
    return Boolean(answered?.conversation);
  }
  const key = () => crypto.randomUUID();
  async function tell(text: string, idempotencyKey: string = key()): Promise<boolean> {
    const input = { conversation: id, text, sequence: now.sequence, idempotencyKey };
    return take((await speak({ input })).data?.say);
  }
  const choose = async (path: string, value: unknown) =>
    take((await fill({ input: { conversation: id, path, value, idempotencyKey: key() } })).data?.fillSlot);
  const file = async (hash: string) =>
    take((await confirm({ input: { conversation: id, hash } })).data?.confirmProposal);
  const askPerson = async () => take((await person({ input: { conversation: id } })).data?.askForPerson);
  async function attach(code: string, given: File, path?: string) {
    const sent = { code, file: given, onProgress: () => undefined };
    try {
      if (ask?.taskId != null) {
        const by = invitationCode === null ? 'attachEvidence' : 'attachToInvitation';
        await attachToWork({ ...sent, by, id: ask.taskId });
      } else if (application) {
        const { sha256 } = await attachFile({ ...sent, reference: application.reference });
        if (path !== undefined) return await choose(path, sha256);
      }
      take((await fill({ input: { conversation: id, idempotencyKey: key() } })).data?.fillSlot);
    } catch (error) {
      if (error instanceof RefusedFileError) setRefusal(error.why);
    }
  }
  const isBusy = said.fetching || filled.fetching || filed.fetching;
  const error = said.error ?? filled.error ?? filed.error;
  return (
    <Page title={say(now.title)}>
      <p className="notice">{say(now.notice)}</p>
      <div className="talk">
        <div>
          <ol className="bubbles plain" aria-live="polite">
            {turns.map(({ sequence, words, reply }) => (
              <li key={sequence}>
                {words !== '' && (
                  <p className="bubble own" dir="auto">
                    <span className="unseen">{say(talkWords.YOU)}: </span>
                    {words}
                  </p>
                )}
                <p className="bubble" dir="auto">
                  <span className="unseen">{say(talkWords.MACHINE)}: </span>
                  {reply}
                </p>
              </li>
            ))}
          </ol>
          <div ref={end} />
          {refusal && (
            <p className="notice bad" role="alert">
              {say(refusal)}
            </p>
          )}
          {error && <Refused error={error} />}
          {offer && <Offered of={offer} isBusy={isBusy} onAgree={file} onLeave={() => tell(say(talkWords.NO))} />}
          {!offer && proposal !== null && (
            <p className="row">
              <button type="button" className="button" aria-disabled={isBusy} onClick={() => file(proposal)}>
                {say(talkWords.CONFIRM)}
              </button>
              <small>{say(talkWords.CONFIRM_WHY)}</small>
            </p>
          )}
          {!offer && ask && <Buttons ask={ask} onSay={tell} onChoose={choose} onAttach={attach} onPerson={askPerson} />}
          {!offer && possible.length > 0 && <Possible of={possible} onSay={tell} />}
          <Line onSay={tell} isBusy={isBusy} />
        </div>
        <Beside of={now} />
      </div>
    </Page>
  );
}
