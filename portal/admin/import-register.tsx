import { type FormEvent, useState } from 'react';
import { graphql } from '../shared/api/graphql.js';
import { useTongue } from '../shared/language.js';
import { Question } from '../shared/work/question.js';
import { useAct } from '../shared/work/use-act.js';
import { importWords } from './messages/register.js';
import { inParts, recordsIn } from './records-in.js';

const ImportRegister = graphql(`
  mutation ImportRegister($input: ImportRegisterInput!) {
    importRegister(input: $input) {
      errors { path message { fa en } }
      report { added updated unchanged granted refused { path key reason } }
    }
  }
`);

interface Sums {
  added: number;
  updated: number;
  unchanged: number;
  refused: string[];
}

/** Brings a list of records into the registers, part by part: a file of JSON objects, each with its register and record. */
export function ImportIntoRegister({ onDone }: { onDone(): void }) {
  const { say, number } = useTongue();
  const send = useAct(ImportRegister);
  const [unreadable, setUnreadable] = useState(false);
  const [sums, setSums] = useState<Sums>();

  async function bring(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const file = given.get('file');
    const records = file instanceof File ? recordsIn(await file.text()) : undefined;
    setUnreadable(records === undefined);
    setSums(undefined);
    if (!records) return;
    const said = { source: String(given.get('source')).trim(), version: String(given.get('version')).trim() };
    const so: Sums = { added: 0, updated: 0, unchanged: 0, refused: [] };
    for (const [first, part] of inParts(records)) {
      const done = await send.act({ input: { ...said, records: part } });
      const report = done?.importRegister.report;
      // What went before stands; the same file again changes nothing of it.
      if (!report) break;
      for (const name of ['added', 'updated', 'unchanged'] as const) so[name] += report[name];
      so.refused.push(
        ...report.refused.map(
          ({ path, key, reason }) => `${first + Number(path.split('.')[1])} ${key ?? ''} ${reason}`,
        ),
      );
      setSums({ ...so });
    }
    onDone();
  }
  return (
    <section className="card" aria-labelledby="import">
      <h2 id="import">{say(importWords.TITLE)}</h2>
      <form onSubmit={bring}>
        <Question label={say(importWords.FILE)} help={say(importWords.FILE_HELP)}>
          {(ties) => (
            <input {...ties} type="file" name="file" accept=".json,.jsonl,.ndjson,application/json" required />
          )}
        </Question>
        <Question label={say(importWords.SOURCE)}>{(ties) => <input {...ties} name="source" required />}</Question>
        <Question label={say(importWords.VERSION)}>{(ties) => <input {...ties} name="version" required />}</Question>
        {unreadable && (
          <p className="issue" role="alert">
            {say(importWords.UNREADABLE)}
          </p>
        )}
        {send.refusal}
        <button type="submit" className="button" aria-disabled={send.busy}>
          {say(importWords.IMPORT)}
        </button>
      </form>
      {sums && (
        <div role="status">
          <p>
            {say(
              importWords.REPORT({
                added: number(sums.added),
                updated: number(sums.updated),
                unchanged: number(sums.unchanged),
                refused: number(sums.refused.length),
              }),
            )}
          </p>
          <ul>
            {sums.refused.slice(0, 50).map((each) => (
              <li key={each}>
                <bdi>{each}</bdi>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
