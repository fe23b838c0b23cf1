import { bestMatching, type Name, type Pair } from './matching.js';
import { ALL_MINE, AND, FILLERS, HALF_MINE, NEGATED, PEOPLE, POLITE, SELF } from './messages/vocabulary.js';
import { namesIn, saidCode, spelledCode } from './names.js';
import { bestOption, wholeLabels } from './options.js';
import type { Found, Target } from './target.js';
import { type Token, textOf } from './text.js';
import { exactness, isOwn, type Node, nodesIn, quoteOf, take, wholeShare } from './values.js';

export interface Reading {
  found: Found[];
  /** tokens that were understood */
  used: boolean[];
}

/** Values of single fields in a line, each only where there is one way to read it. */
export function readValues(tokens: readonly Token[], targets: readonly Target[], today: string | undefined): Reading {
  const reader = new Reader(tokens, targets, today);
  reader.byName();
  reader.byForm();
  reader.optionsByLabel();
  reader.asked();
  return { found: reader.found, used: reader.used };
}

class Reader {
  readonly found: Found[] = [];
  readonly used: boolean[];
  private readonly nodes: Node[];
  private readonly names: Name[];

  constructor(
    private readonly tokens: readonly Token[],
    private readonly targets: readonly Target[],
    today: string | undefined,
  ) {
    this.used = tokens.map(() => false);
    this.nodes = nodesIn(tokens, today);
    this.names = this.namesSaid();
  }

  /** Names of fields in the line; where two overlap the longer counts, and one name may be of several fields. */
  private namesSaid(): Name[] {
    const byPattern = new Map<string, { start: number; end: number }[]>();
    const all = this.targets.flatMap((target) => {
      const spans = byPattern.get(target.leaf.pattern) ?? namesIn(this.tokens, target.leaf);
      byPattern.set(target.leaf.pattern, spans);
      return spans.map(({ start, end }) => ({ start, end, target }));
    });
    all.sort((a, b) => b.end - b.start - (a.end - a.start));
    const names: Name[] = [];
    for (const { start, end, target } of all) {
      const same = names.find((name) => name.start === start && name.end === end);
      if (same) same.targets.push(target);
      else if (!names.some((name) => name.start < end && start < name.end))
        names.push({ start, end, targets: [target] });
    }
    return names;
  }

  /** Of several fields with one name: the one that is asked, else the only one that is open, else the only one. */
  private meant(targets: readonly Target[], fits: (target: Target) => boolean): Target | undefined {
    const able = targets.filter((target) => fits(target) && !this.has(target));
    const asked = able.filter(({ isAsked }) => isAsked);
    const open = able.filter(({ answered }) => !answered);
    return [asked, open, able].find((list) => list.length > 0 && list.length === 1)?.[0];
  }

  private has = ({ path }: Target) => this.found.some((found) => found.path === path);

  private put(target: Target, value: unknown, span: { start: number; end: number }, isSure: boolean): void {
    this.found.push({ path: target.path, value, quote: quoteOf(this.tokens, span.start, span.end), isSure });
    this.use(span.start, span.end);
  }

  private use(start: number, end: number): void {
    for (let at = start; at < end; at += 1) this.used[at] = true;
  }

  private isFree = ({ start, end }: { start: number; end: number }) => !this.used.slice(start, end).some(Boolean);

  /** Names and values that stand beside each other, in the one way in which most of them do. */
  byName(): void {
    const pairs = this.pairsOf();
    const matched = bestMatching(pairs);
    const isSeries = matched.filter(({ node }) => !node.mayBeNo).length > 1;
    for (const { name, node, target } of matched) {
      if (node.mayBeNo && !isSeries) continue;
      const value = take(node, target.leaf);
      if (value === undefined || this.has(target)) continue;
      this.put(target, value, { start: Math.min(name.start, node.start), end: Math.max(name.end, node.stop) }, true);
    }
  }

  private pairsOf(): Pair[] {
    return this.names.flatMap((name) =>
      this.nodes.flatMap((node): Pair[] => {
        if (node.start < name.end && name.start < node.end) return [];
        const isBehind = node.start >= name.end;
        const [from, to] = isBehind ? [name.end, node.start] : [node.stop, name.start];
        const gap = this.gap(from, to);
        const target = this.meant(name.targets, ({ leaf }) => take(node, leaf) !== undefined);
        if (gap === undefined || !target) return [];
        // A value in front of a name is a count of it: «دو واحد», «۴۵۲۱ فرعی».
        if (!isBehind && (gap > 0 || (target.leaf.kind !== 'whole' && target.leaf.kind !== 'decimal'))) return [];
        return [{ name, node, target, gap }];
      }),
    );
  }

  /** How far apart two things are; undefined where something else stands between. */
  private gap(from: number, to: number): number | undefined {
    let gap = 0;
    for (let at = from; at < to; at += 1) {
      const { kind, text } = this.tokens[at] as Token;
      if (kind === 'mark') gap += text === ':' ? 0 : 3;
      else if (kind === 'word' && (FILLERS.has(text) || POLITE.has(text)) && !this.isNamed(at)) gap += 1;
      else return undefined;
    }
    return gap > 4 ? undefined : gap;
  }

  private isNamed = (at: number) => this.names.some(({ start, end }) => start <= at && at < end);

  /** What can be nothing but the value of one field: a mobile number, a renewal code, a share. */
  byForm(): void {
    for (const node of this.nodes.filter((each) => this.isFree(each))) {
      const fits = ({ leaf }: Target) => isOwn(node, leaf) || (node.unit === 'dang' && leaf.unit === 'dang');
      const target = this.meant(this.targets, fits);
      const value = target && take(node, target.leaf);
      if (target && value !== undefined) this.put(target, value, { start: node.start, end: node.stop }, true);
    }
    for (const target of this.targets) {
      const spelled =
        spelledCode(this.tokens, target.leaf) ?? (target.isAsked ? saidCode(this.tokens, target.leaf) : undefined);
      if (spelled && this.isFree(spelled) && !this.has(target)) this.put(target, spelled.value, spelled, true);
    }
  }

