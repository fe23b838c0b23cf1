import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { surroundingsOf } from '../../cli/shipped-surroundings.js';
import { diagnose } from '../../forms/diagnose.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import { loadShipped, type Shipped } from '../../forms/load.js';
import { parseInstruction } from './script.js';
import { simulate } from './simulate.js';
import { storyOf } from './story.js';

let shipped: Shipped;
let definition: FormDefinition;

const title = { fa: 'نظر', en: 'Opinion' };
const opinions = {
  id: 'opinions',
  type: 'consult',
  title,
  bodies: ['FIRE', 'WATER', 'POWER'].map((id) => ({ id, title: { fa: id, en: id }, role: 'agency' })),
  outcomes: [
    { id: 'no-objection', title: { fa: 'بدون مخالفت', en: 'No objection' } },
    { id: 'with-conditions', title: { fa: 'مشروط', en: 'With conditions' }, needs: ['conditions'] },
    { id: 'against', title: { fa: 'مخالف', en: 'Against' }, needs: ['reason'] },
  ],
  enough: 'results.opinions.FIRE.outcome.orValue("") == "against"',
};
const against = 'results.opinions.answers.filter(a, a.outcome == "against").size()';
const rule = {
  id: 'by-opinions',
  type: 'switch',
  title,
  cases: [
    { when: `${against} * 2 > results.opinions.answers.size()`, next: 'objected' },
    { when: 'results.opinions.FIRE.outcome.orValue("") == "against"', next: 'objected' },
  ],
  otherwise: 'approval',
};
const objected = {
  id: 'objected',
  type: 'review',
  title: { fa: 'رسیدگی', en: 'On objections' },
  role: 'department-head',
  outcomes: [
    { id: 'overruled', title: { fa: 'وارد نیست', en: 'Overruled' }, next: 'approval', needs: ['reason'] },
    { id: 'upheld', title: { fa: 'وارد است', en: 'Upheld' }, as: 'reject' },
    { id: 'ask-again', title: { fa: 'پرسش دوباره', en: 'Ask again' }, next: 'opinions' },
  ],
};

beforeAll(async () => {
  shipped = await loadShipped();
  const json = JSON.parse(readFileSync(new URL('../../examples/demolition.json', import.meta.url), 'utf8'));
  const at = json.steps.findIndex(({ use }: { use?: string }) => use === 'common/approval');
  json.steps.splice(at, 1, opinions, rule, objected, { use: 'common/approval' });
  json.steps = json.steps.filter(({ id }: { id?: string }) => id !== 'utilities');
  const found = await diagnose(JSON.stringify(json), surroundingsOf(shipped));
  expect(found.issues).toEqual([]);
  if (found.definition) definition = found.definition;
});

async function lived(...deeds: string[]) {
  const { rulebooks, calendar } = shipped;
  const [filed] = definition.examples ?? [];
  if (!filed) throw new Error('the definition has no example');
  const run = await simulate({ definition, rulebooks, calendar, filed }, deeds.map(parseInstruction));
  const decided = run.simulated.transitions.flatMap(({ changed }) =>
    changed.flatMap((change) => (change.to === 'DONE' ? [change.outcomeId ?? change.outcome] : [])),
  );
  return { status: run.simulated.transitions.at(-1)?.status, decided, unused: run.unused };
}

describe('a case with outcomes of its steps’ own', () => {
  it('goes on by a rule over all answers', async () => {
    const none = await lived();
    expect(none.status).toBe('ISSUED');
    expect(none.decided).toEqual(['no-objection', 'no-objection', 'no-objection', 'approve']);
    const one = await lived('opinions.WATER=against', 'opinions.POWER=with-conditions');
    expect([one.status, one.decided]).toEqual(['ISSUED', expect.arrayContaining(['against', 'with-conditions'])]);
    const two = await lived('opinions.WATER=against', 'opinions.POWER=against', 'objected=upheld');
    expect([two.status, two.decided.at(-1)]).toEqual(['REJECTED', 'upheld']);
  });

  it('waits for nobody else once the body that binds has objected', async () => {
    const bound = await lived('opinions.FIRE=against', 'objected=overruled');
    expect([bound.status, bound.decided]).toEqual(['ISSUED', ['against', 'overruled', 'approve']]);
  });

  it('counts the answers of this time alone when bodies are asked again', async () => {
    const again = await lived('opinions.FIRE=against', 'objected=ask-again', 'opinions.WATER=against');
    expect(again.status).toBe('ISSUED');
    expect(again.decided).toEqual(['against', 'ask-again', 'against', 'no-objection', 'no-objection', 'approve']);
  });

  it('refuses what the step does not offer, and conditions that are needed and not named are put by', async () => {
    await expect(lived('opinions.FIRE=agianst')).rejects.toThrow(/cannot be done at opinions.FIRE.*with-conditions/);
    expect((await lived('opinions.FIRE=with-conditions')).decided[0]).toBe('with-conditions');
  });
});

