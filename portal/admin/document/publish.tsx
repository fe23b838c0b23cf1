import { useState } from 'react';
import { latinDigits } from '../../../forms/persian.js';
import { useTongue } from '../../shared/language.js';
import { Question } from '../../shared/work/question.js';
import { useAct } from '../../shared/work/use-act.js';
import { documentWords } from '../messages.js';
import { KINDS, type Kind } from './kinds.js';
import type { ReportData } from './operations.js';

interface PublishProps {
  kind: Kind;
  text: string;
  report: ReportData;
}

/** Publishes a document without errors, or proposes it where that takes two administrators. */
export function Publish({ kind, text, report }: PublishProps) {
  const { say, number } = useTongue();
  const { publish, hasDays } = KINDS[kind];
  const act = useAct(publish as typeof KINDS.PERMIT_TYPE.publish, ['PermitType', 'Publication', 'RulebookVersion']);
  const [activate, setActivate] = useState(true);
  const [from, setFrom] = useState('');
  const [version, setVersion] = useState<number>();
  async function send() {
    const days = hasDays ? { activate, from: latinDigits(from.trim()) || null } : {};
    const done = await act.act({ text, ...days });
    if (done) setVersion(done.done.version);
  }
  if (version !== undefined || report.published) {
    const proposed = report.needsApproval || report.published === 'PROPOSED';
    return (
      <p className="notice" role="status">
        {version === undefined && !proposed
          ? say(documentWords.HERE)
          : say(proposed ? documentWords.PROPOSED : documentWords.PUBLISHED({ version: number(version ?? '') }))}
      </p>
    );
  }
  return (
    <section className="card" aria-labelledby="publish">
      <h2 id="publish">{say(report.needsApproval ? documentWords.PROPOSE : documentWords.PUBLISH)}</h2>
      {hasDays && (
        <>
          <label className="choice">
            <input type="checkbox" checked={activate} onChange={({ target }) => setActivate(target.checked)} />
            {say(documentWords.ACTIVATE)}
          </label>
          <Question label={say(documentWords.ACTIVATE_FROM)}>
            {(ties) => <input {...ties} dir="ltr" value={from} onChange={({ target }) => setFrom(target.value)} />}
          </Question>
        </>
      )}
      {act.refusal}
      <button type="button" className="button" aria-disabled={act.busy} onClick={send}>
        {say(report.needsApproval ? documentWords.PROPOSE : documentWords.PUBLISH)}
      </button>
    </section>
  );
}
