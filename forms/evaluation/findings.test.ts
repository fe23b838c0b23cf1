import { describe, expect, test } from 'vitest';
import { check, evaluate, floor, input, rulebook, rulesetOf } from '../test-support/shipped-samples.js';
import type { EvaluationInput, Explanation } from './types.js';

describe('registers', () => {
  const at = '2026-01-01T00:00:00Z';
  const asked = (parcel: EvaluationInput['registers'][string]) =>
    evaluate('construction', {}, { registers: { parcel } });

  test('one that does not answer leaves every check that needs it missing, by its name', () => {
    const result = asked({ status: 'unavailable', source: 'http', at });
    expect(result.outcome).toBe('INCOMPLETE');
    expect(check(result, 'R-LEG-01')).toMatchObject({ status: 'MISSING', message: { fa: '«ثبت املاک» پاسخ نداد.' } });
    expect(check(result, 'R-COV-01')).toMatchObject({
      status: 'MISSING',
      message: { en: 'The "Register of parcels" did not answer.' },
    });
    expect(check(result, 'R-OWN-01')?.status).toBe('PASS');
    expect(check(result, 'R-FLR-01')?.status).toBe('MISSING');
    expect(result.feeLines).toEqual([]);
  });

  test('one without a record, and one that withholds it, say what to do', () => {
    expect(check(asked({ status: 'absent', source: 'table', at }), 'R-LEG-02')?.message?.en).toContain('has no record');
    const withheld = asked({ status: 'absent', source: 'table', at, withheld: true });
    expect(check(withheld, 'R-LEG-02')?.fix?.en).toContain("owner's mandate");
  });

  test('a record of another shape is not guessed at', () => {
    const record = { nosaziCode: '9-1-7-1-0-0-0', zone: 5, fileCode: 1 };
    const result = asked({ status: 'found', record, source: 'http', version: '1', at });
    expect(check(result, 'R-LND-01')).toMatchObject({
      status: 'MISSING',
      message: { en: '"Area taken by widening" was not given.' },
    });
  });

  test('a zone that the rulebook does not know is told by the name of the table', () => {
    const result = evaluate('construction', { zone: 'Z-9' });
    expect(check(result, 'R-COV-01')?.message?.fa).toBe(
      '«ضوابط پهنه» معلوم نیست: «جدول پهنه‌ها» سطری برای این مورد ندارد.',
    );
  });
});

describe('findings', () => {
  test('are said as one would, in both languages, with how to put them right', () => {
    const result = evaluate('construction', { floors: [floor(0, 'RES', '180')] });
    expect(check(result, 'R-COV-01')).toMatchObject({
      status: 'FAIL',
      actual: '72',
      limit: '60',
      message: { fa: 'سطح اشغال ۷۲٪ از حد مجاز ۶۰٪ بیشتر است.', en: 'Coverage 72% exceeds the permitted 60%.' },
      fix: { fa: 'مساحت بزرگ‌ترین طبقه را کم کنید تا سطح اشغال از ۶۰٪ بیشتر نشود.' },
    });
  });

  test('show what misses a limit by little as more than the limit', () => {
    const result = evaluate('construction', { parcel: { deedArea: '249.99' }, floors: [floor(0, 'RES', '150')] });
    expect(check(result, 'R-COV-01')).toMatchObject({
      status: 'FAIL',
      actual: '60.002',
      message: { fa: 'سطح اشغال ۶۰٫۰۰۲٪ از حد مجاز ۶۰٪ بیشتر است.' },
    });
  });

  test('name documents and disciplines by their titles', () => {
    const result = evaluate('construction', { documents: [], engineers: ['ARCH'] });
    expect(check(result, 'R-DOC-01')?.message?.fa).toContain('سند مالکیت، مدارک هویتی مالک');
    expect(check(result, 'R-ENG-01')).toMatchObject({
      actual: 'CIVIL',
      message: { fa: 'مهندس ناظر این رشته‌ها معرفی نشده است: عمران.' },
    });
  });

  test('incomplete comes before blocked, blocked before referral', () => {
    const small = { parcel: { deedArea: '140' } };
    expect(evaluate('construction', { ...small, floors: [floor(0, 'RES', '80')] }).outcome).toBe('REFERRAL');
    expect(evaluate('construction', { ...small, floors: [floor(0, 'RES', '100')] }).outcome).toBe('BLOCKED');
    const lacking = evaluate('construction', { ...small, floors: [floor(0, 'RES', '100')], documents: [] });
    expect(lacking).toMatchObject({ outcome: 'INCOMPLETE', lane: 'applicant', referralTarget: null });
  });

  test('a referral goes to the first body that has not cleared it', () => {
    const fields = { parcel: { deedArea: '140', overlays: ['HERITAGE'] }, floors: [floor(0, 'RES', '80')] };
    expect(evaluate('construction', fields)).toMatchObject({ referralTarget: 'AGENCY_INQUIRY', lane: 'referral' });
    expect(evaluate('construction', fields, { cleared: ['AGENCY_INQUIRY'] }).referralTarget).toBe('COMMISSION_5');
    const both = evaluate('construction', fields, { cleared: ['COMMISSION_5', 'AGENCY_INQUIRY'], generation: 'SMART' });
    expect(both).toMatchObject({ outcome: 'CLEAN', referralTarget: null, lane: 'supervised' });
    expect(check(both, 'R-LND-01')).toMatchObject({
      status: 'WARN',
      message: { en: expect.stringContaining('cleared') },
    });
  });

  test('a shop where a zone allows no commerce at all is for the commission, on every level', () => {
    const fields = { zone: 'Z-R2', floors: [floor(0, 'COM', '100', { openingLength: '4', height: '3' })] };
    const result = evaluate('construction', fields);
    expect(result).toMatchObject({ outcome: 'REFERRAL', referralTarget: 'COMMISSION_5' });
    expect(check(result, 'R-USE-02')?.status).toBe('NOT_APPLICABLE');
    const above = evaluate('construction', { zone: 'Z-M1', floors: [{ ...fields.floors[0], level: 2 }] });
    expect([above.outcome, check(above, 'R-USE-02')?.status]).toEqual(['BLOCKED', 'FAIL']);
  });

  test('say where a limit, a value or a rate is an example', () => {
    const result = evaluate('construction', { parcel: { renewalArrears: 5000 } });
    expect(result.checks.filter(({ illustrative }) => illustrative).map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['R-LND-01', 'R-USE-01', 'R-USE-02', 'R-COV-01', 'R-PRJ-01', 'R-PRK-01', 'R-ENG-01']),
    );
    expect(check(result, 'R-LEG-01')).not.toHaveProperty('illustrative');
    expect(check(result, 'R-DOC-01')).not.toHaveProperty('illustrative');
    const row = (id: string) => result.regulations.find((found) => found.id === id);
    expect(row('REG-BUILDABLE')).toMatchObject({ illustrative: true });
    expect(row('REG-PRICE-1')).toMatchObject({ illustrative: true });
    expect(row('REG-WIDENING')).not.toHaveProperty('illustrative');
    const unmarked = result.feeLines.filter(({ illustrative }) => !illustrative).map(({ code }) => code);
    expect(unmarked).toEqual(['F-NOS']);
  });

  test('explanations lead from the verdict down to who stated what', () => {
    const result = evaluate('construction');
    const sources = (node: Explanation): string[] => [
      ...(node.source ? [node.source] : []),
      ...node.inputs.flatMap(sources),
    ];
    const coverage = check(result, 'R-COV-01')?.explanation as Explanation;
    expect(coverage).toMatchObject({ expression: 'coverage <= zone.maxCoverage', value: 'true' });
    expect(coverage.inputs[0]).toMatchObject({ label: { fa: 'سطح اشغال' }, value: '48 %' });
    expect(sources(coverage)).toEqual(
      expect.arrayContaining([
        'declared by the applicant',
        'register parcels: file 1, 2026-01-01T00:00:00.000Z',
        `rulebook city v${rulebook.version}: tables.zones (illustrative)`,
      ]),
    );
    expect(sources(result.validityExplanation as Explanation)).toContainEqual(
      expect.stringContaining('tables.validity'),
    );
    expect(result.laneExplanation).toMatchObject({ value: 'supervised' });
  });
});

