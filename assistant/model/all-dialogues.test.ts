import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { surroundingsOf } from '../../cli/shipped-surroundings.js';
import { diagnose } from '../../forms/diagnose.js';
import { loadShipped } from '../../forms/load.js';
import { DialogueFile } from '../dialogues/file.js';
import { localCounterpart } from '../dialogues/local.js';
import { runDialogue } from '../dialogues/run.js';
import { documentsAskedBy, talkedTypes } from '../dialogues/shipped-types.js';
import { valueAt } from '../talk/places.js';
import { newTalk, type World } from '../talk/state.js';
import { turn } from '../talk/turn.js';
import { assistedTurn, isLost } from './assisted.js';
import type { ModelClient, ToldField } from './client.js';
import type { ModelReading } from './reading.js';

const root = new URL('../../', import.meta.url);
const namesIn = (folder: string) => readdirSync(new URL(folder, root)).filter((name) => name.endsWith('.json'));
const textOf = (file: string) => readFileSync(new URL(file, root), 'utf8');
const today = '1405/09/08';
const shipped = await loadShipped();
const examples = await Promise.all(
  namesIn('examples/').map((name) => diagnose(textOf(`examples/${name}`), surroundingsOf(shipped))),
);
const types = talkedTypes(
  [...shipped.definitions, ...examples.flatMap(({ definition }) => definition ?? [])],
  shipped.rulebooks,
);
const files = namesIn('test/dialogues/').map((name) =>
  DialogueFile.parse(JSON.parse(textOf(`test/dialogues/${name}`))),
);

/** One lie after the other: facts that nobody said, other paths, false quotes, values that the words do not have, silence. */
function hostileModel(): ModelClient & { calls: number } {
  const fact = (path: string, quote: string, value: string | number | boolean) => ({ path, quote, value });
  const lies: ((line: string, fields: readonly ToldField[]) => ModelReading['facts'] | undefined)[] = [
    (_, fields) => fields.map(({ path, options }) => fact(path, 'yes', options[0]?.split(':')[0] ?? '300')),
    (line) => [fact('declarations.accurate', line, true), fact('applicant.filedBy', line, 'representative')],
    (line, [first]) => [fact(first?.path ?? '', line, '999'), fact('__proto__.admin', line, true)],
    (line, fields) => fields.map(({ path }) => fact(path, line.slice(0, 3) || 'x', line)),
    () => [fact('property.deedArea', '۳۰۰ متر', '300'), fact('proposal.parkingProvided', '0', 0)],
    () => undefined,
  ];
  return {
    name: 'hostile',
    calls: 0,
    async read(line, fields) {
      const facts = lies[this.calls++ % lies.length]?.(line, fields);
      return facts && { intent: 'answer', facts: facts.slice(0, 20) };
    },
  };
}

it('scores the same over all scripted citizens with a hostile model as without one', async () => {
  const model = hostileModel();
  for (const file of files) {
    const type = types.get(file.permitType);
    if (!type) throw new Error(file.permitType);
    const { definition } = type;
    const world = { definition, today, language: file.language, documentsAsked: documentsAskedBy(type, today) };
    const outcomes = [];
    for (const asked of [undefined, model]) {
      const { transcript: _, ...outcome } = await runDialogue(
        file,
        definition,
        localCounterpart({ ...world, model: asked }),
      );
      outcomes.push(outcome);
    }
    expect(outcomes[1]).toEqual(outcomes[0]);
  }
  expect(model.calls).toBeGreaterThan(20);
});

/** Loose sentences of which the rules alone take nothing, and where a model may point. */
const loose = [
  [
    'inquiry',
    'property.deedArea',
    'inquiry.purpose',
    'والا داداشم گفت همون تفکیک که همه می‌گیرن',
    'تفکیک',
    'SUBDIVISION',
  ],
  [
    'inquiry',
    'property.deedArea',
    'inquiry.purpose',
    'my cousin told me they call it Subdivision over there',
    'Subdivision',
    'SUBDIVISION',
  ],
  ['amendment', 'property.deedArea', 'change.kind', 'راستش فقط همون نقشه رو دستکاری کردن بقیه سر جاشه', 'نقشه', 'plan'],
  [
    'demolition',
    'property.deedArea',
    'demolition.method',
    'با بیل و کلنگ یعنی دستی خرابش می‌کنیم به مرور',
    'دستی',
    'MANUAL',
  ],
  [
    'extension',
    'property.deedArea',
    'existing.structureType',
    'اسکلتش رو قدیم بتنی زدن محکمه خدا رو شکر',
    'بتنی',
    'concrete',
  ],
] as const;

it.each(loose)('understands a loose sentence of %s with a model that points: asked %s, told %s', async (...row) => {
  const [code, asked, path, line, quote, value] = row;
  const definition = types.get(code)?.definition;
  if (!definition) throw new Error(code);
  const world: World = { definition, today };
  const before = { ...newTalk('fa'), asking: { kind: 'field' as const, paths: [asked], isNeeded: true } };
  expect(isLost(turn(world, before, line))).toBe(true);
  const pointing: ModelClient = {
    name: 'useful',
    read: async () => ({ intent: 'answer', facts: [{ path, quote, value }] }),
  };
  const helped = await assistedTurn(pointing, world, before, line);
  expect(valueAt(helped?.state.answers, path)).toBe(value);
  expect(helped?.state.facts[path]?.source).toBe('model');
});
