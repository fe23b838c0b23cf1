import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useClient, useSubscription } from 'urql';
import type { Agenda } from '../../../forms/agenda/look.js';
import type { CaseFile, FormFiles, FormState } from '../../shared/form/context.js';
import { useFormState } from '../../shared/form/use-form-state.js';
import type { UnsentOfPage } from '../../shared/outbox/unsent.js';
import { attachFile } from './attach.js';
import { DraftKeeper, type Kept } from './draft-keeper.js';
import { type Draft, DraftChanged } from './operations.js';

export interface OpenDraft extends Pick<Kept, 'issues' | 'conflicts' | 'saving'> {
  form: FormState;
  agenda: Agenda;
  /** Resolves once everything given is kept by the server; false where it can't be had now. */
  save(): Promise<boolean>;
  settle(path: string, value: unknown): void;
}

/** What is missing is said at its field only once somebody asks for all of it. */
const MISSING = new Set(['REQUIRED', 'MUST_BE_TRUE', 'TOO_FEW']);

interface Opening {
  draft: Draft;
  account: string;
  /** of an earlier visit */
  unsent: readonly UnsentOfPage[];
  showMissing: boolean;
}

/** A draft that is worked on. */
export function useDraft({ draft, account, unsent, showMissing }: Opening): OpenDraft {
  const client = useClient();
  const [keeper] = useState(() => new DraftKeeper(client, account, draft, unsent));
  const { answers, issues, conflicts, saving } = useSyncExternalStore(keeper.subscribe, () => keeper.now);
  useEffect(() => {
    const again = () => {
      if (keeper.isAhead) void keeper.save();
    };
    const hold = (event: BeforeUnloadEvent) => {
      if (keeper.wouldLose) event.preventDefault();
    };
    addEventListener('online', again);
    addEventListener('beforeunload', hold);
    again();
    return () => {
      removeEventListener('online', again);
      removeEventListener('beforeunload', hold);
      keeper.stop();
    };
  }, [keeper]);
  const [changed] = useSubscription({ query: DraftChanged, variables: { reference: draft.reference } });
  const version = changed.data?.applicationChanged.draftVersion;
  useEffect(() => {
    if (version !== undefined) keeper.heard(version);
  }, [keeper, version]);
  const [attached, addAttached] = useState<readonly CaseFile[]>(draft.documents);
  const said = useMemo(() => issues.filter(({ code }) => showMissing || !MISSING.has(code)), [issues, showMissing]);
  const { form, agenda } = useFormState({ of: draft.permitType, answers, issues: said, answer: keeper.answer });
  const files: FormFiles = {
    list: attached,
    acceptOf: (code) => draft.permitType.documents.find((each) => each.code === code)?.accept ?? [],
    async attach(code, file, onProgress) {
      const { reference } = draft;
      const one = await attachFile({ reference, code, file, onProgress });
      addAttached((before) => [...before, one]);
      return one.sha256;
    },
  };
  const { corrections } = draft;
  const correctionAt = (path: string) => corrections.find((each) => each.path === path)?.text;
  return {
    form: { ...form, correctionAt, files },
    agenda,
    issues,
    conflicts,
    saving,
    save: keeper.save,
    settle: (path, value) => keeper.settle(path, value),
  };
}
