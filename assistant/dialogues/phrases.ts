import type { FormLanguage } from '../../forms/rendered/words.js';
import type { Leaf, ListField } from '../talk/form-map.js';
import { manners } from './messages/manners.js';
import type { Random } from './random.js';

/** Says values as people do, of a language, by a draw. */
export class Phrases {
  private readonly ways: (typeof manners)[FormLanguage];

  constructor(
    private readonly language: FormLanguage,
    private readonly random: Random,
  ) {
    this.ways = manners[language];
  }

  /** What is said of a value when it is asked for. */
  of(leaf: Leaf, value: unknown): string {
    const option = leaf.options.find((each) => each.value === value);
    if (option) return option.label[this.language].replace(/[()]/g, '');
    if (typeof value === 'boolean') return this.random.pick(value ? this.ways.yes : this.ways.no);
    if (leaf.kind === 'whole') return `${this.number(String(value))}${this.random.pick(this.ways.pieces)}`;
    if (leaf.kind === 'decimal') return `${this.number(String(value))}${this.unit(leaf)}`;
    return this.text(leaf, String(value));
  }

  /** The same behind its name, as it is told without being asked. */
  named(leaf: Leaf, value: unknown): string {
    return `${leaf.title[this.language].replace(/\s*\([^)]*\)/g, '')} ${this.of(leaf, value)}`;
  }

  private unit({ unit }: Leaf): string {
    if (unit === 'dang') return this.ways.dang;
    return unit === 'm' || unit === 'm2' ? this.random.pick([this.ways.metres, this.ways.metres, '']) : '';
  }

  private text({ format }: Leaf, value: string): string {
    if (format === 'jalali-date') return this.day(value);
    if (format === 'nosazi-code') return this.random.chance(0.6) ? value.replace(/(-0){1,3}$/, '') : value;
    if (format === 'mobile' && this.random.chance(0.3))
      return `${value.slice(0, 4)} ${value.slice(4, 7)} ${value.slice(7)}`;
    return value;
  }

  private day(value: string): string {
    const [year = '', month = '', date = ''] = value.split('/');
    const name = this.ways.months[Number(month) - 1];
    const short = Number(year) < 1400 && Number(year) > 1350 ? year.slice(2) : year;
    return this.random.pick([
      value,
      `${Number(date)} ${name} ${year}`,
      `${this.number(String(Number(date)))} ${name} ${short}`,
      `${year}/${Number(month)}/${Number(date)}`,
    ]);
  }

  /** In digits, or in words. */
  number(value: string): string {
    const [whole = '0', fraction = ''] = value.replace(/\.0+$/, '').split('.');
    const isSayable =
      /^\d{1,4}$/.test(whole) && (fraction === '' || fraction === '5') && String(Number(whole)) === whole;
    // «نه» is nine, and no.
    if (!isSayable || value === '9' || this.random.chance(0.5)) return value;
    return `${this.words(Number(whole))}${fraction === '5' ? this.ways.words.half : ''}`;
  }

  private words(value: number): string {
    const { ones, tens, hundreds, thousand } = this.ways.words;
    if (value < 20) return ones[value] ?? String(value);
    const parts = [
      value >= 1000
        ? value < 2000 && this.language === 'fa'
          ? thousand
          : `${this.words(Math.floor(value / 1000))} ${thousand}`
        : '',
      hundreds[Math.floor((value % 1000) / 100)] ?? '',
      value % 100 >= 20 ? tens[Math.floor((value % 100) / 10)] : '',
      value % 100 >= 20 ? (value % 10 > 0 ? ones[value % 10] : '') : value % 100 > 0 ? ones[value % 100] : '',
    ].filter(Boolean);
    return parts.join(this.ways.and);
  }

  level(value: number): string {
    if (value === 0) return this.random.pick(this.ways.ground);
    if (value < 0) return this.random.pick(this.ways.basement(-value));
    const ordinal = this.ways.ordinals[value];
    if (ordinal === undefined || this.random.chance(0.3)) return `${this.ways.floor}${value}`;
    return this.language === 'en' ? `${ordinal} floor` : this.random.pick([ordinal, `${this.ways.floor}${ordinal}`]);
  }

  /** A table in a sentence: neighbours that are alike are told together. */
  table(list: ListField, rows: readonly Record<string, unknown>[]): string {
    const nameOf = ({ pattern }: Leaf) => pattern.slice(pattern.lastIndexOf('.') + 1);
    const level = list.level as Leaf;
    const rest = list.leaves.filter((leaf) => leaf !== level);
    const alike = (row: Record<string, unknown>) => JSON.stringify(rest.map((leaf) => row[nameOf(leaf)]));
    const groups: Record<string, unknown>[][] = [];
    for (const row of rows) {
      const last = groups.at(-1);
      if (last?.[0] && alike(last[0]) === alike(row)) last.push(row);
      else groups.push([row]);
    }
    return groups.map((group) => this.group(group, rest, { nameOf, level: nameOf(level) })).join(this.ways.comma);
  }

  private group(
    rows: readonly Record<string, unknown>[],
    rest: readonly Leaf[],
    { nameOf, level }: { nameOf: (leaf: Leaf) => string; level: string },
  ): string {
    const levels = rows.map((row) => Number(row[level]));
    const isRun = levels.length > 2 && levels.every((value, i) => i === 0 || value === (levels[i - 1] ?? 0) + 1);
    const [first = 0, last = 0] = [levels[0], levels.at(-1)];
    const head = isRun
      ? `${this.level(first)}${this.ways.to}${this.level(last)}`
      : levels.map((value) => this.level(value)).join(this.ways.and);
    const facts = rest.flatMap((leaf) => {
      const value = rows[0]?.[nameOf(leaf)];
      return value === undefined ? [] : [this.cell(leaf, value)];
    });
    const each = levels.length > 1 && this.random.chance(0.6) ? this.random.pick(this.ways.each) : '';
    return `${head} ${each}${facts.join(this.random.pick([' ', this.ways.comma]))}`;
  }

  private cell(leaf: Leaf, value: unknown): string {
    if (leaf.kind === 'whole') return `${this.number(String(value))}${this.ways.unitsOf(leaf.title[this.language])}`;
    if (leaf.kind === 'decimal' && leaf.isBase) return `${this.number(String(value))}${this.ways.metres}`;
    return leaf.kind === 'decimal' ? this.named(leaf, value) : this.of(leaf, value);
  }

  /** Entries one after the other, each a phrase. */
  entries(list: ListField, rows: readonly Record<string, unknown>[]): string {
    const said = rows.map((row) =>
      list.leaves
        .flatMap((leaf) => {
          const value = row[leaf.pattern.slice(leaf.pattern.lastIndexOf('.') + 1)];
          if (value === undefined || leaf.kind === 'yes-no') return [];
          return [leaf.format === 'code' && this.random.chance(0.6) ? this.named(leaf, value) : this.of(leaf, value)];
        })
        .join(' '),
    );
    return said.join(this.random.pick([this.ways.and, this.ways.comma]));
  }

  polite = (text: string): string => `${this.random.pick(this.ways.before)}${text}${this.random.pick(this.ways.after)}`;
}
