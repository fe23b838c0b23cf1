import { type AnswerIssue, checkAnswers } from '../../forms/answers/check-answers.js';
import { normaliseAnswers } from '../../forms/answers/normalise.js';
import { isLegalId, isNationalId, isNosaziCode, isPostalCode } from '../../forms/identifiers.js';
import { formMapOf, type Leaf, patternOf } from './form-map.js';
import type { Given } from './given.js';
import { replies } from './messages/replies.js';
import { valueAt, withValue } from './places.js';
import { Speaker } from './speaker.js';
import type { Act, TalkState, World } from './state.js';

const checkDigits: Readonly<Record<string, (text: string) => boolean>> = {
  'national-id': isNationalId,
  'legal-id': isLegalId,
  'postal-code': isPostalCode,
  'nosazi-code': isNosaziCode,
};

/** Answers are replaced, never changed; all else is copied. */
const copyOf = ({ answers, ...rest }: TalkState): TalkState => ({ ...structuredClone(rest), answers });

/** What a turn takes into the answers, and what it has to say of that. */
export class Taking {
  protected readonly state: TalkState;
  protected readonly acts: Act[] = [];
  protected readonly notes: string[] = [];
  protected readonly speaker: Speaker;

  constructor(
    protected readonly world: World,
    before: TalkState,
  ) {
    this.state = copyOf(before);
    this.speaker = new Speaker(world, this.state);
  }

  protected leafAt = (path: string): Leaf | undefined =>
    formMapOf(this.world.definition.form).leaves.get(patternOf(path));

  /** Takes values as far as the form does; tells whether there was any. */
  protected put(given: readonly Given[]): boolean {
    const { state } = this;
    // What was told before is changed only by who names it.
    const wanted = given.filter(({ path, value, source, isSure }) => {
      const isNew = valueAt(state.answers, path) === undefined;
      return (isNew || source === 'corrected' || isSure) && !this.isDoubtful(path, value);
    });
    if (wanted.length === 0) return false;
    const { answers, refused } = this.accepted(wanted);
    for (const { path, code, message } of refused) {
      this.acts.push({ kind: 'refused', path, code });
      this.notes.push(this.speaker.in(message));
    }
    const before = state.answers;
    state.answers = answers;
    const isRefused = ({ path }: Given) => refused.some((issue) => issue.path === path);
    const set = wanted.filter((each) => !isRefused(each));
    const changed = set.filter(
      ({ path }) => JSON.stringify(valueAt(answers, path)) !== JSON.stringify(valueAt(before, path)),
    );
    this.tell(changed, before);
    if (changed.length > 0) state.latest = changed.map(({ path }) => path);
    return set.length > 0;
  }

  /** The answers with what the form takes of it, and what it refuses. */
  private accepted(wanted: readonly Given[]): { answers: Record<string, unknown>; refused: AnswerIssue[] } {
    const { definition, today } = this.world;
    const withAll = (list: readonly Given[]) =>
      normaliseAnswers(
        definition,
        list.reduce((answers, { path, value }) => withValue(answers, path, value), this.state.answers),
      ) as Record<string, unknown>;
    const answers = withAll(wanted);
    const { issues } = checkAnswers(definition, answers, today);
    const refused = issues.filter(({ path, code }) => code !== 'REQUIRED' && wanted.some((each) => each.path === path));
    if (refused.length === 0) return { answers, refused };
    return { answers: withAll(wanted.filter(({ path }) => refused.every((issue) => issue.path !== path))), refused };
  }

  private tell(changed: readonly Given[], before: Record<string, unknown>): void {
    const { state, speaker } = this;
    const told = changed.map(({ path, quote, source }) => {
      const value = valueAt(state.answers, path);
      state.facts[path] = { line: state.lines, source, quote };
      state.later = state.later.filter((each) => each !== path);
      const isCorrection = valueAt(before, path) !== undefined || source === 'corrected';
      this.acts.push({ kind: isCorrection ? 'corrected' : 'filled', path, value, quote });
      return { path, value, isCorrection };
    });
    for (const isCorrection of [true, false]) {
      const own = told.filter((each) => each.isCorrection === isCorrection);
      const said = isCorrection ? replies.corrected : replies.understood;
      if (own.length > 0) this.notes.push(speaker.in(said({ facts: speaker.facts(own) })));
    }
  }

  /** An identifier whose check digit does not fit is taken when it is said twice. */
  private isDoubtful(path: string, value: unknown): boolean {
    const leaf = this.leafAt(path);
    const isRight = checkDigits[leaf?.format ?? ''];
    if (!isRight || typeof value !== 'string' || isRight(value) || this.state.doubted[path] === value) return false;
    this.state.doubted[path] = value;
    this.acts.push({ kind: 'refused', path, code: 'CHECK_DIGIT' });
    this.notes.push(
      this.speaker.in(replies.doubt({ title: this.speaker.title(path), value: this.speaker.value(path, value) })),
    );
    return true;
  }
}
