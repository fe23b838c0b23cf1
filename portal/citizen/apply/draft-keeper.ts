import type { Client } from 'urql';
import { normaliseAnswers } from '../../../forms/answers/normalise.js';
import type { FormDefinition } from '../../../forms/language/definition.js';
import { withValue } from '../../shared/form/paths.js';
import type { LocalizedText } from '../../shared/language.js';
import { type Conflict, mergeAnswers } from '../../shared/outbox/merge.js';
import { forgetUnsent, keepUnsent, type Unsent, type UnsentOfPage } from '../../shared/outbox/unsent.js';
import { type Draft, type DraftIssue, DraftQuery, SaveDraft } from './operations.js';

type Answers = Record<string, unknown>;

/** Whether what was given is with the server: `ended` once nobody is signed in any more, `asks` while two devices disagree, `moved` once it is no draft. */
export type Saving =
  | { state: 'saved'; at: string | undefined }
  | { state: 'saving' | 'ended' | 'asks' | 'moved' }
  | { state: 'kept'; why: LocalizedText | undefined };

export interface Kept {
  answers: Answers;
  issues: readonly DraftIssue[];
  conflicts: readonly Conflict[];
  saving: Saving;
}

const PAUSE_MS = 500;
const AGAIN_MS = 3_000;
const LONGEST_MS = 30_000;
/** Somebody who writes on another device all the time is waited for. */
const MOST_MERGES = 5;

/**
 * Keeps a draft: each answer first on the device, sealed, then with the server, again and again while that can't be reached.
 * What was changed elsewhere meanwhile is joined with it, and asked about where both changed one place.
 */
export class DraftKeeper {
  now: Kept;
  /** as the server last had it */
  #base: Answers;
  /** what is here is a change of it: of what the server had before two devices disagreed, until that is settled */
  #origin: Answers;
  #version: number | null;
  #formVersion: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wait = AGAIN_MS;
  #sending: Promise<boolean> | undefined;
  readonly #page = crypto.randomUUID();
  /** this one, and those whose work it has taken over */
  readonly #pages: string[] = [this.#page];
  /** what the browser would not keep is lost with the page */
  #isSealed = true;
  readonly #listeners = new Set<() => void>();

  constructor(
    readonly client: Client,
    readonly account: string,
    readonly draft: Draft,
    unsent: readonly UnsentOfPage[],
  ) {
    this.#base = draft.answers as Answers;
    this.#origin = this.#base;
    this.#version = draft.draftVersion;
    this.#formVersion = draft.permitType.version;
    this.now = {
      answers: this.#base,
      issues: draft.draftIssues,
      conflicts: [],
      saving: { state: 'saved', at: undefined },
    };
    this.#pages.push(...unsent.map(({ page }) => page));
    if (unsent.length > 0) this.#join(unsent, this.#base);
  }

  /** Whether there is something that the server has not. */
  get isAhead(): boolean {
    return this.now.answers !== this.#base;
  }

  /** Whether leaving the page now would lose something. */
  get wouldLose(): boolean {
    return this.isAhead && !this.#isSealed;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** `undefined` takes an answer out. */
  answer = (path: string, value: unknown): void => {
    this.#show({ answers: withValue(this.now.answers, path, value) });
    this.#seal();
    this.#later(PAUSE_MS);
  };

  /** What counts of a place that two devices have changed. */
  settle(path: string, value: unknown): void {
    const conflicts = this.now.conflicts.filter((each) => each.path !== path);
    this.#show({ answers: withValue(this.now.answers, path, value), conflicts });
    if (conflicts.length === 0) this.#origin = this.#base;
    this.#seal();
    if (conflicts.length === 0) this.#later(0);
  }

  /** Resolves once everything given is with the server; false where that can't be had now. */
  save = (): Promise<boolean> => {
    clearTimeout(this.#timer);
    this.#sending ??= this.#send().finally(() => {
      this.#sending = undefined;
    });
    return this.#sending;
  };

