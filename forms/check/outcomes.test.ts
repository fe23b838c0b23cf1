import { describe, expect, it } from 'vitest';
import { definitionJson, everyStepFile } from '../../test/support/definition.js';
import { exampleSurroundings } from '../diagnostics/example-surroundings.js';
import { diagnoseExample } from '../diagnostics/run-example.js';
import { mermaidOf } from '../diagram/mermaid.js';
import { nestedResults } from '../evaluation/results-shape.js';
import { FormDefinition } from '../language/definition.js';
import { loadShipped } from '../load.js';
import { demandsOf, unapproved } from './demands.js';

const sound = definitionJson(everyStepFile);
const soundSteps = sound.steps as unknown[];
const surroundings = exampleSurroundings(await loadShipped(), sound);
const title = { fa: 'نتیجه', en: 'Outcome' };
const yes = { type: 'boolean', title: 'دیده شد', 'x-i18n': { en: { title: 'Seen' } } };
const AGAINST = { id: 'against', title: { fa: 'مخالف', en: 'Against' } };
const opinions = {
  id: 'opinions',
  type: 'consult',
  title,
  bodies: ['FIRE', 'WATER', 'POWER'].map((id) => ({ id, title, role: 'agency' })),
  outcomes: ['approve', AGAINST],
};
/** Another version, whose appeal is of the grant alone. */
const asIfNobodyRejected = { version: 2, 'steps[14].of': ['ISSUED'] };
/** Step 8 is the review `approval`, whose outcomes these are. */
const review = (outcomes: unknown, more: Record<string, unknown> = {}) =>
  diagnoseExample({ changes: { ...asIfNobodyRejected, 'steps[8].outcomes': outcomes, ...more } }, sound, surroundings);
/** In its place, a consultation of three bodies. */
const consult = (more: object, condition = 'results.opinions.FIRE.outcome.orValue("") == "against"') =>
  diagnoseExample(
    { changes: { ...asIfNobodyRejected, 'steps[8]': { ...opinions, ...more }, 'steps[9].when': condition } },
    sound,
    surroundings,
  );
const codes = ({ issues }: Awaited<ReturnType<typeof review>>) => issues.map(({ path, code }) => `${path} ${code}`);