describe('the licence by risk among the examples', () => {
  const POLICE = 'consultations.POLICE=against';
  it.each([
    ['without a person', 0, [], 'ISSUED', undefined],
    ['on the conditions of a body', 2, ['consultations.FIRE=with-conditions'], 'ISSUED', '44850'],
    ['refused after a hearing', 3, [POLICE, 'hearing=refused'], 'REJECTED', undefined],
    ['nevertheless, after a hearing', 3, ['consultations.FIRE=against', 'hearing=licence-anyway'], 'ISSUED', undefined],
    ['after bodies were asked again', 3, [POLICE, 'hearing=ask-again'], 'ISSUED', undefined],
    ['and suspended without a new insurance', 3, ['insurance-check=reject'], 'ISSUED', undefined],
    ['withdrawn on the way', 1, ['licensing=withdraw'], 'WITHDRAWN', undefined],
  ] as const)('ends: %s', async (_, example, deeds, status, total) => {
    const text = readFileSync(new URL('../../examples/tiered-licence.json', import.meta.url), 'utf8');
    const { definition: licence } = await diagnose(text, surroundingsOf(shipped));
    const filed = licence?.examples?.[example];
    if (!licence || !filed) throw new Error('the licence has no such example');
    const { rulebooks, calendar } = shipped;
    const run = await simulate({ definition: licence, rulebooks, calendar, filed }, deeds.map(parseInstruction));
    expect([run.simulated.transitions.at(-1)?.status, run.stopped, run.unused]).toEqual([status, 'ended', []]);
    if (total) expect(run.simulated.evaluation?.total).toBe(total);
    const suspended = run.simulated.transitions.some(({ permit }) => permit?.to === 'SUSPENDED');
    expect(suspended).toBe((deeds as readonly string[]).includes('insurance-check=reject'));
  });
});

