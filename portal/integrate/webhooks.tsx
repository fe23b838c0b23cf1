import { useState } from 'react';
import { useQuery } from 'urql';
import { Asked } from '../shared/asked.js';
import { useTongue } from '../shared/language.js';
import { Question } from '../shared/work/question.js';
import { useAct } from '../shared/work/use-act.js';
import { Endpoint } from './endpoint.js';
import { integrateWords } from './messages.js';
import { CreateEndpoint, EndpointsQuery } from './operations.js';
import { Secret } from './secret.js';

/** The caller's addresses that are told of what happens, and a new one. */
export function Webhooks() {
  const { say } = useTongue();
  const found = useQuery({ query: EndpointsQuery, requestPolicy: 'cache-and-network' });
  const create = useAct(CreateEndpoint, ['WebhookEndpoint', 'WebhookEndpointConnection']);
  const [url, setUrl] = useState('');
  const [secret, setSecret] = useState<string | null>();
  async function send(event: React.FormEvent) {
    event.preventDefault();
    const done = await create.act({ url: url.trim() });
    if (done) setSecret(done.createWebhookEndpoint.secret);
  }
  return (
    <>
      <Asked of={found}>
        {({ webhookEndpoints: { edges } }) => (
          <>
            {edges.length === 0 && <p className="notice">{say(integrateWords.NO_ENDPOINT)}</p>}
            <ul className="plain stack">
              {edges.map(({ node }) => (
                <Endpoint key={node.id} of={node} />
              ))}
            </ul>
          </>
        )}
      </Asked>
      <section className="card" aria-labelledby="new-endpoint">
        <h2 id="new-endpoint">{say(integrateWords.NEW_ENDPOINT)}</h2>
        <form noValidate onSubmit={send}>
          <Question label={say(integrateWords.URL)}>
            {(ties) => (
              <input {...ties} dir="ltr" type="url" value={url} onChange={({ target }) => setUrl(target.value)} />
            )}
          </Question>
          {create.refusal}
          {secret && <Secret of={secret} />}
          <button type="submit" className="button" aria-disabled={create.busy}>
            {say(integrateWords.CREATE)}
          </button>
        </form>
      </section>
    </>
  );
}