describe('outcomes of a step of its own', () => {
  it.each([
    ['like an approval', ['return', { ...AGAINST, id: 'mostly', as: 'approve', needs: ['conditions'] }]],
    ['leading somewhere', ['approve', { ...AGAINST, next: 'request', needs: ['reason'] }]],
    ['refusing', ['approve', { ...AGAINST, as: 'reject', next: 'end' }]],
  ])('are taken: %s', async (_, outcomes) => {
    expect(codes(await review(outcomes)).filter((code) => !code.includes('steps[9]'))).toEqual([]);
  });

  it.each([
    ['all', 'results.opinions.answers.all(a, a.outcome == "approve")'],
    [
      'a majority',
      'results.opinions.answers.filter(a, a.outcome != "against").size() * 2 > results.opinions.answers.size()',
    ],
    ['the one that binds', 'results.opinions.WATER.outcome.orValue("") != "against"'],
    ['who they are', 'results.opinions.answers.exists(a, a.body == "FIRE" && a.outcome == "against")'],
  ])('are read by one rule over all answers: %s', async (_, condition) => {
    expect(codes(await consult({}, condition))).toEqual([]);
    expect(codes(await consult({ enough: condition }))).toEqual([]);
  });

  it.each([
    ['a step that is not there', [{ ...AGAINST, next: 'paymnet' }], 'steps[8].outcomes[0].next UNKNOWN_STEP'],
    ['the same twice', [AGAINST, AGAINST], 'steps[8].outcomes[1].id DUPLICATE_ID'],
    ['one that everybody knows', [{ ...AGAINST, id: 'approve' }], 'steps[8].outcomes[0].id RESERVED_ID'],
    ['one without a difference', ['approve', AGAINST], 'steps[8].outcomes[1] IDLE_OUTCOME'],
  ])('are refused: %s', async (_, outcomes, code) => {
    expect(codes(await review(outcomes))).toContain(code);
  });

  it('make no difference where only something else of their step is read', async () => {
    const form = { schema: { type: 'object', additionalProperties: false, properties: { seen: yes } }, ui: {} };
    const idle = (own: object, condition: string) =>
      review(['approve', { ...AGAINST, ...own }], { 'steps[8].form': form, 'steps[9].when': condition });
    const field = 'results.approval.seen.orValue(false)';
    const at = 'steps[8].outcomes[1] IDLE_OUTCOME';
    expect(codes(await idle({}, field))).toContain(at);
    expect(codes(await idle({ needs: ['form'] }, field))).not.toContain(at);
    expect(codes(await idle({ needs: ['conditions'] }, 'true'))).not.toContain(at);
    expect(codes(await idle({}, 'results.approval.outcome.orValue("") == "against"'))).not.toContain(at);
  });

  it('are known where they are read', async () => {
    const misspelt = await consult({}, 'results.opinions.FIRE.outcome.orValue("") == "agianst"');
    expect(misspelt.issues).toContainEqual(expect.objectContaining({ code: 'UNKNOWN_OUTCOME', hint: 'against' }));
    const answers = 'results.opinions.answers';
    for (const typo of [
      `${answers}.exists(a, a.body == "FIRE" && a.outcome == "agianst")`,
      `${answers}.filter(one, size(one.body) > 0 && one.outcome in ["approve", "agianst"]).size() > 0`,
      'results.opinions.FIRE.outcome.orValue("") in ["approve", "agianst"]',
    ])
      expect((await consult({}, typo)).issues).toContainEqual(
        expect.objectContaining({ code: 'UNKNOWN_OUTCOME', hint: 'against' }),
      );
    const untyped = await consult({}, 'results.opinions.FIRE.outcome == "against"');
    expect(codes(untyped)).toContain('steps[9].when EXPRESSION_TYPE');
    expect(codes(await consult({ enough: 'results.opinions.FIRE.outcome' }))).toContain(
      'steps[8].enough EXPRESSION_TYPE',
    );
  });

  it('of a body reject nothing and lead nowhere', async () => {
    const refused = await Promise.all(
      [['reject'], [{ ...AGAINST, as: 'reject' }], [{ ...AGAINST, next: 'end' }]].map((outcomes) =>
        consult({ outcomes }),
      ),
    );
    for (const one of refused) expect(one.issues.map(({ path }) => path)).toContain('steps[8].outcomes');
  });

  it('do not let pass what has to approve, but where they are like an approval', () => {
    const of = (outcomes: unknown) => {
      const definition = FormDefinition.parse({
        ...Object(sound),
        steps: Object(sound).steps.with(8, { ...Object(sound).steps[8], outcomes }),
      });
      const issue = definition.steps.find(({ type }) => type === 'issue');
      return demandsOf(definition.steps, issue?.id ?? '').approvals;
    };
    expect(of(['approve', { ...AGAINST, next: 'request' }])).toContain('approval');
    expect(of(['approve', AGAINST])).not.toContain('approval');
    const given = new Map([['approval', { outcome: 'mostly', as: 'approve' }]]);
    expect(unapproved({ approvals: ['approval'], appeals: {}, payment: false }, given)).toEqual([]);
  });

  it('are ways of the picture, by their titles', () => {
    const { steps } = Object(sound) as { steps: object[] };
    const definition = FormDefinition.parse({
      ...Object(sound),
      steps: steps.with(8, { ...steps[8], outcomes: ['approve', { ...AGAINST, next: 'request' }] }),
    });
    expect(mermaidOf(definition, { language: 'en' })).toMatch(/-->\|.*Against.*\|/);
  });

  it('come as one list, of those bodies that have answered', () => {
    const kept = {
      opinions: { outcome: 'against' },
      'opinions.WATER': {},
      'opinions.FIRE': { outcome: 'against', by: 'f' },
    };
    expect(nestedResults(kept)).toEqual({
      opinions: {
        outcome: 'against',
        WATER: {},
        FIRE: { outcome: 'against', by: 'f' },
        answers: [{ body: 'FIRE', outcome: 'against', by: 'f' }],
      },
    });
  });
});

