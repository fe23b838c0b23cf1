import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { surroundingsOf } from '../../cli/shipped-surroundings.js';
import { diagnose } from '../../forms/diagnose.js';
import { loadShipped, type Shipped } from '../../forms/load.js';
import { parseInstruction } from './script.js';
import { simulate } from './simulate.js';
import { storyOf } from './story.js';

let shipped: Shipped;
beforeAll(async () => {
  shipped = await loadShipped();
});

async function lived(file: string, example: number, ...deeds: string[]) {
  return livedBy(file, example, {}, ...deeds);
}

/** With more of the group of fields that is named. */
async function livedBy(file: string, example: number, more: Record<string, object>, ...deeds: string[]) {
  const text = readFileSync(new URL(`../../examples/${file}.json`, import.meta.url), 'utf8');
  const { definition } = await diagnose(text, surroundingsOf(shipped));
  const written = definition?.examples?.[example];
  if (!definition || !written) throw new Error('there is no such example');
  const groups = Object.entries(more).map(([key, fields]) => [key, { ...Object(written.answers[key]), ...fields }]);
  const filed = { ...written, answers: { ...written.answers, ...Object.fromEntries(groups) } };
  const { rulebooks, calendar } = shipped;
  const run = await simulate({ definition, rulebooks, calendar, filed }, deeds.map(parseInstruction));
  const told = storyOf(run, 'en').map(({ at, text }) => `${at} ${text}`);
  const tasks = run.simulated.transitions.flatMap(({ opened }) => opened.map(({ stepId }) => stepId));
  return { run, told, tasks, story: told.join('\n'), status: run.simulated.transitions.at(-1)?.status };
}

describe('a visit', () => {
  it('is booked before anybody goes there, and takes place when it is', async () => {
    const { told, status } = await lived('completion-certificate', 0);
    const booked = told.findIndex((line) => line.includes('The visit is on'));
    const [, day, time] = /The visit is on (\S+) at (\S+)/.exec(told[booked] ?? '') ?? [];
    expect(time).toBe('09:30');
    expect(told.slice(booked + 1)[0]).toMatch(new RegExp(`^${day} 11:00 `));
    expect(status).toBe('ISSUED');
  });

  it('is booked for the time that is said, and moved', async () => {
    const { story, run } = await lived(
      'completion-certificate',
      0,
      'visit=book@1h {"at":"1405/09/08 09:30"}',
      'visit=book@2h {"at":"1405/09/09 11:00"}',
      'visit=nobody-met@1h',
    );
    expect(story).toContain('The visit is on 1405/09/08 at 09:30');
    expect(story).toContain('The visit was moved to 1405/09/09 at 11:00');
    expect(story).toMatch(/^1405\/09\/09 11:00 .*Nobody was met/m);
    expect(story.match(/The visit is on/g)).toHaveLength(2);
    expect(run.unused).toEqual([]);
  });

  it.each([
    ['what is not offered', ['visit=book {"at":"1405/09/08 23:00"}'], /1405\/09\/08 23:00 is not offered at visit/],
    [
      'a third move',
      ['08', '09', '10', '11'].map((day) => `visit=book {"at":"1405/09/${day} 09:30"}`),
      /moved 2 times/,
    ],
    ['a time at what nobody visits', ['signature=book'], /"book" cannot be done at signature/],
  ])('is refused: %s', async (_, deeds, said) => {
    await expect(lived('completion-certificate', 0, ...deeds)).rejects.toThrow(said);
  });
});

it('tells which fees come to others by what was found', async () => {
  const { story } = await lived('completion-certificate', 1);
  expect(story).toMatch(/fees by what was found: Corrected building duties: [\d,]+ rials \(new\), Fine/);
  expect((await lived('completion-certificate', 0)).story).not.toContain('fees by what was found');
});

describe('a legal term', () => {
  it('is told with its end and what that is, and made longer by an order', async () => {
    const usual = await lived('zurich-building-application', 0);
    const longer = await lived('zurich-building-application', 0, 'treatment=extend@10d');
    const endsOf = (story: string) =>
      [...story.matchAll(/Term of treatment: time is over (\S+)/g)].map(([, day]) => day);
    expect(endsOf(usual.story)).toHaveLength(1);
    expect(endsOf(longer.story)).toHaveLength(2);
    expect((endsOf(longer.story)[1] ?? '') > (endsOf(longer.story)[0] ?? '')).toBe(true);
    expect(longer.run.unused).toEqual([]);
    const twice = lived('zurich-building-application', 0, 'treatment=extend@10d', 'treatment=extend@11d');
    await expect(twice).rejects.toThrow(/longer 1 times/);
  });
});

describe('what is said of a decision and of a notice', () => {
  it('sets conditions with days, which are then somebody’s tasks', async () => {
    const items =
      '{"conditionItems":[{"text":"a fence","due":"1406/02/31"},{"text":"a gutter","due":"1406/03/31"},{}]}';
    const { tasks, story, run } = await lived('zurich-building-application', 0, `decision=on-conditions ${items}`);
    expect(tasks.filter((step) => step === 'duties')).toHaveLength(2);
    expect(story).toMatch(/duties: reminder 1406\/02\/31/);
    expect(run.stopped).toBe('ended');
    expect((await lived('zurich-building-application', 0)).tasks).not.toContain('duties');
    await expect(
      lived('zurich-building-application', 0, 'decision=on-conditions {"conditionItems":[{"due":"soon"}]}'),
    ).rejects.toThrow(/"conditionItems" takes conditions/);
  });

  it('files objections, which are decided', async () => {
    expect((await lived('zurich-building-application', 0)).tasks).not.toContain('objections');
    const { tasks, run } = await lived('zurich-building-application', 0, 'display=objection@3d', 'display=request@4d');
    expect([tasks.includes('objections'), run.unused]).toEqual([true, []]);
    expect(run.simulated.onNotices.count('display')).toEqual({ objections: 1, requests: 1 });
  });
});

describe('a step of each entry of a list', () => {
  const annexes = ['30', '12', '20'].map((area) => ({ use: 'SHED', area }));

  it('is done as is said of that entry, and of any of them where no entry is named', async () => {
    const { told, tasks, run } = await livedBy(
      'zurich-building-application',
      0,
      { project: { annexes } },
      'annexe-control.1=approve {"area": "31"}',
      'annexe-control.2=faults',
      'annexe-control={"area": "20"}'.replace('=', '=approve '),
      'annexe-control.2=approve {"area": "12"}',
      'annexe-mended.2=signal@2d',
    );
    expect(run.unused).toEqual([]);
    // What one entry has given decides of that entry alone, though others are decided at the same time.
    expect(tasks.filter((id) => id.startsWith('annexe-')).sort()).toEqual([
      'annexe-control.1',
      'annexe-control.2',
      'annexe-control.2',
      'annexe-control.3',
      'annexe-larger.1',
    ]);
    for (const area of ['31', '12', '20'])
      expect(told.filter((line) => line.includes(`The annexe of ${area} m²`))).toHaveLength(1);
  });
});
