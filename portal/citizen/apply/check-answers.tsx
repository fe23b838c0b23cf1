import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Answers } from '../../shared/form/answers.js';
import { idOf } from '../../shared/form/context.js';
import { fieldWords } from '../../shared/form/messages.js';
import { wordingOf } from '../../shared/form/wording.js';
import { useTongue } from '../../shared/language.js';
import { checkWords } from './messages.js';
import type { Draft } from './operations.js';
import { type Part, partCorrected } from './parts.js';
import type { OpenDraft } from './use-draft.js';

interface CheckProps {
  draft: Draft;
  parts: readonly Part[];
  open: OpenDraft;
  /** from now on what is missing is said at its field, too */
  onSeen(): void;
}

/** Everything that was answered, in the order of the form, each with a way to change it. */
export function CheckAnswers({ draft, parts, open, onSeen }: CheckProps) {
  const { say, language } = useTongue();
  const { issues, save } = open;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when somebody comes to the page
  useEffect(() => {
    void save();
    onSeen();
  }, []);
  const partOf = (path: string) => parts.find((part) => part.issues.some((issue) => issue.path === path))?.name;
  // What is asked of no answer and no document has no other place.
  const besides = draft.corrections.filter(
    ({ path }) => partCorrected(path, parts, draft.permitType.documents) === 'check',
  );
  return (
    <>
      {besides.map(({ path, text }) => (
        <p key={`${path} ${text}`} className="correction">
          {say(fieldWords.CORRECTION)} <bdi>{text}</bdi>
        </p>
      ))}
      {issues.length === 0 ? (
        <p className="notice">{say(checkWords.ALL_GOOD)}</p>
      ) : (
        <div className="notice bad">
          <h2>{say(checkWords.ISSUES)}</h2>
          <ul>
            {issues.map(({ path, code, message }) => (
              <li key={`${path} ${code}`}>
                <Link to="/draft/$reference" params={draft} search={{ part: partOf(path) }} hash={idOf(path)}>
                  {say(message)}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
      {parts.map(({ name, fields }) => (
        <section key={name}>
          {fields.map((field) => (
            <div key={field.path}>
              <h2>{wordingOf(field.schema, language).title ?? field.name}</h2>
              <Answers of={field.fields.length > 0 ? field.fields : [field]} />
            </div>
          ))}
          <Link to="/draft/$reference" params={draft} search={{ part: name }}>
            {say(checkWords.CHANGE_WHAT({ what: wordingOf(fields[0]?.schema ?? {}, language).title ?? name }))}
          </Link>
        </section>
      ))}
    </>
  );
}
