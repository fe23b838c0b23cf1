import { useEffect, useMemo, useRef, useState } from 'react';
import { useClient } from 'urql';
import { type Agenda, agendaBy } from '../../../forms/agenda/look.js';
import { normaliseAnswers } from '../../../forms/answers/normalise.js';
import type { Schema } from '../../../forms/expression/schema.js';
import type { FormDefinition } from '../../../forms/language/definition.js';
import { conditionsOf } from '../../shared/form/conditions.js';
import type { FormState } from '../../shared/form/context.js';
import { withValue } from '../../shared/form/paths.js';
import type { LocalizedText } from '../../shared/language.js';
import { type Draft, type DraftIssue, SaveDraft } from './operations.js';

export type Saving =
  | { state: 'saved'; at: string | undefined }
  | { state: 'saving' }
  | { state: 'kept'; why: LocalizedText | undefined };

export interface OpenDraft {
  form: FormState;
  agenda: Agenda;
  issues: readonly DraftIssue[];
  saving: Saving;
  /** Resolves once everything given is kept by the server; false where it can't be had now. */
  save(): Promise<boolean>;
}

const PAUSE_MS = 500;
const AGAIN_MS = 5_000;
/** What is missing is said at its field only once somebody asks for all of it. */
const MISSING = new Set(['REQUIRED', 'MUST_BE_TRUE', 'TOO_FEW']);

/** A draft that is worked on: each answer is kept by the server a moment after it was given, again and again while it can't be reached. */
export function useDraft(draft: Draft, showMissing: boolean): OpenDraft {
  const client = useClient();
  const [answers, setAnswers] = useState(draft.answers as Record<string, unknown>);
  const [issues, setIssues] = useState<readonly DraftIssue[]>(draft.draftIssues);
  const [saving, setSaving] = useState<Saving>({ state: 'saved', at: undefined });
  const latest = useRef(answers);
  const kept = useRef(answers);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { schema, ui } = useMemo(
    () => ({ schema: draft.permitType.formSchema as Schema, ui: draft.permitType.uiSchema as object }),
    [draft.permitType],
  );

  async function save(): Promise<boolean> {
    clearTimeout(timer.current);
    if (kept.current === latest.current) return true;
    const sent = latest.current;
    setSaving({ state: 'saving' });
    const variables = { reference: draft.reference, answers: sent, formVersion: draft.permitType.version };
    const { data, error } = await client.mutation(SaveDraft, variables).toPromise();
    if (!data) {
      setSaving({ state: 'kept', why: error?.graphQLErrors[0]?.extensions.messages as LocalizedText | undefined });
      timer.current = setTimeout(save, AGAIN_MS);
      return false;
    }
    kept.current = sent;
    setIssues(data.saveDraft.draftIssues);
    setSaving({ state: 'saved', at: new Date().toISOString() });
    return latest.current === sent || save();
  }

  function answer(path: string, value: unknown): void {
    latest.current = withValue(latest.current, path, value);
    setAnswers(latest.current);
    clearTimeout(timer.current);
    timer.current = setTimeout(save, PAUSE_MS);
  }

  // Who leaves the page in between is asked to wait a moment.
  useEffect(() => {
    const hold = (event: BeforeUnloadEvent) => {
      if (kept.current !== latest.current) event.preventDefault();
    };
    addEventListener('beforeunload', hold);
    return () => removeEventListener('beforeunload', hold);
  }, []);

  const agenda = useMemo(() => {
    const form = { schema, ui } as FormDefinition['form'];
    return agendaBy(conditionsOf(schema), form, normaliseAnswers({ form }, answers) as Record<string, unknown>);
  }, [schema, ui, answers]);
  const byPath = useMemo(
    () =>
      new Map(
        issues.filter(({ code }) => showMissing || !MISSING.has(code)).map(({ path, message }) => [path, message]),
      ),
    [issues, showMissing],
  );
  return { form: { schema, ui, answers, answer, issueAt: (path) => byPath.get(path) }, agenda, issues, saving, save };
}
