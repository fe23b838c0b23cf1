import { Link, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Schema } from '../../../forms/expression/schema.js';
import { codesInForm } from '../../../forms/files-in-form.js';
import { FormContext } from '../../shared/form/context.js';
import { Fields } from '../../shared/form/field.js';
import { fieldAt, useFieldInAddress } from '../../shared/form/field-at.js';
import { wordingOf } from '../../shared/form/wording.js';
import { useTongue } from '../../shared/language.js';
import { OnBehalf } from '../../shared/on-behalf.js';
import { OnNotice } from '../../shared/on-notice.js';
import type { UnsentOfPage } from '../../shared/outbox/unsent.js';
import { Page } from '../../shared/page.js';
import { CheckAnswers } from './check-answers.js';
import { Conflicts } from './conflicts.js';
import { Documents } from './documents.js';
import { KnownNow } from './known-now.js';
import { draftWords } from './messages.js';
import type { Draft } from './operations.js';
import { type Part, partsOf } from './parts.js';
import { Result } from './result.js';
import { SavingLine } from './saving-line.js';
import { TaskList } from './task-list.js';
import { type OpenDraft, useDraft } from './use-draft.js';

interface DraftFormProps {
  draft: Draft;
  account: string;
  unsent: readonly UnsentOfPage[];
}

/** One part of the draft at a time, as the address says; all of them without. */
export function DraftForm({ draft, account, unsent }: DraftFormProps) {
  const { part: named } = useSearch({ from: '/draft/$reference' });
  const [checked, setChecked] = useState(false);
  const open = useDraft({ draft, account, unsent, showMissing: checked });
  useFieldInAddress();
  const parts = partsOf(open.agenda, open.issues);
  const titleOf = useTitles(draft);
  const { language } = useTongue();
  const titleAt = (path: string) => wordingOf(fieldAt(open.agenda.fields, path)?.schema ?? {}, language).title ?? path;
  const names = [...parts.map(({ name }) => name), ...(hasPapers(draft) ? ['documents'] : []), 'check', 'result'];
  const next = names[names.indexOf(named ?? '') + 1];
  const shown = (title: string, content: ReactNode) => (
    <Page key={named ?? ''} title={title}>
      <OnBehalf of={draft} />
      <OnNotice reference={draft.reference} />
      <Conflicts of={open.conflicts} titleOf={titleAt} settle={open.settle} />
      <FormContext value={open.form}>{content}</FormContext>
      <SavingLine saving={open.saving} />
      {named && next && <Onwards reference={draft.reference} next={next} title={titleOf(next, parts)} open={open} />}
    </Page>
  );
  const part = parts.find(({ name }) => name === named);
  if (part)
    return shown(
      titleOf(part.name, parts),
      <>
        <KnownNow draft={draft} open={open} part={part.name} />
        <Fields of={part.fields.flatMap((field) => (field.fields.length > 0 ? field.fields : [field]))} />
      </>,
    );
  if (named === 'documents') return shown(titleOf(named, parts), <Documents draft={draft} />);
  if (named === 'check') {
    return shown(
      titleOf(named, parts),
      <CheckAnswers draft={draft} parts={parts} open={open} onSeen={() => setChecked(true)} />,
    );
  }
  if (named === 'result') return shown(titleOf(named, parts), <Result draft={draft} open={open} />);
  return shown(
    titleOf('', parts),
    <TaskList draft={draft} names={names} parts={parts} titleOf={(name) => titleOf(name, parts)} />,
  );
}

/** Whether there are documents beside those in fields of the form. */
const hasPapers = ({ permitType: { documents, formSchema } }: Draft) =>
  documents.some(({ code }) => !codesInForm(formSchema as Schema).has(code));

function useTitles(draft: Draft) {
  const { say, language } = useTongue();
  const own: Record<string, string> = {
    '': say(draft.permitType.title),
    documents: say(draftWords.DOCUMENTS),
    check: say(draftWords.CHECK),
    result: say(draftWords.RESULT),
  };
  return (name: string, parts: readonly Part[]): string => {
    const field = parts.find((part) => part.name === name)?.fields[0];
    return own[name] ?? (field && wordingOf(field.schema, language).title) ?? name;
  };
}

/** What is given so far is kept before the next part comes; the way on is never closed. */
function Onwards({
  reference,
  next,
  title,
  open,
}: {
  reference: string;
  next: string;
  title: string;
  open: OpenDraft;
}) {
  const { say } = useTongue();
  return (
    <p className="row">
      <Link
        to="/draft/$reference"
        params={{ reference }}
        search={{ part: next }}
        className="button"
        onClick={() => void open.save()}
      >
        {say(draftWords.NEXT({ title }))}
      </Link>
      <Link to="/draft/$reference" params={{ reference }} search={{}}>
        {say(draftWords.BACK)}
      </Link>
    </p>
  );
}
