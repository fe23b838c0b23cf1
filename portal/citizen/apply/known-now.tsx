import { useState } from 'react';
import { useClient } from 'urql';
import { useForm } from '../../shared/form/context.js';
import { fieldAt } from '../../shared/form/field-at.js';
import { valueAt } from '../../shared/form/paths.js';
import { labelOf } from '../../shared/form/wording.js';
import { useTongue } from '../../shared/language.js';
import { Known } from './known.js';
import { plotWords } from './messages.js';
import { type Draft, type KnownField, PrefillQuery } from './operations.js';
import type { OpenDraft } from './use-draft.js';

interface KnownNowProps {
  draft: Draft;
  open: OpenDraft;
  /** the part that is filled in */
  part: string;
}

/**
 * What registers, an earlier permit and earlier cases know of a part, by the answers so far: looked up once somebody asks, shown
 * with where each is from, and an answer once they agree. What was answered stays.
 */
export function KnownNow({ draft, open, part }: KnownNowProps) {
  const { say, language } = useTongue();
  const { answer } = useForm();
  const client = useClient();
  const [known, setKnown] = useState<readonly KnownField[]>();
  const [isAsking, setAsking] = useState(false);
  const { answers } = open.form;

  async function look() {
    if (isAsking) return;
    setAsking(true);
    const variables = { permitType: draft.permitType.code, answers, onBehalfOf: draft.mandate?.id ?? null };
    const { data } = await client.query(PrefillQuery, variables, { requestPolicy: 'network-only' }).toPromise();
    setKnown(data?.prefill.fields ?? []);
    setAsking(false);
  }
  const own = (known ?? []).filter(
    ({ path }) => path.split(/[.[]/)[0] === part && valueAt(answers, path) === undefined,
  );
  return (
    <div aria-live="polite">
      {own.length > 0 && (
        <Known
          of={own}
          labelAt={(path, value) => labelOf(fieldAt(open.agenda.fields, path)?.schema ?? {}, value, language)}
        />
      )}
      {known && own.length === 0 && <p className="dim">{say(plotWords.NO_MORE_KNOWN)}</p>}
      <p className="row">
        {own.length > 0 ? (
          <button
            type="button"
            className="button second"
            onClick={() => own.map(({ path, value }) => answer(path, value))}
          >
            {say(plotWords.TAKE_KNOWN)}
          </button>
        ) : (
          <button type="button" className="button quiet" aria-disabled={isAsking} onClick={look}>
            {say(plotWords.LOOK_FOR_KNOWN)}
          </button>
        )}
      </p>
    </div>
  );
}