describe('appeals', () => {
  const first = { id: 'first', type: 'appeal', title, of: ['REJECTED'], role: 'appeals' };
  const second = { ...first, id: 'second', role: 'director', after: 'first' };
  const inPart = { id: 'in-part', title, as: 'approve', next: 'calculation' };
  const withAppeals = (...appeals: unknown[]) =>
    diagnoseExample(
      { changes: { version: 2, 'steps[13]': appeals[0], 'steps[14]': appeals[1] ?? soundSteps[14] } },
      sound,
      surroundings,
    );

  it('may follow one another, each with outcomes of its own', async () => {
    const outcomes = ['approve', 'reject', inPart];
    expect(codes(await withAppeals({ ...first, outcomes }, { ...second, outcomes }))).toEqual([]);
  });

  it.each([
    ['after one that is not there', first, { ...second, after: 'frist' }, 'steps[14].after UNKNOWN_STEP'],
    ['after what is no appeal', first, { ...second, after: 'approval' }, 'steps[14].after APPEAL_EFFECT'],
    [
      'a day off of no day',
      { ...first, within: undefined, ifDayOff: 'nextWorkingDay' },
      second,
      'ifDayOff APPEAL_EFFECT',
    ],
    ['after itself', first, { ...second, after: 'second' }, 'steps[14].after APPEAL_EFFECT'],
    [
      'an outcome that is like none',
      { ...first, outcomes: [{ id: 'odd', title }] },
      second,
      'outcomes[0].as APPEAL_EFFECT',
    ],
    [
      'one that dismisses and leads somewhere',
      { ...first, outcomes: [{ ...inPart, as: 'reject' }] },
      second,
      'outcomes[0].next APPEAL_EFFECT',
    ],
    ['one that leads nowhere', { ...first, outcomes: [{ ...inPart, next: 'clculation' }] }, second, 'UNKNOWN_STEP'],
  ])('are refused: %s', async (_, one, two, code) => {
    expect(codes(await withAppeals(one, two)).join()).toContain(code);
  });

  const notice = {
    ...{ id: 'view', type: 'publish-notice', title, text: title, lasts: { days: 5 } },
    shows: { answers: ['subject'] },
    takes: ['request'],
  };
  const ofOthers = { ...first, of: ['ISSUED'], by: { filedOn: 'view' } };
  const withNotice = (by: object, more: object = {}) =>
    diagnoseExample(
      { changes: { version: 2, 'steps[8]': notice, 'steps[13]': { ...ofOthers, by, ...more } } },
      sound,
      surroundings,
    );

  it('may be open to whoever filed something on a public notice', async () => {
    expect(codes(await withNotice({ filedOn: 'view' })).join()).not.toMatch(/APPEAL_EFFECT|UNKNOWN/);
    expect(codes(await withNotice({ filedOn: 'view', kind: 'request' })).join()).not.toMatch(/APPEAL_EFFECT|UNKNOWN/);
  });

  it.each([
    ['on no notice', { filedOn: 'vew' }, {}, 'steps[13].by.filedOn UNKNOWN_STEP'],
    ['on what is no notice', { filedOn: 'approval' }, {}, 'steps[13].by.filedOn UNKNOWN_STEP'],
    ['what is not filed there', { filedOn: 'view', kind: 'objection' }, {}, 'steps[13].by.kind APPEAL_EFFECT'],
    ['and nobody decides', { filedOn: 'view' }, { role: undefined }, 'steps[13].role APPEAL_EFFECT'],
    ['a measure', { filedOn: 'view' }, { effect: 'revoke' }, 'steps[13].by APPEAL_EFFECT'],
  ])('are refused where others would have filed %s', async (_, by, more, code) => {
    expect(codes(await withNotice(by, more)).join()).toContain(code);
  });

  it('are drawn from the notice on which whoever begins them has filed', () => {
    const { steps } = FormDefinition.parse({ ...sound, steps: [...soundSteps.slice(0, 13), notice, ofOthers] });
    expect(mermaidOf({ steps }, { language: 'en' })).toMatch(/s\d+ -\.->\|"by whoever filed on it"\| s\d+/);
  });

  it('are drawn beside the way, where somebody begins them', () => {
    const { steps } = FormDefinition.parse({ ...sound, steps: [...soundSteps.slice(0, 13), first, second] });
    const picture = mermaidOf({ steps }, { language: 'en' });
    const idOf = (text: string) => new RegExp(`(s\\d+)\\[/"${text}`).exec(picture)?.[1];
    const [one, two] = [...picture.matchAll(/(s\d+)\[\/"Outcome/g)].map(([, id]) => id);
    expect(idOf('Outcome')).toBe(one);
    expect(picture).toContain(`finish -.->|"is begun"| ${one}`);
    expect(picture).toContain(`${one} -.->|"is begun"| ${two}`);
    expect(picture).not.toMatch(new RegExp(`-->(\\|[^|]*\\|)? (${one}|${two})\\b`));
  });
});
