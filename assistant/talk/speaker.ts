import { agendaOf } from '../../forms/agenda/agenda.js';
import { MOST_LISTED } from '../../forms/agenda/find-choices.js';
import { type Question, sectionsOf } from '../../forms/agenda/questions.js';
import { GEOMETRY_FORMAT } from '../../forms/geometry.js';
import type { LocalizedText } from '../../forms/language/text.js';
import { persianCode, persianDecimals } from '../../forms/persian.js';
import { type FormMap, formMapOf, type Leaf, patternOf } from './form-map.js';
import { replies, samples } from './messages/replies.js';
import { correctionsOpen, questionsOf } from './next.js';
import { valueAt } from './places.js';
import type { Ask, Known, TalkState, World } from './state.js';
import { usesOf } from './uses.js';

/** Says things in the language of a conversation. */
export class Speaker {
  private readonly map: FormMap;

  constructor(
    private readonly world: World,
    private readonly state: TalkState,
  ) {
    this.map = formMapOf(world.definition.form);
  }

  in = (text: LocalizedText): string => text[this.state.language];

  list = (texts: readonly string[]): string => [...new Set(texts)].join(this.in(replies.comma));

  title(path: string): LocalizedText {
    const pattern = patternOf(path);
    const field = this.map.leaves.get(pattern) ?? this.map.lists.get(pattern);
    const { definition, rules } = this.world;
    const rule = [...definition.rules, ...(rules?.rules ?? [])].find(
      (each) => typeof each !== 'string' && each.id === path,
    );
    return field?.title ?? (typeof rule === 'object' ? rule.title : { fa: path, en: path });
  }

  /** With the entry that it is of: «طبقه ۲: مساحت». */
  placed(path: string): string {
    return `${this.where(path)}${this.in(this.title(path))}`;
  }

