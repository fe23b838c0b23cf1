import { findChoices, MOST_LISTED } from '../../forms/agenda/find-choices.js';
import { Correcting } from './correcting.js';
import { isPlainText, type Option } from './form-map.js';
import type { Given } from './given.js';
import { correctionIn, intentOf, isNo, isSkip } from './intents.js';
import { replies } from './messages/replies.js';
import { SKIP_REST } from './messages/wishes.js';
import { correctionsOpen, nextAsk, questionsOf } from './next.js';
import { valueAt } from './places.js';
import { proposalOf } from './proposal.js';
import type { Act, Ask, Known, TalkState, World } from './state.js';
import { clean } from './text.js';
import { understand } from './understand.js';

export interface Turn {
  state: TalkState;
  acts: Act[];
  reply: string;
  /** the reply without its question */
  noted: string[];
}

/**
 * One turn of a conversation: what a line says is put into the answers as far as it is sure and the form takes it, and the
 * next question is asked. Pure: the same world, state and line give the same turn. It files nothing; it can only propose.
 */
export function turn(world: World, before: TalkState, line: string): Turn {
  const one = new OneTurn(world, before, line);
  return one.take();
}

/** The first question, and the line that says who speaks. */
export function opening(world: World, before: TalkState): Turn {
  const one = new OneTurn(world, before, '');
  return one.open();
}

/** Goes on after something else than a line has changed: a field of the form, a document. */
export function goOn(world: World, before: TalkState): Turn {
  return new OneTurn(world, before, '').go();
}

/** Gives one field a value, as a button does; a field that is not asked, or a value that the form refuses, changes nothing. */
export function fill(world: World, before: TalkState, path: string, value: unknown): Turn {
  return new OneTurn(world, before, '').fill(path, value);
}

/** A turn whose values were read elsewhere, each in the person's own words. */
export function takeGiven(world: World, before: TalkState, given: readonly Given[]): Turn {
  return new OneTurn(world, before, '').given(given);
}

/** The same turn, with what is known of what it named: offered, and asked about before all else. */
export function knowing(
  world: World,
  { state, acts, noted }: Turn,
  told: readonly string[],
  known: readonly Known[],
): Turn {
  const one = new OneTurn(world, state, '');
  return one.know({
    acts: acts.filter(({ kind }) => kind !== 'asked' && kind !== 'proposed'),
    noted: [...noted, ...told],
    known,
  });
}

class OneTurn extends Correcting {
  private readonly line: string;

  constructor(world: World, before: TalkState, said: string) {
    super(world, before);
    this.line = this.withoutOld(said);
  }

  open(): Turn {
    const { speaker, world, state } = this;
    this.notes.push(speaker.in(replies.greeting({ type: world.definition.title })));
    if (correctionsOpen(world, state).length > 0) this.notes.push(speaker.sentBack());
    return this.go();
  }

  know({ acts, noted, known }: Pick<Turn, 'acts' | 'noted'> & { known: readonly Known[] }): Turn {
    this.acts.push(...acts);
    this.notes.push(...noted);
    this.offerKnown(known);
    return this.go();
  }

  given(given: readonly Given[]): Turn {
    this.state.lines += 1;
    this.put(given);
    return this.go();
  }

  fill(path: string, value: unknown): Turn {
    const isAsked = questionsOf(this.world, this.state.answers).some((question) => question.path === path);
    if (!isAsked) this.acts.push({ kind: 'refused', path, code: 'UNKNOWN_FIELD' });
    else this.put([{ path, value, quote: String(value), source: 'form', isSure: true }]);
    return this.go();
  }

  take(): Turn {
    const { state } = this;
    state.lines += 1;
    const ask = state.asking;
    if (this.meetErrand(this.line)) return this.go();
    if (ask?.kind === 'known' && this.meetKnown(this.line, ask)) return this.go();
    const intent = intentOf(this.line, ask, this.isProse(ask));
    if (intent) this.meet(intent, this.line, ask);
    if (intent || this.world.isFiled) return this.go();
    const correction = correctionIn(this.line);
    if (correction !== undefined && this.correct(correction, ask)) return this.go();
    if (SKIP_REST.test(clean(this.line))) return this.skipRest(ask);
    const passes =
      isSkip(this.line) ||
      (correction !== undefined && isSkip(correction)) ||
      (isNo(this.line) && ask?.isNeeded === false);
    if (ask && passes && !this.isYesNoDenial(ask)) return this.skip(ask);
    return this.answer(ask, correction !== undefined);
  }

  private isProse(ask: Ask | undefined): boolean {
    const leaf = ask?.kind === 'field' ? this.leafAt(ask.paths[0] ?? '') : undefined;
    return leaf !== undefined && isPlainText(leaf) && leaf.format === undefined;
  }

  private isSearched(ask: Ask | undefined): boolean {
    return ask?.kind === 'field' && this.leafAt(ask.paths[0] ?? '')?.searched === true;
  }

  /** «ندارم» is a no where yes or no was asked. */
  private isYesNoDenial({ kind, paths }: Ask): boolean {
    const isDenial = isNo(this.line) || /\u0646\u062f\u0627\u0631|none/.test(clean(this.line));
    return kind === 'field' && this.leafAt(paths[0] ?? '')?.kind === 'yes-no' && isDenial;
  }