describe('a plot before there is a proposal', () => {
  test('gets its regulations, by floor and use, and nothing is charged', () => {
    const { property } = input('construction').answers;
    const bare = { ...input('construction', { zone: 'Z-M1' }), answers: { property }, documents: [] };
    const rows = rulesetOf('construction').announce(bare as EvaluationInput);
    const row = (id: string) => rows.find((found) => found.id === id);
    expect(row('REG-COVERAGE')).toMatchObject({ value: '70', note: { fa: 'درصد از مساحت باقیمانده' } });
    expect(row('REG-BUILDABLE')?.value).toBe('875');
    expect(row('REG-BUILDABLE-FLOOR-1')).toMatchObject({ title: { en: 'Buildable area at level -1' }, value: '250' });
    expect(row('REG-BUILDABLE-FLOOR-2')).toMatchObject({
      title: { fa: 'زیربنای مجاز طبقه ۰' },
      value: '175',
      note: { fa: 'مترمربع؛ کاربری‌های مجاز این طبقه: مسکونی، تجاری، اداری' },
    });
    expect(row('REG-BUILDABLE-FLOOR-3')?.note?.en).toBe('m²; uses permitted at this level: residential, office');
    expect(rows.filter(({ id }) => id.startsWith('REG-BUILDABLE-FLOOR'))).toHaveLength(6);
    expect(row('REG-BUILDABLE-USE-1')).toMatchObject({ title: { fa: 'زیربنای مجاز مسکونی' }, value: '875' });
    expect(row('REG-BUILDABLE-USE-2')).toMatchObject({
      title: { en: 'Buildable area, commercial' },
      value: '425',
      note: { fa: 'مترمربع؛ در طبقات -۱، ۰', en: 'm²; at levels -1, 0' },
    });
    expect(row('REG-PARKING-UNIT')).toMatchObject({
      note: { fa: 'دو جای پارک، اگر میانگین واحدها بیش از ۱۵۰ مترمربع باشد' },
      illustrative: true,
    });
    expect(rulesetOf('construction').evaluate(bare as EvaluationInput)).toMatchObject({
      total: '0',
      feeLines: [],
      slips: [],
    });
    expect(rulesetOf('construction').evaluate(bare as EvaluationInput).regulations).toEqual(rows);
  });

  test('without the register says why it cannot', () => {
    const rows = rulesetOf('construction').announce({ ...input('construction'), registers: {} });
    expect(rows.find(({ id }) => id === 'REG-NET')).toMatchObject({
      value: '—',
      note: { fa: 'شناسه‌ای که با آن در «ثبت املاک» جست‌وجو شود داده نشده است.' },
    });
  });

  test('needs the keys of the registers it looks into, and only those', () => {
    const { answers } = input('renewal', { basePermit: { number: 'P-7' } });
    expect(rulesetOf('renewal').lookups(answers)).toEqual([
      { name: 'parcel', register: 'parcels', key: '9-1-7-1-0-0-0' },
      { name: 'basePermit', register: 'permits', key: 'P-7' },
    ]);
    expect(rulesetOf('renewal').lookups({ property: answers.property })).toHaveLength(1);
    expect(rulesetOf('renewal').lookups({})).toEqual([]);
  });
});