  /** Changed elsewhere, by another page or in words: joined with what is here, as soon as nothing of it is on its way. */
  heard = (version: number | null): void => {
    if (version === this.#version || this.now.conflicts.length > 0 || this.#sending) return;
    this.#sending = this.#lookAgain()
      .then((found) => (found === 'moved' ? this.#pause({ state: 'moved' }) : found === 'joined'))
      .finally(() => {
        this.#sending = undefined;
        if (this.isAhead) this.#later(PAUSE_MS);
      });
  };

  stop(): void {
    clearTimeout(this.#timer);
  }

  async #send(): Promise<boolean> {
    for (let merges = 0; ; ) {
      if (this.now.conflicts.length > 0) return this.#pause({ state: 'asks' });
      if (!this.isAhead) {
        // Another page or device may have sent the very same.
        if (this.now.saving.state !== 'saved') this.#show({ saving: { state: 'saved', at: new Date().toISOString() } });
        return true;
      }
      const sent = this.now.answers;
      this.#show({ saving: { state: 'saving' } });
      const { data, error } = await this.client
        .mutation(SaveDraft, {
          reference: this.draft.reference,
          answers: sent,
          draftVersion: this.#version,
          formVersion: this.#formVersion,
        })
        .toPromise();
      if (data) {
        this.#base = sent;
        this.#origin = sent;
        this.#version = data.saveDraft.draftVersion;
        this.#wait = AGAIN_MS;
        this.#show({
          issues: data.saveDraft.draftIssues,
          saving: { state: 'saved', at: new Date().toISOString() },
        });
        if (!this.isAhead) this.#forget();
        continue;
      }
      const refused = error?.graphQLErrors[0]?.extensions;
      if (refused?.code === 'UNAUTHENTICATED') return this.#pause({ state: 'ended' });
      if (refused?.code === 'APPLICATION_CLOSED') return this.#pause({ state: 'moved' });
      if (refused?.code === 'STALE_REVISION' && merges < MOST_MERGES) {
        merges += 1;
        const found = await this.#lookAgain();
        if (found === 'moved') return this.#pause({ state: 'moved' });
        if (found === 'joined') continue;
      }
      this.#later(this.#wait);
      this.#wait = Math.min(this.#wait * 2, LONGEST_MS);
      return this.#pause({ state: 'kept', why: refused?.messages as LocalizedText | undefined });
    }
  }

  /** Joins what is here with what the server has by now. */
  async #lookAgain(): Promise<'joined' | 'moved' | 'away'> {
    const variables = { reference: this.draft.reference };
    const { data } = await this.client.query(DraftQuery, variables, { requestPolicy: 'network-only' }).toPromise();
    if (!data) return 'away';
    const found = data.application;
    if (!found || found.revision !== this.draft.revision || found.status !== this.draft.status) return 'moved';
    this.#version = found.draftVersion;
    this.#formVersion = found.permitType.version;
    this.#join([{ base: this.#base, answers: this.now.answers }], found.answers as Answers);
    return 'joined';
  }

  #join(changes: readonly Unsent[], theirs: Answers): void {
    const form = { schema: this.draft.permitType.formSchema, ui: {} } as FormDefinition['form'];
    const plain = (answers: Answers) => normaliseAnswers({ form }, answers) as Answers;
    let joined = plain(theirs);
    const conflicts: Conflict[] = [];
    for (const { base, answers } of changes) {
      const merged = mergeAnswers(plain(base), plain(answers), joined);
      joined = merged.answers;
      conflicts.push(...merged.conflicts);
    }
    this.#base = theirs;
    this.#origin = conflicts.length > 0 ? (changes[0]?.base ?? theirs) : theirs;
    const isNew = JSON.stringify(joined) !== JSON.stringify(plain(theirs));
    this.#show({
      answers: isNew ? joined : theirs,
      conflicts,
      ...(conflicts.length > 0 && { saving: { state: 'asks' } }),
    });
    if (isNew || conflicts.length > 0) this.#seal();
  }

  #seal(): void {
    const { answers, conflicts } = this.now;
    // What is not settled yet is kept as it was given here, so that it is asked about once more.
    const given = conflicts.reduce((all, { path, ours }) => withValue(all, path, ours), answers);
    const unsent = { answers: given, base: this.#origin };
    keepUnsent(this.account, { reference: this.draft.reference, page: this.#page }, unsent).then(
      () => {
        this.#isSealed = true;
      },
      () => {
        this.#isSealed = false;
      },
    );
  }

  #forget(): void {
    const { reference } = this.draft;
    for (const page of this.#pages.splice(1)) void forgetUnsent({ reference, page }).catch(() => undefined);
    void forgetUnsent({ reference, page: this.#page }).catch(() => undefined);
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.save, ms);
  }

  #pause(saving: Saving): false {
    this.#show({ saving });
    return false;
  }

  #show(changed: Partial<Kept>): void {
    this.now = { ...this.now, ...changed };
    for (const listener of this.#listeners) listener();
  }
}