  private skip(ask: Ask): Turn {
    const { state, speaker } = this;
    this.acts.push({ kind: 'skipped', paths: ask.paths });
    if (this.mends(ask)) return this.go();
    if (ask.kind === 'documents') state.documentsPassed = true;
    else if (ask.kind === 'confirm') this.notes.push(speaker.in(replies.confirmBySign));
    else if (ask.isNeeded) {
      const isAgain = ask.paths.every((path) => state.later.includes(path));
      this.notes.push(speaker.in(isAgain ? replies.stillNeeded : replies.putOff));
      state.later = [...new Set([...state.later.filter((path) => !ask.paths.includes(path)), ...ask.paths])];
    } else state.passed.push(...ask.paths);
    state.latest = [];
    return this.go();
  }

  /** «بقیه را رد کن»: nothing that may be left out is asked for any more; what is needed is. */
  private skipRest(ask: Ask | undefined): Turn {
    const { world, state } = this;
    const open = questionsOf(world, state.answers).filter(({ needed, answered }) => !needed && !answered);
    const paths = open.map(({ path }) => path);
    this.acts.push({ kind: 'skipped', paths });
    state.passed = [...new Set([...state.passed, ...paths])];
    if (ask?.kind === 'documents') state.documentsPassed = true;
    return this.go();
  }

  private answer(ask: Ask | undefined, isCorrection: boolean): Turn {
    const { state, speaker } = this;
    const { given, left, isUnsure } = understand(this.line, this.listening(ask));
    // Who puts something right that is not to be found may not mean what was asked.
    const isChoice = ask?.kind === 'field' && ['yes-no', 'text'].includes(this.leafAt(ask.paths[0] ?? '')?.kind ?? '');
    state.narrowed = [];
    const taken = this.asCorrected(given);
    const isSet =
      this.put(isCorrection && !isChoice ? taken.filter(({ isSure }) => isSure) : taken) || this.chooseAmong(ask);
    if (isSet && ask) this.mends(ask);
    if (ask?.kind === 'list' && isSet) state.asWhole.push(...ask.paths);
    // What is not understood as a whole is asked for piece by piece.
    if (ask?.kind === 'list' && !isSet && ask.isNeeded) state.singly.push(...ask.paths);
    if (ask?.kind === 'group') this.closeGroup(ask, left, isSet);
    if (!isSet && this.acts.length === 0 && state.narrowed.length === 0) {
      this.notes.push(
        speaker.in(
          isUnsure
            ? replies.unsureYesNo
            : this.isSearched(ask)
              ? replies.noneFound
              : this.isProse(ask)
                ? replies.notTaken
                : ask?.kind === 'confirm'
                  ? replies.confirmBySign
                  : replies.notUnderstood,
        ),
      );
    }
    return this.go();
  }

  /** Many choices are told apart by a part of their names: the only one is taken, some are asked about. */
  private chooseAmong(ask: Ask | undefined): boolean {
    const [path = ''] = ask?.kind === 'field' ? ask.paths : [];
    const { options = [], searched = false } = this.leafAt(path) ?? {};
    const isMeant = ({ value }: Option) => this.world.found?.includes(value) ?? false;
    const all = options.length > MOST_LISTED ? findChoices(options, this.line) : [];
    const found = searched ? options.filter(isMeant) : all;
    const [first] = found;
    if (first && found.length === 1)
      return this.put([{ path, value: first.value, quote: this.line, source: 'asked', isSure: false }]);
    if (found.length > MOST_LISTED) this.notes.push(this.speaker.in(replies.tooMany({ count: found.length })));
    this.state.narrowed = found.slice(0, MOST_LISTED).map(({ value }) => value);
    return false;
  }

  /** What was offered and not said is passed over; where words were left, each is asked for itself. */
  private closeGroup({ paths, isNeeded }: Ask, left: number, isSet: boolean): void {
    const open = paths.filter((path) => valueAt(this.state.answers, path) === undefined);
    if (left > 0 || !isSet) this.state.singly.push(...open);
    else if (!isNeeded) this.state.passed.push(...open);
  }

  /** The next question, or the proposal; of a case that is filed nothing is asked. */
  go(): Turn {
    const { state, world, speaker, acts } = this;
    if (world.isFiled) {
      [state.asking, state.proposal] = [undefined, undefined];
      if (acts.length === 0) this.notes.push(speaker.in(replies.whenFiled));
      return this.done('');
    }
    const first = this.forced ?? this.knownAsk();
    const open = first ? { ask: first } : nextAsk(world, state);
    const issue = 'issue' in open ? open.issue : undefined;
    if (issue) this.notes.push(speaker.in(issue.message));
    if (open.ask.paths[0] !== state.asking?.paths[0]) state.narrowed = [];
    state.asking = open.ask;
    state.proposal = open.ask.kind === 'confirm' ? proposalOf(world, state.answers).hash : undefined;
    acts.push({ kind: 'asked', ask: open.ask });
    if (state.proposal !== undefined) acts.push({ kind: 'proposed', hash: state.proposal });
    return this.done(this.isAside ? '' : speaker.ask(open.ask));
  }

  private done(question: string): Turn {
    const reply = [...this.notes, question].filter((text) => text !== '').join('\n');
    return { state: this.state, acts: this.acts, reply, noted: this.notes };
  }
}
