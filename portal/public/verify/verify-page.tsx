import { useCallback, useEffect, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import { Refused } from '../../shared/asked.js';
import { useTongue } from '../../shared/language.js';
import { stateWords } from '../../shared/messages/shell.js';
import { Page } from '../../shared/page.js';
import { Answer } from './answer.js';
import { Ask } from './ask.js';
import { verifyWords as words } from './messages.js';
import { ByCode, ByNumber, type VerdictData } from './operations.js';

interface Told {
  verdict?: VerdictData | undefined;
  error?: CombinedError | undefined;
  typed?: boolean;
  at: string;
}

/** Whether a permit is genuine and in force: by its QR code, which leads here, or by what is printed on it. For everybody. */
export default function VerifyPage() {
  const { say } = useTongue();
  const client = useClient();
  const [told, setTold] = useState<Told | 'waiting'>();

  const byCode = useCallback(
    async (token: string) => {
      setTold('waiting');
      const { data, error } = await client.query(ByCode, { token }, { requestPolicy: 'network-only' }).toPromise();
      setTold({ verdict: data?.verifyPermit, error, at: new Date().toISOString() });
    },
    [client],
  );
  async function byNumber(number: string, plot: string) {
    setTold('waiting');
    const asked = client.query(ByNumber, { number, plot }, { requestPolicy: 'network-only' });
    const { data, error } = await asked.toPromise();
    setTold({ verdict: data?.verifyPermitNumber, error, typed: true, at: new Date().toISOString() });
  }
  useEffect(() => {
    // The code stands behind "#", which browsers keep to themselves; it is taken out of the address, so that it is in no history.
    const scanned = () => {
      const token = location.hash.slice(1);
      if (!token.includes('.')) return;
      history.replaceState(history.state, '', location.pathname + location.search);
      void byCode(token);
    };
    scanned();
    addEventListener('hashchange', scanned);
    return () => removeEventListener('hashchange', scanned);
  }, [byCode]);

  return (
    <Page title={say(words.TITLE)}>
      <div aria-live="polite">
        {told === 'waiting' && <p className="notice">{say(stateWords.LOADING)}</p>}
        {typeof told === 'object' && told.error && <Refused error={told.error} />}
        {typeof told === 'object' && told.verdict && (
          <Answer verdict={told.verdict} at={told.at} typed={told.typed ?? false} />
        )}
      </div>
      <p>{say(words.LEAD)}</p>
      <div className="cards">
        <Ask
          title={say(words.BY_NUMBER)}
          help={say(words.PRINTED)}
          fields={[
            { name: 'number', label: say(words.NUMBER), example: '1405-000001' },
            { name: 'plot', label: say(words.PLOT), example: '9-1-7-1-0-0-0' },
          ]}
          onAsk={([number = '', plot = '']) => byNumber(number, plot)}
        />
        <Ask
          title={say(words.BY_CODE)}
          fields={[{ name: 'code', label: say(words.CODE), long: true }]}
          onAsk={([token = '']) => byCode(token)}
        />
      </div>
      <p>
        <small>
          {say(words.OFFLINE)} <a href="/.well-known/jwks.json">{say(words.KEYS)}</a>
        </small>
      </p>
    </Page>
  );
}
