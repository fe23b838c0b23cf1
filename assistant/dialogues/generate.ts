import { askedAnswers } from '../../forms/agenda/agenda.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import { persianDigits } from '../../forms/persian.js';
import type { FormLanguage } from '../../forms/rendered/words.js';
import { formMapOf, type Leaf, type ListField } from '../talk/form-map.js';
import { valueAt } from '../talk/places.js';
import type { DialogueFile } from './file.js';
import { manners, otherLetters } from './messages/manners.js';
import { Phrases } from './phrases.js';
import { Random } from './random.js';

interface Wanted {
  definition: FormDefinition;
  answers: Record<string, unknown>;
  language: FormLanguage;
  seed: number;
}

/** A citizen who means a set of answers, and says them as people do: by a seed, so that each can be made again. */
export function generateDialogue({ definition, answers: meant, language, seed }: Wanted): DialogueFile {
  const answers = askedAnswers(definition.form, meant);
  const random = new Random(seed);
  const phrases = new Phrases(language, random);
  const noise = new Noise(language, random);
  const map = formMapOf(definition.form);
  const ways = manners[language];
  const says: DialogueFile['says'] = {};
  const opens: string[] = [];
  const interrupts: DialogueFile['interrupts'] = [];

  for (const list of map.lists.values()) {
    const rows = valueAt(answers, list.pattern);
    if (Array.isArray(rows) && rows.length > 0) sayList(list, rows);
  }
  const single = [...map.leaves.values()].filter(
    ({ pattern }) => !pattern.includes('[') && valueAt(answers, pattern) !== undefined,
  );
  for (const leaf of single) says[leaf.pattern] = [said(leaf, valueAt(answers, leaf.pattern))];
  sayPlates(single);
  volunteer(single);
  interrupt();
  return {
    permitType: definition.code,
    language,
    opens,
    says,
    interrupts,
    documents: random.chance(0.5) ? definition.documents.map(({ code }) => code) : [],
    expect: { answers, never: ['filed-unconfirmed'], maxLines: 45 },
  };

  function said(leaf: Leaf, value: unknown): string {
    const text = phrases.of(leaf, value);
    if (isText(leaf)) return text;
    return noise.in(leaf.kind === 'yes-no' ? text : phrases.polite(text));
  }

  function sayList(list: ListField, rows: unknown[]): void {
    if (list.isOfValues) says[list.pattern] = [rows.map(String).join(ways.comma)];
    else if (list.level) says[list.pattern] = [noise.in(phrases.table(list, rows as Record<string, unknown>[]))];
    else if (random.chance(0.5) && rows.length > 1)
      says[list.pattern] = [noise.in(phrases.entries(list, rows as Record<string, unknown>[]))];
    else {
      for (const [i, row] of rows.entries()) {
        for (const leaf of list.leaves) {
          const value = (row as Record<string, unknown>)[leaf.pattern.slice(leaf.pattern.lastIndexOf('.') + 1)];
          if (value !== undefined)
            says[leaf.pattern.replace('[]', `[${i}]`)] = [
              isText(leaf) ? String(value) : noise.in(phrases.of(leaf, value)),
            ];
        }
      }
    }
  }

  /** Three whole numbers that stand together are said as one thing. */
  function sayPlates(leaves: readonly Leaf[]): void {
    const byParent = new Map<string, Leaf[]>();
    for (const leaf of leaves) {
      const parent = leaf.pattern.slice(0, Math.max(0, leaf.pattern.lastIndexOf('.')));
      if (leaf.kind === 'whole' && parent.includes('.')) byParent.set(parent, [...(byParent.get(parent) ?? []), leaf]);
    }
    for (const [parent, inside] of byParent) {
      const [bakhsh, main, sub] = inside.map(({ pattern }) => String(valueAt(answers, pattern)));
      if (bakhsh === undefined || main === undefined || sub === undefined) continue;
      for (const { pattern } of inside) delete says[pattern];
      says[parent] = [noise.in(random.pick(ways.plate({ bakhsh, main, sub })))];
    }
  }

  /** Some things are said before they are asked for, and one of them wrongly, to be put right later. */
  function volunteer(leaves: readonly Leaf[]): void {
    const able = leaves.filter(
      ({ format, kind, unit }) =>
        ['nosazi-code', 'postal-code'].includes(format ?? '') || (kind === 'decimal' && unit !== undefined),
    );
    const chosen = able.filter(() => random.chance(0.4));
    if (chosen.length === 0) return;
    const wrongly = random.chance(0.4) ? chosen.find(({ kind }) => kind === 'decimal') : undefined;
    const facts = chosen.map((leaf) => {
      const value = valueAt(answers, leaf.pattern);
      return phrases.named(leaf, leaf === wrongly ? String(Number(value) + 7) : value);
    });
    opens.push(noise.in(`${random.pick(ways.opens)}${facts.join(ways.comma)}`));
    if (wrongly) {
      const right = phrases.named(wrongly, valueAt(answers, wrongly.pattern));
      interrupts.push({
        after: 1 + Math.floor(random.next() * 4),
        say: noise.in(`${random.pick(ways.fixes)}${right}`),
        act: 'corrected',
      });
    }
  }

  function interrupt(): void {
    if (random.chance(0.3))
      interrupts.push({ after: 2, say: random.pick([...ways.why, ...ways.cost, ...ways.owed]), act: 'explained' });
    if (random.chance(0.3))
      interrupts.push({ after: 3 + Math.floor(random.next() * 4), say: random.pick(ways.orders), act: 'asked' });
  }
}

const isText = ({ kind, format, options }: Leaf) =>
  kind === 'text' && options.length === 0 && (format === undefined || format === 'code');

/** Slips of keyboards and phones, none of which changes what is meant. */
class Noise {
  constructor(
    private readonly language: FormLanguage,
    private readonly random: Random,
  ) {}

  in(text: string): string {
    if (this.language === 'en') return this.random.chance(0.2) ? text.toUpperCase() : this.spaces(text);
    let said = this.spaces(text);
    if (this.random.chance(0.25)) said = said.replaceAll('\u200c', this.random.pick([' ', '']));
    if (this.random.chance(0.2)) for (const [letter, other] of otherLetters) said = said.replace(letter, other);
    const digits = this.random.next();
    if (digits < 0.5 && !/[A-Za-z]/.test(said)) said = persianDigits(said);
    else if (digits < 0.65 && !/[A-Za-z]/.test(said))
      said = said.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
    return this.random.chance(0.1) ? `\u200f${said}\u200e` : said;
  }

  private spaces = (text: string): string => (this.random.chance(0.15) ? ` ${text.replaceAll(' ', '  ')} ` : text);
}