  /** Choices that were named in full. One word may mean much: it counts where it is asked for, or behind the field's name. */
  optionsByLabel(): void {
    const withOptions = this.targets.filter(({ leaf }) => leaf.options.length > 0);
    for (const target of withOptions) {
      if (this.has(target)) continue;
      const said = wholeLabels(this.tokens, target.leaf.options).filter((each) => this.isFree(each));
      const values = new Set(said.map(({ value }) => value));
      const [first] = said;
      if (!first || values.size !== 1 || this.isDenied(first)) continue;
      const named = this.names.some(
        ({ end, targets }) =>
          targets.includes(target) && end <= first.start && this.gap(end, first.start) !== undefined,
      );
      const others = withOptions.filter(
        (other) =>
          other !== target &&
          other.leaf.pattern !== target.leaf.pattern &&
          wholeLabels(this.tokens, other.leaf.options).some(({ start }) => start === first.start),
      );
      const isOnly =
        others.length === 0 && withOptions.filter(({ leaf }) => leaf.pattern === target.leaf.pattern).length === 1;
      const isClear = (first.words > 1 && isOnly) || named || (isOnly && this.isSelf(first));
      if (target.isAsked ? others.every(({ isAsked }) => !isAsked) : isClear)
        this.put(target, first.value, first, isClear);
    }
  }

  /** «خودم مالک هستم», "I am the owner": of the one who speaks. */
  private isSelf = ({ start }: { start: number }) =>
    SELF.test(textOf(this.tokens.slice(Math.max(0, start - 3), start)).toLowerCase());

  private isDenied = ({ end }: { end: number }) =>
    NEGATED.test(` ${textOf(this.tokens.slice(end, end + 2)).toLowerCase()} `);

  /** What is left and was asked for: taken where a value fits one field and the field one value. */
  asked(): void {
    const asked = this.targets.filter((target) => target.isAsked);
    for (const target of asked)
      if (target.leaf.options.length > 0 && !this.has(target)) this.nearestOption(target, asked);
    for (let before = -1; before !== this.found.length; ) {
      before = this.found.length;
      this.settle(asked.filter((target) => !this.has(target)));
    }
    const shares = asked.filter((target) => target.leaf.unit === 'dang' && !this.has(target));
    if (shares.length !== 1 || asked.length !== 1 || this.nodes.length > 0) return;
    const said = textOf(this.tokens.filter(({ kind }) => kind !== 'mark')).toLowerCase();
    const share = HALF_MINE.test(said) ? '3' : wholeShare(this.tokens) || ALL_MINE.test(said) ? '6' : undefined;
    if (share !== undefined) this.put(shares[0] as Target, share, { start: 0, end: this.tokens.length }, false);
  }

  private nearestOption(target: Target, asked: readonly Target[]): void {
    const free = this.tokens.map((token, at): Token => (this.used[at] ? { kind: 'mark', text: ',', raw: ',' } : token));
    const best = bestOption(free, target.leaf.options);
    const isRival = asked.some(
      (other) =>
        other !== target && other.leaf.options.length > 0 && bestOption(free, other.leaf.options) !== undefined,
    );
    if (best && !isRival && !this.isDenied(best)) this.put(target, best.value, best, false);
  }

  private settle(open: readonly Target[]): void {
    const nodes = this.nodes.filter(
      (node) => !node.mayBeNo && this.isFree(node) && !isArticle(node, this.tokens) && !isOfPeople(node, this.tokens),
    );
    const pairs = nodes.flatMap((node) =>
      open.flatMap((target) =>
        take(node, target.leaf) === undefined ? [] : [{ node, target, isExact: exactness(node, target.leaf) }],
      ),
    );
    for (const { node, target, isExact: exact } of pairs) {
      const rivals = pairs.filter((pair) => (pair.node === node) !== (pair.target === target));
      const sameValue = (other: Node) => take(other, target.leaf) === take(node, target.leaf);
      const contested = rivals.filter(
        (pair) => pair.isExact >= exact && !(pair.target === target && sameValue(pair.node)),
      );
      const value = take(node, target.leaf);
      if (contested.length > 0 || value === undefined || this.has(target) || !this.isFree(node)) continue;
      this.put(target, value, { start: node.start, end: node.stop }, false);
      return;
    }
  }
}

/** «یک ملک دارم»: no number is meant. */
const isArticle = ({ start, stop, unit }: Node, tokens: readonly Token[]): boolean => {
  const raw = tokens[start]?.raw ?? '';
  const next = tokens[stop];
  return (
    unit === undefined &&
    /^(\u06cc\u06a9|\u06cc\u0647|\u06cc\u06a9\u06cc|one)$/i.test(raw) &&
    next?.kind === 'word' &&
    !POLITE.has(next.text) &&
    !AND.has(next.text)
  );
};

/** «دو نفر»: people are no value of a form. */
const isOfPeople = ({ stop, unit }: Node, tokens: readonly Token[]): boolean =>
  unit === undefined && PEOPLE.test(tokens[stop]?.text ?? '');

/** Tokens that were not understood, without what is said beside an answer. */
export function leftOver(tokens: readonly Token[], used: readonly boolean[]): number[] {
  return tokens.flatMap(({ kind, text }, at) =>
    used[at] || kind === 'mark' || FILLERS.has(text) || POLITE.has(text) || AND.has(text) ? [] : [at],
  );
}
