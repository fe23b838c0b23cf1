import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { surroundingsOf } from '../../cli/shipped-surroundings.js';
import { type Diagnosis, diagnose } from '../../forms/diagnose.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import type { ExampleCase } from '../../forms/language/example.js';
import { loadShipped, type Shipped } from '../../forms/load.js';
import { definitionAt, everyStepFile } from '../../test/support/definition.js';
import { parseInstruction } from './script.js';
import { type Simulation, simulate } from './simulate.js';
import { storyOf } from './story.js';

let shipped: Shipped;
const examples = new Map<string, FormDefinition>();

beforeAll(async () => {
  shipped = await loadShipped();
  for (const code of ['demolition', 'time-extension', 'completion-certificate', 'plot-subdivision']) {
    const text = readFileSync(new URL(`../../examples/${code}.json`, import.meta.url), 'utf8');
    const found: Diagnosis = await diagnose(text, surroundingsOf(shipped));
    if (found.definition) examples.set(code, found.definition);
  }
});

interface Live {
  deeds?: string[];
  filed?: ExampleCase;
  audited?: boolean;
  failing?: string[];
}

function live(
  definition: FormDefinition,
  { deeds = [], filed, audited, failing = [] }: Live = {},
): Promise<Simulation> {
  const first = filed ?? definition.examples?.[0];
  if (!first) throw new Error('the definition has no example');
  const { rulebooks, calendar } = shipped;
  const options = { definition, rulebooks, calendar, filed: first, failing: new Set(failing) };
  return simulate({ ...options, ...(audited === undefined ? {} : { audited }) }, deeds.map(parseInstruction));
}

const exampleOf = (code: string): FormDefinition => {
  const definition = examples.get(code);
  if (!definition) throw new Error(`${code} is broken`);
  return definition;
};
const told = ({ simulated: desk }: Simulation) =>
  desk.transitions.flatMap(({ timeline }) => timeline.map(({ type }) => type));
const status = ({ simulated: desk }: Simulation) => desk.transitions.at(-1)?.status;

const everyStepCase: ExampleCase = {
  title: { fa: 'الف', en: 'a' },
  asOf: '1405/09/02',
  answers: { property: { nosaziCode: '9-1-7-1-0-0-0' }, subject: 'x-ray room', visit: true },
  registers: { parcel: { nosaziCode: '9-1-7-1-0-0-0', fileCode: 10000001 } },
  expected: { outcome: 'CLEAN' },
};

describe('a case whose fees are in groups', () => {
  it('pays the first, and is granted past a last payment that asks for nothing more', async () => {
    const run = await live(exampleOf('completion-certificate'));
    expect(status(run)).toBe('ISSUED');
    expect(told(run).filter((type) => /PAYMENT|PAID/.test(type))).toEqual(['PAYMENT_DUE', 'PAID']);
    expect(run.simulated.slips.map(({ status, payable }) => `${status} ${payable}`)).toEqual([
      'PAID 4000000',
      'PAID 0',
    ]);
  });
});

describe('a simulated case', () => {
  it('asks three utilities side by side and issues the demolition when all have answered', async () => {
    const run = await live(exampleOf('demolition'));
    expect(status(run)).toBe('ISSUED');
    const roles = run.simulated.transitions.flatMap(({ opened }) => opened.map(({ role }) => role));
    expect(roles).toEqual(['water-company', 'power-company', 'gas-company', 'supervisor']);
    expect(run.simulated.slips.map(({ payable }) => payable)).toEqual(['7500000']);
  });

  it('returns by the clock when one of the three does not answer', async () => {
    const run = await live(exampleOf('demolition'), { deeds: ['gas-cut=nothing', 'power-cut=approve@1d'] });
    expect(told(run)).toEqual(expect.arrayContaining(['REMINDED', 'ESCALATED', 'RETURNED_BY_CLOCK', 'EXPIRED']));
    expect(status(run)).toBe('EXPIRED');
  });

  it('goes through every type of step', async () => {
    const run = await live(definitionAt(everyStepFile), { filed: everyStepCase });
    expect(told(run)).toEqual(
      expect.arrayContaining([
        'REGULATION_ANNOUNCED',
        'SIGNAL_RECEIVED',
        'SERVICE_ANSWERED',
        'WAITED',
        'NOTIFIED',
        'AUDITED',
      ]),
    );
    expect([status(run), run.stopped, run.unused]).toEqual(['ISSUED', 'ended', []]);
  });

  it('lets a connector fail and the draw of audits pass over', async () => {
    const definition = definitionAt(everyStepFile);
    const run = await live(definition, { filed: everyStepCase, failing: ['sample'], audited: false });
    expect(told(run)).toEqual(expect.arrayContaining(['SERVICE_FAILED', 'AUDIT_NOT_SAMPLED']));
  });

  it('is rejected, withdrawn, or lapses and is worked out again', async () => {
    const definition = exampleOf('time-extension');
    expect(status(await live(definition, { deeds: ['approval=reject@1d'] }))).toBe('REJECTED');
    expect(status(await live(definition, { deeds: ['approval=withdraw@1d'] }))).toBe('WITHDRAWN');
    const lapsed = await live(definition, { deeds: ['payment=nothing'] });
    expect([status(lapsed), lapsed.stopped]).toEqual(['RECALCULATION_DUE', 'stands']);
    const again = await live(exampleOf('demolition'), { deeds: ['payment=recalculate@40d'] });
    expect(told(again)).toEqual(expect.arrayContaining(['SLIPS_EXPIRED', 'RECALCULATED', 'PAID', 'ISSUED']));
  });

  it('says what a case goes round that never ends: a payment that lapses again and again', async () => {
    const lapsing = definitionAt(everyStepFile);
    const payment = lapsing.steps.find(({ id }) => id === 'payment');
    Object.assign(payment ?? {}, { onExpire: 'approval' });
    const run = await live(lapsing, { filed: everyStepCase, deeds: Array(80).fill('payment=nothing') });
    expect([run.stopped, run.loop]).toEqual(['too long', ['approval', 'payment']]);
  });

  it('refuses answers that do not fit, and says of a deed that nothing waited for it', async () => {
    const definition = exampleOf('time-extension');
    const [sound] = definition.examples ?? [];
    const wrong = { ...sound, answers: {} } as ExampleCase;
    await expect(live(definition, { filed: wrong })).rejects.toThrow(/do not fit the form/);
    expect((await live(definition, { deeds: ['audit=approve'] })).unused).toEqual(['audit']);
  });

  it('is told in both languages, with Jalali days', async () => {
    const run = await live(exampleOf('time-extension'));
    const [first] = storyOf(run, 'fa');
    expect(first).toEqual({ at: '1405/09/02 09:00', kind: 'event', text: 'درخواست ثبت شد؛ نتیجه: بی‌مانع' });
    expect(storyOf(run, 'en').map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Municipal approval: task for supervisor', 'slip MUNICIPALITY 2,000,000 rials']),
    );
  });
});

