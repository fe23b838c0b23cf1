import { useState } from 'react';
import { AsksFirst } from '../shared/asks-first.js';
import { useTongue } from '../shared/language.js';
import { Question } from '../shared/work/question.js';
import { useAct } from '../shared/work/use-act.js';
import { Deliveries } from './deliveries.js';
import { integrateWords } from './messages.js';
import { DeleteEndpoint, type EndpointData, Replay, RotateSecret, TestEndpoint, UpdateEndpoint } from './operations.js';
import { Secret } from './secret.js';

const TOUCHES = ['WebhookEndpoint', 'WebhookEndpointConnection', 'WebhookDelivery', 'WebhookDeliveryConnection'];

/** One address: how it stands, what was sent to it, and what can be done about it. */
export function Endpoint({ of: { id, url, status, types, disabledWhy } }: { of: EndpointData }) {
  const { say } = useTongue();
  const update = useAct(UpdateEndpoint, TOUCHES);
  const rotate = useAct(RotateSecret);
  const test = useAct(TestEndpoint, TOUCHES);
  const remove = useAct(DeleteEndpoint, TOUCHES);
  const [secret, setSecret] = useState<string | null>();
  const [tested, setTested] = useState<'DELIVERED' | 'FAILED' | 'GIVEN_UP'>();
  return (
    <li className="card">
      <h2>
        <bdi>{url}</bdi>
      </h2>
      <p>
        <span className={status === 'ACTIVE' ? 'badge good' : 'badge bad'}>{say(integrateWords[status])}</span>{' '}
        {disabledWhy && <bdi>{disabledWhy}</bdi>} <small>{types.join(', ')}</small>
      </p>
      <div className="row">
        <button
          type="button"
          className="button second small"
          aria-disabled={test.busy}
          onClick={async () => setTested((await test.act({ id }))?.testWebhookEndpoint.delivery?.outcome)}
        >
          {say(integrateWords.TEST)}
        </button>
        <button
          type="button"
          className="button second small"
          onClick={() => update.act({ id, active: status !== 'ACTIVE' })}
        >
          {say(status === 'ACTIVE' ? integrateWords.PAUSE_IT : integrateWords.ACTIVATE)}
        </button>
        <button
          type="button"
          className="button second small"
          onClick={async () => setSecret((await rotate.act({ id }))?.rotateWebhookSecret.secret)}
        >
          {say(integrateWords.ROTATE)}
        </button>
        <AsksFirst title={say(integrateWords.DELETE)} onYes={() => void remove.act({ id })}>
          <p>{say(integrateWords.DELETE_WHY)}</p>
        </AsksFirst>
      </div>
      {test.refusal ?? update.refusal ?? rotate.refusal ?? remove.refusal}
      {tested && <p role="status">{say(integrateWords.TEST_DONE({ outcome: integrateWords[tested] }))}</p>}
      {secret && <Secret of={secret} />}
      <ReplayAfter id={id} />
      <Deliveries id={id} />
    </li>
  );
}

function ReplayAfter({ id }: { id: string }) {
  const { say } = useTongue();
  const replay = useAct(Replay, TOUCHES);
  const [after, setAfter] = useState('');
  const [done, setDone] = useState(false);
  async function send(event: React.FormEvent) {
    event.preventDefault();
    setDone(Boolean(await replay.act({ id, after: after.trim() })));
  }
  return (
    <details>
      <summary>{say(integrateWords.REPLAY)}</summary>
      <form className="filters" onSubmit={send}>
        <Question label={say(integrateWords.CURSOR)}>
          {(ties) => <input {...ties} dir="ltr" value={after} onChange={({ target }) => setAfter(target.value)} />}
        </Question>
        <button type="submit" className="button second">
          {say(integrateWords.REPLAY)}
        </button>
      </form>
      {replay.refusal}
      {done && <p role="status">{say(integrateWords.REPLAYED)}</p>}
    </details>
  );
}