describe('a permit once it is granted', () => {
  async function granted(file: string, example: number, ...deeds: string[]) {
    const text = readFileSync(new URL(`../../examples/${file}.json`, import.meta.url), 'utf8');
    const { definition: type } = await diagnose(text, surroundingsOf(shipped));
    const filed = type?.examples?.[example];
    if (!type || !filed) throw new Error('there is no such example');
    const { rulebooks, calendar } = shipped;
    return simulate({ definition: type, rulebooks, calendar, filed }, deeds.map(parseInstruction));
  }
  const permits = ({ simulated }: Awaited<ReturnType<typeof granted>>) =>
    simulated.transitions.flatMap(({ permit }) => (permit ? [permit.to] : []));

  it('is suspended for a ground, after a hearing and by a second person, and restored', async () => {
    const run = await granted(
      'tiered-licence',
      2,
      'suspension=begin@10d {"ground":"CONDITION_BROKEN"}',
      'suspension=approve@30d',
      'restoration=begin@60d',
    );
    expect([permits(run), run.stopped, run.unused]).toEqual([['SUSPENDED', 'ISSUED'], 'ended', []]);
    const story = storyOf(run, 'en').map(({ at, text }) => `${at} ${text}`);
    expect(story).toContainEqual(expect.stringMatching(/^1405\/10\/13 .*suspended — A condition of the licence/));
    expect(story).toContainEqual(expect.stringMatching(/^1405\/10\/30 00:00 reminder: the last day of the permit/));
    expect(story.at(-1)).toBe('1405/12/29 23:59 the permit ends');
  });

  it('is left alone where a measure is dismissed, and ends with one that revokes it', async () => {
    const dismissed = await granted('tiered-licence', 2, 'suspension=begin', 'suspension=reject@20d');
    expect(permits(dismissed)).toEqual([]);
    const revoked = await granted('tiered-licence', 2, 'cancellation=begin');
    expect([permits(revoked), revoked.simulated.ends]).toEqual([['REVOKED'], []]);
  });

  it('lapses where nobody makes use of it, and not where somebody does', async () => {
    const ends = async (...deeds: string[]) => (await granted('declaration-prealable', 0, ...deeds)).simulated.ends;
    expect(await ends('opening=nothing')).toMatchObject([{ what: 'LAPSES', day: '1408/09/04', told: ['1408/06/03'] }]);
    expect(await ends('opening=signal@40d')).toEqual([]);
  });

  it('is not granted before the second of two appeals, whose time begins with the first', async () => {
    const refused = ['decision=reject', 'gracious-appeal=begin@10d', 'gracious-appeal=reject@30d'];
    const run = await granted('declaration-prealable', 0, ...refused, 'court=begin@5d', 'court=annulled@20d');
    expect([run.simulated.transitions.at(-1)?.status, run.unused]).toEqual(['ISSUED', []]);
    const begun = run.simulated.transitions.flatMap(({ at, timeline }) =>
      timeline.some(({ type }) => type === 'APPEAL_FILED') ? [Date.parse(at)] : [],
    );
    expect((begun[1] ?? 0) - (begun[0] ?? 0)).toBeGreaterThanOrEqual(35 * 86_400_000);
    expect((await granted('declaration-prealable', 0, 'decision=reject', 'court=begin')).unused).toEqual(['court']);
  });

  it('refuses to begin what is no objection and no measure', async () => {
    await expect(granted('tiered-licence', 2, 'licensing=begin')).rejects.toThrow(
      /"begin" cannot be done at licensing/,
    );
    expect((await granted('tiered-licence', 2, 'recourse=begin')).unused).toEqual(['recourse']);
  });
});

describe('a step that waits for what somebody reports by a form', () => {
  const form = {
    schema: {
      type: 'object',
      additionalProperties: false,
      required: ['floors'],
      properties: { floors: { type: 'integer', minimum: 1, title: 'طبقات', 'x-i18n': { en: { title: 'Floors' } } } },
    },
    ui: {},
  };
  const live = async (deeds: string[], { by = 'applicant', results = {} }: { by?: string; results?: object } = {}) => {
    const reported = { id: 'reported', type: 'wait', title, signal: 'floors-built', by, form };
    const high = {
      id: 'high',
      type: 'switch',
      title,
      cases: [{ when: 'results.reported.floors.orValue(0) > 2', next: 'objected' }],
      otherwise: 'opinions',
    };
    const at = definition.steps.findIndex(({ id }) => id === 'opinions');
    const steps = [...definition.steps.slice(0, at), reported, high, ...definition.steps.slice(at)];
    const [example] = definition.examples ?? [];
    const run = await simulate(
      {
        definition: { ...definition, steps: steps as never },
        rulebooks: shipped.rulebooks,
        calendar: shipped.calendar,
        filed: { ...example, results } as never,
      },
      deeds.map(parseInstruction),
    );
    return run.simulated.transitions.flatMap(({ opened }) => opened.map(({ stepId }) => stepId));
  };

  it('is asked for it, takes it from the deed or from the example, and goes on by it', async () => {
    expect(await live(['reported=signal {"floors": 3}'])).toContain('objected');
    const shown = await live(['reported=signal {"floors": 2}'], { by: 'supervisor' });
    expect([shown.includes('opinions'), shown.includes('objected')]).toEqual([true, false]);
    expect(await live([], { results: { reported: { floors: 4 } } })).toContain('objected');
  });

  it('refuses what does not fit it, and that nothing is said', async () => {
    await expect(live([])).rejects.toThrow(/The answers at reported do not fit its form.*floors/s);
    await expect(live(['reported=signal {"floors": "many"}'])).rejects.toThrow('floors');
  });
});
