import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { surroundingsOf } from '../../cli/shipped-surroundings.js';
import { diagnose } from '../../forms/diagnose.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import { loadShipped } from '../../forms/load.js';
import { sampleSize } from '../../test/support/sample-size.js';
import { EVERYDAY } from '../model/messages/everyday.js';
import { redacted } from '../model/redact.js';
import { formMapOf } from '../talk/form-map.js';
import { clean } from '../talk/text.js';
import { DialogueFile } from './file.js';
import { generateDialogue } from './generate.js';
import { type LocalWorld, localCounterpart } from './local.js';
import { type Counterpart, type Outcome, runDialogue } from './run.js';
import { documentsAskedBy, talkedTypes } from './shipped-types.js';

const root = new URL('../../', import.meta.url);
const filesIn = (folder: string) => readdirSync(new URL(folder, root)).filter((name) => name.endsWith('.json'));
const textOf = (file: string) => readFileSync(new URL(file, root), 'utf8');
const today = '1405/09/08';

const shipped = await loadShipped();
const examples = await Promise.all(
  filesIn('examples/').map(
    async (name) => (await diagnose(textOf(`examples/${name}`), surroundingsOf(shipped))).definition ?? [],
  ),
).then((list) => list.flat());
const types = talkedTypes([...shipped.definitions, ...examples], shipped.rulebooks);
const meant = [
  ...filesIn('test/reference/').map((name) => JSON.parse(textOf(`test/reference/${name}`))),
  ...examples.flatMap(({ code, examples: cases = [] }) => cases.map(({ answers }) => ({ permitType: code, answers }))),
];

const sent: string[] = [];

/** The product's own turn; every line is looked at as though it were not understood, and what would leave is remembered. */
function overheard(world: LocalWorld) {
  const counterpart = localCounterpart(world);
  const say: Counterpart['say'] = (line) => {
    const told = redacted(world, counterpart.state(), line);
    if (told) sent.push(told.text);
    return counterpart.say(line);
  };
  return { ...counterpart, say };
}

/** What says who or where somebody is, as a whole and word by word; prose word by word is everyday language. */
function personalIn({ form }: FormDefinition, answers: unknown): string[] {
  const { leaves } = formMapOf(form);
  const walk = (value: unknown, path: string): string[] => {
    if (Array.isArray(value)) return value.flatMap((each) => walk(each, `${path}[]`));
    if (typeof value === 'object' && value !== null)
      return Object.entries(value).flatMap(([key, each]) => walk(each, path === '' ? key : `${path}.${key}`));
    const leaf = leaves.get(path);
    if (!leaf?.isPersonal) return [];
    const whole = clean(String(value));
    return [whole, ...(leaf.isProse ? [] : whole.split(/\s+/))].filter(
      (text) => text.length > 2 && !EVERYDAY.has(text),
    );
  };
  return walk(answers, '');
}

async function talked(seed: number): Promise<Outcome> {
  const { permitType, answers } = meant[seed % meant.length];
  const type = types.get(permitType);
  if (!type) throw new Error(permitType);
  const { definition } = type;
  const language = Math.floor(seed / meant.length) % 3 === 0 ? 'en' : 'fa';
  const file = generateDialogue({ definition, answers, language, seed });
  const documentsAsked = documentsAskedBy(type, today);
  const world: LocalWorld = { definition, today, language, documentsAsked };
  // Every eighth is listened to: all of them would take longer than the talks.
  const outcome = await runDialogue(file, definition, seed % 8 === 0 ? overheard(world) : localCounterpart(world));
  mustBeHarmless(personalIn(definition, answers));
  return outcome;
}

let harmless = 0;
function mustBeHarmless(personal: readonly string[]): void {
  for (const line of sent.splice(0)) {
    harmless += 1;
    const words = ` ${clean(line)} `;
    expect(personal.filter((text) => words.includes(` ${text} `))).toEqual([]);
    expect(words).not.toMatch(/\d{4}/);
  }
}

it.each(filesIn('test/dialogues/'))('%s is understood exactly', async (name) => {
  const file = DialogueFile.parse(JSON.parse(textOf(`test/dialogues/${name}`)));
  const type = types.get(file.permitType);
  if (!type) throw new Error(file.permitType);
  const { definition } = type;
  const world = { definition, today, language: file.language, documentsAsked: documentsAskedBy(type, today) };
  const { misses, wrong } = await runDialogue(file, definition, overheard(world));
  mustBeHarmless(personalIn(definition, file.expect.answers));
  expect({ misses, wrong }).toEqual({ misses: [], wrong: 0 });
});

it('noisy citizens get filed what they meant, and nothing else', { timeout: 300_000 }, async () => {
  const outcomes: Outcome[] = [];
  const count = sampleSize({ sample: 2000, soak: 20_000 });
  for (let seed = 0; seed < count; seed += 1) outcomes.push(await talked(seed));
  const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((total, outcome) => total + of(outcome), 0);
  const missed = outcomes.flatMap(({ isExact, misses }, seed) => (isExact ? [] : [`${seed}: ${misses[0]}`]));
  expect(sum(({ wrong }) => wrong)).toBe(0);
  expect(harmless).toBeGreaterThan(1_000);
  expect(missed.length, missed.slice(0, 5).join('\n')).toBeLessThanOrEqual(count / 100);
  expect(sum(({ questions }) => questions) / sum(({ needed }) => needed)).toBeLessThanOrEqual(1.3);
});
