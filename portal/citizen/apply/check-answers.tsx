import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { AskedField } from '../../../forms/agenda/look.js';
import { PERSIAN_COMMA, persianDigits } from '../../../forms/persian.js';
import { idOf, useForm } from '../../shared/form/context.js';
import { fieldWords } from '../../shared/form/messages.js';
import { valueAt } from '../../shared/form/paths.js';
import { labelOf, wordingOf } from '../../shared/form/wording.js';
import { useTongue } from '../../shared/language.js';
import { checkWords } from './messages.js';
import type { Draft } from './operations.js';
import type { Part } from './parts.js';
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
  return (
    <>
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
              <dl className="facts">
                <Answers of={field.fields.length > 0 ? field.fields : [field]} />
              </dl>
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

/** Answers by the titles of their questions; those of groups and lists below them. */
function Answers({ of, within = '' }: { of: readonly AskedField[]; within?: string }) {
  const { answers } = useForm();
  const { say, language, number } = useTongue();
  return of.map((field) => {
    const title = [within, titleOf(field)].filter(Boolean).join(' › ');
    if (field.items.length > 0) return <Answers key={field.path} of={field.items} within={title} />;
    if (field.fields.length > 0) return <Answers key={field.path} of={field.fields} within={title} />;
    const value = valueAt(answers, field.path);
    if (value === undefined && !field.needed) return null;
    return (
      <div key={field.path} className="fact">
        <dt>{title}</dt>
        <dd>{value === undefined ? <em>{say(checkWords.NOT_ANSWERED)}</em> : <bdi>{shown(value, field)}</bdi>}</dd>
      </div>
    );
  });

  /** Elements of a list are told apart by their numbers. */
  function titleOf({ schema, name }: AskedField): string {
    const { title } = wordingOf(schema, language);
    return /^\d+$/.test(name) ? [title, number(Number(name) + 1)].filter(Boolean).join(' ') : (title ?? name);
  }

  function shown(value: unknown, { schema }: AskedField): string {
    if (typeof value === 'boolean') return say(value ? fieldWords.YES : fieldWords.NO);
    if (Array.isArray(value))
      return value
        .map((each) => labelOf((schema.items ?? {}) as AskedField['schema'], each, language))
        .join(language === 'fa' ? PERSIAN_COMMA : ', ');
    const text = labelOf(schema, value, language);
    return language === 'fa' && /^[\d./:-]+$/.test(text) ? persianDigits(text) : text;
  }
}