  private where(path: string): string {
    const [, list = '', index] = /^(.*)\[(\d+)\](?!.*\[)/.exec(path) ?? [];
    const entries = valueAt(this.state.answers, list);
    const offered = this.state.known?.fields.filter((known) => known.path.startsWith(`${list}[`)) ?? [];
    const isSeveral = offered.some((known) => !known.path.startsWith(`${list}[0]`));
    if (index === undefined || (!isSeveral && (!Array.isArray(entries) || entries.length < 2))) return '';
    const title = this.map.lists.get(patternOf(list))?.itemTitle ?? { fa: '', en: '' };
    return this.in(replies.entry({ title, number: Number(index) + 1 }));
  }

  value(path: string, value: unknown): string {
    if (typeof value === 'boolean') return this.in(value ? replies.yes : replies.no);
    const option = this.map.leaves.get(patternOf(path))?.options.find((each) => each.value === String(value));
    if (option) return this.in(option.label);
    if (this.leaf(path)?.file !== undefined || this.leaf(path)?.format === GEOMETRY_FORMAT)
      return this.in(replies.attached);
    if (this.state.language === 'en') return String(value);
    const isText = typeof value === 'string' && /[A-Za-z-]/.test(value);
    return isText ? persianCode(value) : persianDecimals(String(value));
  }

  /** Values that a line gave, those of one entry together. */
  facts(given: readonly { path: string; value: unknown }[]): string {
    const entries = new Map<string, string[]>();
    for (const { path, value } of given) {
      const fact = this.in(replies.fact({ title: this.in(this.title(path)), value: this.value(path, value) }));
      entries.set(this.where(path), [...(entries.get(this.where(path)) ?? []), fact]);
    }
    return [...entries]
      .map(([where, facts]) => `${where}${facts.join(this.in(replies.comma))}`)
      .join(this.in(replies.semicolon));
  }

  /** All that was told and is asked, with what is worked out from it, a line for each section or entry. */
  summary(): string {
    const lines = new Map<string, string[]>();
    const agenda = agendaOf(this.world.definition.form, this.state.answers);
    for (const { path, kind, section, title } of sectionsOf(agenda).flatMap(({ questions }) => questions)) {
      const value = valueAt(agenda.answers, path);
      if (value === undefined || kind === 'GROUP' || kind === 'LIST') continue;
      const group = /^(.*\[\d+\])/.exec(path)?.[1] ?? section;
      const fact = this.in(replies.fact({ title: this.in(title), value: this.value(path, value) }));
      lines.set(group, [...(lines.get(group) ?? []), fact]);
    }
    const text = ([group, facts]: [string, string[]]) =>
      `- ${this.where(`${group}.`)}${facts.join(this.in(replies.semicolon))}`;
    return [...lines].map(text).join('\n');
  }

  soFar(): string {
    const summary = this.summary();
    return this.in(summary === '' ? replies.nothingSoFar : replies.soFar({ summary }));
  }

  /** What is needed and was not given yet. */
  owed(): string {
    const { answers } = this.state;
    const open = questionsOf(this.world, answers).filter(
      ({ needed, answered, kind }) => needed && !answered && kind !== 'GROUP',
    );
    const papers = (this.world.documentsOf?.(answers) ?? []).filter(({ needed, attached }) => needed && !attached);
    const titles = [...open.map(({ path }) => this.placed(path)), ...papers.map(({ title }) => this.in(title))];
    return this.in(titles.length === 0 ? replies.nothingOwed : replies.owed({ titles: this.list(titles) }));
  }

  /** All that a case was sent back for, a line for each. */
  sentBack(): string {
    const { corrections = [], documentsOf } = this.world;
    const documents = documentsOf?.(this.state.answers) ?? [];
    const lines = corrections.map(({ path, text }) => {
      const paper = documents.find(({ code }) => code === path);
      const place = paper ? this.in(paper.title) : this.placed(path);
      return `- ${this.in(replies.correction({ place, text }))}`;
    });
    return [this.in(replies.sentBack), ...lines].join('\n');
  }

  ask(ask: Ask): string {
    const wrong = correctionsOpen(this.world, this.state).filter(({ path }) => ask.paths.includes(path));
    const texts = wrong.map(({ text }) => text);
    if (texts.length === 0) return this.question(ask);
    const question = this.question({ ...ask, isNeeded: true });
    return this.in(replies.askCorrection({ text: this.list(texts), question }));
  }

  private question({ kind, paths, isNeeded }: Ask): string {
    const first = paths[0] ?? '';
    switch (kind) {
      case 'field':
        return isNeeded ? this.field(first) : this.in(replies.askOptional({ question: this.field(first) }));
      case 'column':
        return this.column(first);
      case 'list':
        return isNeeded ? this.asList(first) : this.in(replies.askOptional({ question: this.asList(first) }));
      case 'group':
        return this.in(
          (isNeeded ? replies.askNumbers : replies.askGroup)({ titles: this.list(this.groupTitles(paths)) }),
        );
      case 'known':
        return this.known();
      case 'documents': {
        const known = this.world.documentsOf?.(this.state.answers) ?? [];
        const wanted = known.filter(({ code }) => paths.includes(code));
        const reply = wanted.some(({ needed }) => needed) ? replies.askDocuments : replies.offerDocuments;
        return this.in(reply({ titles: this.list(wanted.map(({ title }) => this.in(title))) }));
      }
      case 'confirm':
        return this.in(replies.propose({ summary: this.summary() }));
    }
  }

  /** What is known, by where it is known from. */
  private known(): string {
    const bySource = new Map<string, Known[]>();
    for (const known of this.state.known?.fields ?? []) {
      const of = this.in(known.of);
      bySource.set(of, [...(bySource.get(of) ?? []), known]);
    }
    const from = [...bySource].map(([of, fields]) => this.in(replies.knownFrom({ of, facts: this.facts(fields) })));
    return [...from, this.in(replies.askKnown)].join('\n');
  }

  private leaf = (path: string): Leaf | undefined => this.map.leaves.get(patternOf(path));

  private field(path: string): string {
    const leaf = this.leaf(path);
    const said = { where: this.where(path), title: this.title(path) };
    if (leaf?.file !== undefined || leaf?.format === GEOMETRY_FORMAT) return this.in(replies.askFile(said));
    if (leaf?.kind === 'yes-no') return this.in(replies.askYesNo(said));
    const { narrowed } = this.state;
    const all = leaf?.options ?? [];
    const offered = narrowed.length > 0 ? all.filter(({ value }) => narrowed.includes(value)) : all;
    if (offered.length > MOST_LISTED) return this.in(replies.askMany({ ...said, count: offered.length }));
    const options = this.list(offered.map(({ label }) => this.in(label)));
    if (leaf?.searched && narrowed.length === 0) return this.in(replies.askSearched(said));
    return this.in(options === '' ? replies.askField(said) : replies.askOptions({ ...said, options }));
  }

  private column(path: string): string {
    const list = this.map.lists.get(patternOf(path).replace(/\[\][^[]*$/, ''));
    return this.in(replies.askColumn({ title: this.title(path), item: list?.itemTitle ?? { fa: '', en: '' } }));
  }

  private asList(path: string): string {
    const list = this.map.lists.get(patternOf(path));
    const title = this.title(path);
    if (!list || list.isOfValues) return this.in(replies.askValues({ title }));
    const [base, more] = [
      list.leaves.filter(({ isBase }) => isBase),
      list.leaves.filter(({ isBase, kind }) => !isBase && kind !== 'yes-no'),
    ];
    const titles = this.list(base.map((leaf) => this.in(leaf.title)));
    if (more.length === 0) return this.in(replies.askList({ title, titles }));
    return this.in(replies.askListMore({ title, titles, more: this.list(more.map((leaf) => this.in(leaf.title))) }));
  }

  /** Fields that are all of a group are named by it: «پلاک ثبتی (بخش، پلاک اصلی، پلاک فرعی)». */
  private groupTitles(paths: readonly string[]): string[] {
    const questions = questionsOf(this.world, this.state.answers);
    const done = new Set<string>();
    return paths.flatMap((path) => {
      if (done.has(path)) return [];
      const parent = questions.find((question) => question.path === path)?.parent;
      const inside = questions.filter((question) => question.parent === parent && question.parent?.includes('.'));
      if (inside.length > 1 && inside.every((question) => paths.includes(question.path))) {
        for (const question of inside) done.add(question.path);
        const group = questions.find((question) => question.path === parent) as Question;
        return [`${this.in(group.title)} (${this.list(inside.map(({ title }) => this.in(title)))})`];
      }
      return [this.in(this.title(path))];
    });
  }

  /** Why something is asked, and what it means: by the form's own words. */
  explain(ask: Ask): string {
    if (ask.kind === 'known') return this.in(replies.whyKnown);
    if (ask.kind === 'confirm' || ask.kind === 'documents') return this.in(replies.whyNow);
    const why = ask.isNeeded ? replies.whyNeeded({ type: this.world.definition.title }) : replies.whyOptional;
    const about = ask.paths.slice(0, 6).flatMap((path) => {
      const leaf = this.leaf(path);
      const sample = samples[leaf?.format ?? ''];
      const shown = this.state.language === 'fa' ? persianDecimals(sample ?? '') : sample;
      const text = leaf?.description
        ? this.in(leaf.description)
        : sample && this.in(replies.asLike({ sample: shown ?? '' }));
      return text ? [this.in(replies.about({ title: this.title(path), text }))] : [];
    });
    const { definition, rules } = this.world;
    const uses = rules ? ask.paths.slice(0, 6).flatMap((path) => usesOf(definition, rules, patternOf(path))) : [];
    const titles = this.list(uses.slice(0, 4).map(this.in));
    const used = titles === '' ? [] : [this.in(replies.usedIn({ titles }))];
    return [...new Set(about), ...used, this.in(why)].join(' ');
  }

  /** What it comes to by the answers so far; what may be charged, while that cannot be told. */
  cost(): string {
    const { costOf, charges = [] } = this.world;
    const total = costOf?.(this.state.answers);
    if (total !== undefined) return this.in(replies.cost({ total }));
    return this.in(
      charges.length === 0 ? replies.costLater : replies.charges({ titles: this.list(charges.map(this.in)) }),
    );
  }
}