it.each(['approval', 'approval=2', 'approval=return@x', '=approve', 'approval=approve@1y'])(
  'takes no such deed: %s',
  (text) => {
    expect(() => parseInstruction(text)).toThrow(/is no deed/);
  },
);

it('says which plot a grant ends and what it becomes', async () => {
  const lived = await live(exampleOf('plot-subdivision'));
  expect(status(lived)).toBe('ISSUED');
  const [ended, begun] = ['9-1-7-1', '9-1-7-5101 · 9-1-7-5102'];
  expect(storyOf(lived, 'en').map(({ text }) => text)).toContain(`plot ${ended} becomes ${begun}`);
  expect(storyOf(lived, 'fa').filter(({ text }) => text.includes('تبدیل می‌شود'))).toHaveLength(1);
});

describe('what comes again, and what never comes', () => {
  const title = { fa: 'بازدید', en: 'Visit' };
  const again = { id: 'again', title, next: 'visit', needs: ['reason'] };
  const withUse = (): FormDefinition => {
    const definition = structuredClone(exampleOf('time-extension')) as unknown as {
      steps: object[];
      lapse: object;
      validity: object;
    };
    definition.steps.push(
      { id: 'visit', type: 'inspect', title, role: 'supervisor', outcomes: ['approve', again] },
      { id: 'begun', type: 'wait', title, signal: 'begun', by: 'applicant', deadlines: [] },
    );
    definition.lapse = { after: { days: 30 }, unless: ['begun'], title, basis: 'article 1' };
    definition.validity = { months: '12', basis: 'article 1', remind: [{ months: 1 }] };
    return definition as unknown as FormDefinition;
  };
  const days = (run: Simulation) => storyOf(run, 'en').map(({ at, text }) => `${at.slice(0, 10)} ${text}`);
  const laterBy = (run: Simulation, from: string, to: string) => {
    const atOf = (type: string, i: number) =>
      Date.parse(
        run.simulated.transitions.filter(({ timeline }) => timeline.some((t) => t.type === type)).at(i)?.at ?? '',
      );
    return Math.round((atOf(to, -1) - atOf(from, 0)) / 86_400_000);
  };

  it('counts a deed from when its step began to wait again', async () => {
    const run = await live(withUse(), { deeds: ['visit=again@2d', 'visit=again@3d', 'visit=approve@4d'] });
    expect([status(run), laterBy(run, 'ISSUED', 'SIGNAL_RECEIVED')]).toEqual(['ISSUED', 10]);
  });

  it('tells of no end of a permit that has lapsed before, nor of a lapse of one that was used in time', async () => {
    const lapsed = days(await live(withUse(), { deeds: ['begun=signal@60d'] })).join('\n');
    expect(lapsed).toContain('the permit lapses');
    expect(lapsed).not.toMatch(/the permit ends|reminder: the last day/);
    const used = days(await live(withUse(), { deeds: ['begun=signal@6d'] })).join('\n');
    expect(used).toMatch(/reminder: the last day[\s\S]*the permit ends/);
    expect(used).not.toContain('the permit lapses');
  });
});
