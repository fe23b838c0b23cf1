import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { referenceFiling } from '../support/lives.js';
import { type System, startSystem } from '../support/system.js';
import { codeOf, seedFiled } from './seed.js';

let system: System;

const owners = (fullName: string, nationalId: string, mobile = '09150000001') => ({
  applicant: { filedBy: 'owner', owners: [{ kind: 'individual', nationalId, fullName, shareDang: '6', mobile }] },
});
const property = (nosaziCode: string, main: number, sub: number) => ({
  property: { nosaziCode, plate: { bakhsh: 9, main, sub }, postalCode: '9345678913', deedArea: '200' },
});

const CASES = [
  {
    reference: 'U-1402-000001',
    answers: { ...owners('محمد‌رضا ياسمي', '0012345679'), ...property('9-1-7-1-0-0-0', 183, 4521) },
  },
  {
    reference: 'U-1402-000002',
    answers: { ...owners('محمد یاسمی', '0073548911'), ...property('9-1-7-16-0-0-0', 77, 12) },
  },
  {
    reference: 'U-1402-000003',
    answers: { ...owners('پروین سهرابی', '1234567891'), ...property('1-2-3-4-0-0-0', 5, 6) },
  },
];

beforeAll(async () => {
  system = await startSystem({}, { worker: false });
  const { prisma } = system;
  for (const [i, { reference, answers }] of CASES.entries()) {
    const at = new Date(Date.UTC(2024, 0, 1 + i));
    const ownerId = i === 2 ? 'citizen-2' : 'citizen-1';
    await seedFiled(prisma, {
      reference,
      ownerId,
      at,
      role: i === 0 ? 'commission-5' : 'supervisor',
      ...(i === 1 && { status: 'ISSUED' }),
    });
    await prisma.submission.update({ where: { reference_revision: { reference, revision: 1 } }, data: { answers } });
    const data = { districtId: i === 2 ? 'district-1' : 'district-9' };
    await prisma.application.update({ where: { reference }, data });
    await prisma.task.updateMany({ where: { reference }, data });
  }
});
afterAll(() => system.stop());

const SEARCH = `query($query: String!, $filter: ApplicationFilter, $first: Int, $after: String, $last: Int, $before: String) {
  search(query: $query, filter: $filter, first: $first, after: $after, last: $last, before: $before) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { reference } } } }`;

interface Found {
  search: {
    totalCount: number | null;
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
    edges: { cursor: string; node: { reference: string } }[];
  };
}

const search = async (as: string, query: string, more: object = {}) =>
  (await system.get<Found>(as, SEARCH, { query, ...more })).search;
/** Last digits of what is found. */
const found = async (as: string, query: string, more: object = {}) =>
  (await search(as, query, more)).edges.map(({ node }) => Number(node.reference.slice(-6)));

describe('search', () => {
  it.each([
    ['the number of a case, in digits of any script and either case', 'u-۱۴۰۲-٠٠٠٠٠٢', [2]],
    ['a tail of that number', '1402-000002', [2]],
    ['the number of a permit', '1405-U-1402-000002', [2]],
    ['a name written on an Arabic keyboard, with vowels and marks of direction', '\u200fياسَمي\u200e', [2, 1]],
    ['a name with a half-space as two words and as one', 'محمد رضا', [1]],
    ['the same joined', 'محمدرضا یاسمی', [1]],
    ['the very word before words that begin with it', 'محمد', [2, 1]],
    ['the beginning of a name', 'سهر', [3]],
    ['a renewal code', '۹-۱-۷-۱-۰-۰-۰', [1]],
    ['a renewal code as a text from right to left shows it', '0-0-0-1-7-1-9', [1]],
    ['the beginning of a renewal code', '9/1/7', [2, 1]],
    ['a registration plate either way round', '4521/183', [1]],
    ['a registration plate with its label and section', 'بخش ۹ پلاک ۱۸۳/۴۵۲۱', [1]],
    ['a national ID as a whole', '0012345679', [1]],
    ['a national ID without its zeros', '12345679', [1]],
    ['a telephone number as it is dialled from abroad', '+98 915 000 0001', [3, 2, 1]],
    ['not a part of a national ID', '00123456', []],
    ['not what only some words fit', 'یاسمی سهرابی', []],
    ['nothing where nothing is asked', '', []],
    ['no wildcard', '%', []],
    ['no wildcard of a letter', '___', []],
    ['no operator of a query', "' | !:* & (", []],
  ] as const)('finds %s', async (_, query, expected) => {
    expect(await found('supervisor-2', query)).toEqual(expected);
  });

  it('gives nobody a case that they may not read', async () => {
    expect(await found('supervisor-1', 'سهرابی')).toEqual([]);
    expect(await found('supervisor-1', '1234567891')).toEqual([]);
    expect(await found('citizen-2', '9-1-7')).toEqual([]);
    expect(await found('citizen-2', 'U-1402-000001')).toEqual([]);
    expect(await found('cashier-1', 'یاسمی')).toEqual([]);
    expect(await found('commission-5-1', 'یاسمی')).toEqual([1]);
    expect(codeOf(await system.ask('citizen-1', SEARCH, { query: 'x'.repeat(10_000) }))).toBe('BAD_USER_INPUT');
  });

  it('finds people only for those who may look for them, and in one’s own cases', async () => {
    expect(await found('citizen-1', 'یاسمی')).toEqual([2, 1]);
    expect(await found('citizen-1', '0073548911')).toEqual([2]);
    expect(await found('auditor-1', 'یاسمی')).toEqual([]);
    expect(await found('auditor-1', '9345678913')).toEqual([]);
    expect(await found('auditor-1', '0012345679')).toEqual([1]);
    expect(await found('integrator-1', '0012345679')).toEqual([]);
    expect(await found('integrator-1', 'یاسمی')).toEqual([]);
    expect(await found('integrator-1', '183/4521')).toEqual([1]);
  });

  it('finds by the account of an owner what its answers do not say', async () => {
    expect(await found('supervisor-2', 'Maryam Rezaei')).toEqual([2, 1]);
    expect(await found('supervisor-2', '9990000018')).toEqual([2, 1]);
    expect(await found('auditor-1', '9990000018')).toEqual([2, 1]);
    expect(await found('integrator-1', '9990000018')).toEqual([]);
  });

  it('pages both ways, counts, and filters', async () => {
    const whole = await search('supervisor-2', 'محمد');
    expect(whole).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: false, hasPreviousPage: false } });
    const one = await search('supervisor-2', 'محمد', { first: 1 });
    expect(one.pageInfo).toMatchObject({ hasNextPage: true, endCursor: whole.edges[0]?.cursor });
    const two = await search('supervisor-2', 'محمد', { first: 1, after: one.pageInfo.endCursor });
    expect(two.edges).toEqual(whole.edges.slice(1));
    expect(two.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const back = await search('supervisor-2', 'محمد', { last: 5, before: two.pageInfo.startCursor });
    expect(back.edges).toEqual(whole.edges.slice(0, 1));
    expect(await found('supervisor-2', 'محمد', { filter: { status: ['ISSUED'] } })).toEqual([2]);
    expect(await found('supervisor-2', 'U-1402-000001', { filter: { status: ['ISSUED'] } })).toEqual([]);
  });

  it('finds a draft by what is written in it, for its owner, and nothing of what was erased', async () => {
    const answers = { ...owners('کیومرث دانا', '0012345679') };
    const { startApplication } = await system.get<{ startApplication: { reference: string } }>(
      'citizen-1',
      'mutation($answers: JSON!) { startApplication(permitType: "construction", answers: $answers) { reference } }',
      { answers },
    );
    const { reference } = startApplication;
    expect((await search('citizen-1', 'کیومرث')).edges.map(({ node }) => node.reference)).toEqual([reference]);
    expect((await search('supervisor-2', 'کیومرث')).edges).toEqual([]);
    await system.get(
      'citizen-1',
      `mutation($r: ID!, $a: JSON!) { saveDraft(reference: $r, answers: $a) { reference } }`,
      {
        r: reference,
        a: owners('بهمن دانا', '0012345679'),
      },
    );
    expect((await search('citizen-1', 'کیومرث')).edges).toEqual([]);
    await system.prisma.timelineEntry.deleteMany({ where: { reference } });
    await system.prisma.application.delete({ where: { reference } });
    expect(await system.prisma.caseSearch.count({ where: { reference } })).toBe(0);
  });

  it('never takes a personal field for an open one, however a form says it', async () => {
    const schema = {
      type: 'object',
      $defs: { who: { type: 'object', 'x-personal': true, properties: { any: { type: 'string' } } } },
      properties: {
        a: { type: 'string' },
        who: { $ref: '#/$defs/who' },
        list: { type: 'array', items: { allOf: [{ type: 'string' }, { 'x-personal': 'name' }] } },
        phone: { type: 'string', format: 'mobile' },
        size: { type: 'string', format: 'decimal' },
        kind: { type: 'string', enum: ['x'] },
      },
      if: { required: ['a'] },
      then: { properties: { a: { type: 'string', 'x-personal': 'address' } } },
    };
    const rows = await system.prisma
      .$queryRaw`SELECT * FROM search_fields(${JSON.stringify({ form: { schema } })}::jsonb) ORDER BY path`;
    expect(rows).toEqual([
      { path: '$."a"', kind: 'words', label: '' },
      { path: '$."list"[*]', kind: 'words', label: '' },
      { path: '$."phone"', kind: 'exact', label: '' },
      { path: '$."who"."any"', kind: 'exact', label: '' },
    ]);
  });
});

describe('what only the command line could', () => {
  it('lists people with the roles they hold, found by name, for administrators and auditors alone', async () => {
    const people = `query($search: String, $role: ID) { people(search: $search, role: $role, first: 3) {
      totalCount edges { node { id name { fa } nationalId holdings { role { id } district { id } } } } } }`;
    const { people: named } = await system.get<{ people: { edges: { node: object }[] } }>('auditor-1', people, {
      search: 'رضائي',
    });
    expect(named.edges.map(({ node }) => node)).toEqual([
      {
        id: 'citizen-1',
        name: { fa: 'مریم رضایی' },
        nationalId: '999****018',
        holdings: [{ role: { id: 'citizen' }, district: null }],
      },
    ]);
    const { people: held } = await system.get<{ people: object }>('admin-1', people, { role: 'cashier' });
    expect(held).toMatchObject({ edges: [{ node: { id: 'cashier-1', holdings: [{ role: { id: 'cashier' } }] } }] });
    expect(codeOf(await system.ask('supervisor-2', people))).toBe('FORBIDDEN');
    const person = 'query($id: ID!) { person(id: $id) { id nationalId } }';
    expect(await system.get('citizen-1', person, { id: 'citizen-1' })).toEqual({
      person: { id: 'citizen-1', nationalId: '9990000018' },
    });
    expect(await system.get('citizen-1', person, { id: 'citizen-2' })).toEqual({ person: null });
  });

  it('suspends, restores and revokes a permit by an administrator, once for good, and tells the trail', async () => {
    const change = (name: string) => `mutation($number: ID!) { ${name}(input: { number: $number, reason: "بازرسی" }) {
      permit { number status } errors { code path } } }`;
    const number = '1405-U-1402-000002';
    expect(codeOf(await system.ask('supervisor-2', change('suspendPermit'), { number }))).toBe('FORBIDDEN');
    for (const [name, status] of [
      ['suspendPermit', 'SUSPENDED'],
      ['restorePermit', 'ISSUED'],
      ['revokePermit', 'REVOKED'],
    ] as const) {
      expect(await system.get('admin-1', change(name), { number })).toEqual({
        [name]: { permit: { number, status }, errors: [] },
      });
    }
    expect(await system.get('admin-1', change('restorePermit'), { number })).toEqual({
      restorePermit: { permit: null, errors: [{ code: 'CONFLICT', path: null }] },
    });
    expect(await system.get('admin-1', change('revokePermit'), { number: 'none' })).toEqual({
      revokePermit: { permit: null, errors: [{ code: 'NOT_FOUND', path: null }] },
    });
    const { trail } = await system.get<{ trail: { edges: { node: { act: string; by: string } }[] } }>(
      'auditor-1',
      '{ trail(subject: "U-1402-000002") { edges { node { act by } } } }',
    );
    expect(trail.edges.map(({ node }) => node).filter(({ by }) => by === 'admin-1')).toEqual([
      { act: 'PERMIT_SUSPENDED', by: 'admin-1' },
      { act: 'PERMIT_RESTORED', by: 'admin-1' },
      { act: 'PERMIT_REVOKED', by: 'admin-1' },
    ]);
  });

  it('adds holidays and calls them off, and tells the trail', async () => {
    const save = `mutation($day: JalaliDate!) { saveHolidays(input: { year: 1431, source: "دولت", holidays: [{ day: $day, title: { fa: "آزمون", en: "test" } }] }) {
      change { year added removed openTasks } errors { code path } } }`;
    expect(codeOf(await system.ask('supervisor-2', save, { day: '1431/05/05' }))).toBe('FORBIDDEN');
    const added = { year: 1431, added: ['1431/05/05'], removed: [], openTasks: 0 };
    expect(await system.get('admin-1', save, { day: '1431/05/05' })).toEqual({
      saveHolidays: { change: added, errors: [] },
    });
    expect(await system.get('admin-1', save, { day: '1432/05/05' })).toEqual({
      saveHolidays: { change: null, errors: [{ code: 'HOLIDAYS_INVALID', path: 'holidays.0.day' }] },
    });
    const { calendarYear } = await system.get<{ calendarYear: { holidays: { day: string }[] } }>(
      'citizen-1',
      '{ calendarYear(year: 1431) { complete source holidays { day title { fa } } } }',
    );
    expect(calendarYear).toMatchObject({ complete: false, source: 'دولت' });
    expect(calendarYear.holidays).toContainEqual({ day: '1431/05/05', title: { fa: 'آزمون' } });
    const remove = `mutation { removeHolidays(input: { days: ["1431/05/05"] }) { changes { removed } errors { code } } }`;
    expect(await system.get('admin-1', remove)).toEqual({
      removeHolidays: { changes: [{ removed: ['1431/05/05'] }], errors: [] },
    });
    expect(await system.get('admin-1', remove)).toEqual({
      removeHolidays: { changes: null, errors: [{ code: 'HOLIDAY_UNKNOWN' }] },
    });
    const rows = await system.prisma.trailEntry.findMany({
      where: { subject: 'calendar/1431' },
      select: { by: true, act: true },
    });
    expect(rows).toEqual([
      { by: 'admin-1', act: 'HOLIDAYS_CHANGED' },
      { by: 'admin-1', act: 'HOLIDAYS_CHANGED' },
    ]);
  });

  it('reads registers as an evaluation for the caller would, and what imports brought', async () => {
    const entry = `{ registerEntry(register: "parcels", key: "8-8-8-8-0-0-0") { status withheld record source } }`;
    const record = { nosaziCode: '8-8-8-8-0-0-0', owners: ['9990000018'] };
    const at = { source: 'demo', version: '1', recordedAt: new Date() };
    await system.prisma.registerRecord.create({ data: { register: 'parcels', key: record.nosaziCode, record, ...at } });
    const { registerEntry } = await system.get<{ registerEntry: { record: object } }>('admin-1', entry);
    expect(registerEntry).toMatchObject({ status: 'FOUND', withheld: false, source: 'demo' });
    expect(registerEntry.record).not.toHaveProperty('owners');
    expect(await system.get('citizen-1', entry)).toMatchObject({ registerEntry: { status: 'FOUND' } });
    expect(await system.get('citizen-2', entry)).toMatchObject({
      registerEntry: { status: 'ABSENT', withheld: true, record: null },
    });
    const imports = '{ registerImports { register source records } }';
    const { registerImports } = await system.get<{ registerImports: object[] }>('auditor-1', imports);
    expect(registerImports).toContainEqual({ register: 'permits', source: 'demo', records: 2 });
    expect(codeOf(await system.ask('citizen-1', imports))).toBe('FORBIDDEN');
  });

  it('writes records into registers in parts, those without a fault, for an administrator who may act alone', async () => {
    const write = `mutation($i: ImportRegisterInput!) { importRegister(input: $i) {
      report { added updated unchanged refused { path key reason } granted } errors { code path } } }`;
    const parcel = {
      nosaziCode: '9-1-7-7777-0-0-0',
      fileCode: 7777,
      zone: 'Z-R1',
      wideningArea: '0',
      passageWidth: '12.5',
    };
    const whole = { ...parcel, overlays: [], renewalArrears: 0, openArticle100: false, detained: false };
    const records = [whole, { ...whole, zone: 5 }].map((record) => ({ register: 'parcels', record }));
    const i = { source: 'council', version: '1405', records };
    const refused = [{ path: 'records.1', key: whole.nosaziCode, reason: 'zone must be of type string' }];
    const report = { added: 1, updated: 0, unchanged: 0, refused, granted: [] };
    expect(await system.get('admin-1', write, { i })).toEqual({ importRegister: { report, errors: [] } });
    const again = { ...report, added: 0, unchanged: 1 };
    expect(await system.get('admin-1', write, { i })).toEqual({ importRegister: { report: again, errors: [] } });
    const told = await system.prisma.trailEntry.findMany({ where: { subject: 'register/parcels' } });
    expect(told.map(({ act, by }) => [act, by])).toEqual([['REGISTER_IMPORTED', 'admin-1']]);
    expect(codeOf(await system.ask('supervisor-2', write, { i }))).toBe('FORBIDDEN');
    const none = await system.get('admin-1', write, { i: { ...i, records: [] } });
    expect(none).toEqual({ importRegister: { report: null, errors: [{ code: 'REQUIRED', path: 'records' }] } });
  });

  it('sets a value of the tariff from a day on, in a version of its own, for administrators alone', async () => {
    const set = (as: string, over: object) =>
      system.ask<{
        setTariff: { publication: object | null; comparison: { lines: string[] } | null; errors: object[] };
      }>(
        as,
        `mutation($input: SetTariffInput!) { setTariff(input: $input) {
          publication { code status document } comparison { lines(language: EN) } errors { code path } } }`,
        {
          input: {
            rulebook: 'city',
            name: 'greenPerM2',
            value: 25_000,
            from: '1406/02/01',
            basis: 'resolution',
            ...over,
          },
        },
      );
    expect((await set('citizen-1', {})).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const done = (await set('admin-1', {})).data.setTariff;
    expect(done).toMatchObject({
      publication: {
        status: 'APPROVED',
        document: { effectiveFrom: '1406/02/01', tariff: { greenPerM2: { value: 25_000, basis: 'resolution' } } },
      },
      comparison: { lines: expect.arrayContaining([expect.stringContaining('25000')]) },
      errors: [],
    });
    const refused = async (over: object) => (await set('admin-1', over)).data.setTariff.errors;
    expect(await refused({})).toEqual([{ code: 'SAME_VALUE', path: 'value' }]);
    expect(await refused({ name: 'greenPerM' })).toEqual([{ code: 'NO_SUCH_VALUE', path: 'name' }]);
    expect(await refused({ from: '1200/01/01' })).toEqual([{ code: 'NOT_IN_FORCE', path: 'from' }]);
    expect(await refused({ from: 'soon' })).toEqual([{ code: 'WRONG_FORMAT', path: 'from' }]);
    expect(await refused({ value: { a: 1 } })).toEqual([{ code: 'NO_VALUE', path: 'value' }]);
    const inquiry = { permitType: 'inquiry', rulebook: undefined };
    expect(await refused({ permitType: 'inquiry' })).toEqual([{ code: 'REQUIRED', path: 'rulebook' }]);
    expect(await refused({ ...inquiry, from: '1405/01/01' })).toEqual([{ code: 'PAST', path: 'from' }]);
    expect(await refused(inquiry)).toEqual([{ code: 'NO_SUCH_VALUE', path: 'name' }]);
    const moon = { permitType: 'moon', rulebook: undefined };
    expect(await refused(moon)).toEqual([{ code: 'NOT_IN_FORCE', path: 'from' }]);
  });

  it('reads rulebooks, and says what is otherwise between two documents', async () => {
    const { rulebooks } = await system.get<{ rulebooks: { code: string; version: number; document: object }[] }>(
      'cashier-1',
      '{ rulebooks(code: "city") { code version effectiveFrom document } }',
    );
    const [book] = rulebooks;
    expect(book?.document).toMatchObject({ code: 'city', version: book?.version });
    expect(codeOf(await system.ask('citizen-1', '{ rulebooks { code } }'))).toBe('FORBIDDEN');
    const compare = `query($version: Int!, $document: JSON!) { compareDocuments(
      before: { published: { kind: RULEBOOK, code: "city", version: $version } }, after: { document: $document }) {
      changes { part name change differences } lines(language: EN) } }`;
    const variables = { version: book?.version, document: { ...book?.document, effectiveTo: '1499/12/29' } };
    const { compareDocuments } = await system.get<{ compareDocuments: { changes: object[] } }>(
      'auditor-1',
      compare,
      variables,
    );
    expect(compareDocuments.changes).toMatchObject([{ part: 'OTHER', name: 'effectiveTo', change: 'ADDED' }]);
    expect(codeOf(await system.ask('supervisor-2', compare, variables))).toBe('FORBIDDEN');
    expect(codeOf(await system.ask('admin-1', compare, { ...variables, version: 77 }))).toBe('NOT_FOUND');
  });
});

describe('figures', () => {
  it('counts what was filed and decided, with the medians of each side’s waiting, as data and as CSV', async () => {
    const { prisma } = system;
    const filed = new Date('2023-04-10T08:00:00Z');
    const day = (n: number) => new Date(filed.getTime() + n * 86_400_000);
    for (const [i, status] of (['ISSUED', 'REJECTED', 'WITHDRAWN'] as const).entries()) {
      const reference = `U-1402-10000${i}`;
      await seedFiled(prisma, { reference, at: filed });
      await prisma.application.update({ where: { reference }, data: { districtId: 'district-9' } });
      const entry = { reference, actor: 'engine', summary: {} };
      await prisma.timelineEntry.update({
        where: { reference_seq: { reference, seq: 1 } },
        data: { status: 'UNDER_REVIEW' },
      });
      await prisma.timelineEntry.create({
        data: { ...entry, seq: 2, at: day(2 + i), type: 'RETURNED', status: 'RETURNED' },
      });
      await prisma.application.update({ where: { reference }, data: { status, updatedAt: day(7) } });
    }
    await prisma.paymentSlip.update({ where: { id: 'U-1402-100000-1-1' }, data: { status: 'PAID', paidAt: day(6) } });
    const query = `query($by: [StatisticsBy!]) { statistics(from: "1402/01/01", until: "1402/02/31", by: $by) {
      cases { type district month filed decided issued refused municipalityDays applicantDays } csv money { payee month slips amount } } }`;
    const figures = { filed: 3, decided: 2, issued: 1, refused: 1, municipalityDays: 2.5, applicantDays: 4.5 };
    const whole = { type: 'construction', district: 'district-9', month: '1402/01', ...figures };
    const by = ['TYPE', 'DISTRICT', 'MONTH'];
    for (const as of ['supervisor-1', 'auditor-1']) {
      const { statistics } = await system.get<{ statistics: { csv: string } }>(as, query, { by });
      expect(statistics).toMatchObject({
        cases: [whole],
        money: [{ payee: 'MUNICIPALITY', month: '1402/01', slips: 1, amount: '9007199254740000' }],
      });
      expect(statistics.csv).toBe(
        'month,type,district,filed,decided,issued,refused,municipality,applicant,generation\r\n1402/01,construction,district-9,3,2,1,1,2.5,4.5,\r\n',
      );
    }
    const { statistics } = await system.get<{ statistics: object }>('supervisor-2', query, { by: [] });
    expect(statistics).toMatchObject({ cases: [{ type: null, district: null, month: null, ...figures }] });
    await prisma.application.updateMany({
      where: { reference: { startsWith: 'U-1402-10000' } },
      data: { districtId: 'district-1' },
    });
    expect(await system.get('supervisor-1', query, { by: [] })).toMatchObject({ statistics: { cases: [], money: [] } });
    expect(codeOf(await system.ask('commission-5-1', query))).toBe('FORBIDDEN');
    expect(codeOf(await system.ask('citizen-1', query))).toBe('FORBIDDEN');
    const long = '{ statistics(from: "1300/01/01", until: "1402/01/01") { csv } }';
    expect(codeOf(await system.ask('admin-1', long))).toBe('BAD_USER_INPUT');
  });

  it('sums what came in by day and payee for the cashier, both sides of the ledger', async () => {
    const { prisma } = system;
    const at = new Date('2023-05-01T20:45:00Z');
    const movement = async (trackingNumber: string, postings: [string, bigint][]) => {
      const { id } = await prisma.receipt.create({
        data: { trackingNumber, amount: postings[0]?.[1] ?? 0n, status: 'UNMATCHED', channel: 'BANK' },
        select: { id: true },
      });
      await prisma.ledgerPosting.createMany({
        data: postings.map(([account, amount]) => ({
          receiptId: id,
          movement: 'RECEIPT' as const,
          account,
          amount,
          at,
        })),
      });
    };
    await movement('s-1', [
      ['bank', 500n],
      ['payee:MUNICIPALITY', -500n],
    ]);
    await movement('s-2', [
      ['bank', 70n],
      ['unmatched', -70n],
    ]);
    const query = `{ cashSums(from: "1402/02/01", until: "1402/02/31") { day receipts received payees { payee amount } unmatched refunds } }`;
    // Half past midnight in Tehran.
    const day = {
      day: '1402/02/12',
      receipts: 2,
      received: '570',
      payees: [{ payee: 'MUNICIPALITY', amount: '500' }],
      unmatched: '70',
      refunds: '0',
    };
    expect(await system.get('cashier-1', query)).toEqual({ cashSums: [day] });
    expect(codeOf(await system.ask('admin-1', query))).toBe('FORBIDDEN');
  });

  it('gives a visit to the bank again to whoever may pay, and to nobody else', async () => {
    const { id } = await system.prisma.paymentSession.create({
      data: { slipId: 'U-1402-000001-1-1', amount: 1n, redirectUrl: 'https://bank.example/1' },
      select: { id: true },
    });
    const query = 'query($id: ID!) { paymentSession(id: $id) { id redirectUrl } }';
    const visit = { id, redirectUrl: 'https://bank.example/1' };
    expect(await system.get('citizen-1', query, { id })).toEqual({ paymentSession: visit });
    expect(await system.get('citizen-2', query, { id })).toEqual({ paymentSession: null });
    expect(await system.get('supervisor-2', query, { id })).toEqual({ paymentSession: null });
    expect(await system.get('citizen-1', query, { id: 'x' })).toEqual({ paymentSession: null });
  });
});

describe('a payment link', () => {
  const make = `mutation($slipId: ID!, $days: Int) { createPaymentLink(input: { slipId: $slipId, days: $days }) {
    link { id slipId url expiresAt revokedAt } errors { code path } } }`;
  interface Made {
    createPaymentLink: { link: { id: string; url: string } };
  }
  const visit = (url: string, method = 'GET') => fetch(url, { method, redirect: 'manual' });

  it('lets anybody pay a slip, shows only what is to be paid, and ends when it is revoked or the slip is paid', async () => {
    const { prisma } = system;
    await seedFiled(prisma, { reference: 'U-1402-200000', status: 'AWAITING_PAYMENT', slip: 'PAYABLE' });
    const slipId = 'U-1402-200000-1-1';
    const { createPaymentLink } = await system.get<Made>('citizen-1', make, { slipId });
    const { id, url } = createPaymentLink.link;
    const keyed = make.replace('days: $days', 'days: $days, idempotencyKey: "one"');
    const [first, again] = [
      await system.get<Made>('citizen-1', keyed, { slipId }),
      await system.get<Made>('citizen-1', keyed, { slipId }),
    ];
    expect(again).toEqual(first);
    await prisma.paymentLink.delete({ where: { id: first.createPaymentLink.link.id } });
    const page = await visit(url);
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(html).toContain(slipId);
    expect(html).not.toMatch(/رضایی|999/);
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    const paid = await visit(url, 'POST');
    expect(paid.status).toBe(303);
    expect((await visit(url, 'POST')).headers.get('location')).toBe(paid.headers.get('location'));
    expect(await prisma.paymentSession.findMany({ where: { slipId }, select: { amount: true } })).toEqual([
      { amount: 9007199254740000n },
    ]);
    for (const wrong of [`${url}x`, url.slice(0, -1), `${url.split('.')[0]}`, `${new URL(url).origin}/pay/%00.x`]) {
      expect((await visit(wrong)).status).toBe(404);
    }
    const links = 'query($slipId: ID!) { paymentLinks(slipId: $slipId) { id url revokedAt } }';
    expect(await system.get('citizen-1', links, { slipId })).toEqual({
      paymentLinks: [{ id, url: null, revokedAt: null }],
    });
    const revoke =
      'mutation($id: ID!) { revokePaymentLink(input: { id: $id }) { link { revokedAt } errors { code } } }';
    const node = 'query($id: ID!) { node(id: $id) { __typename id } }';
    expect(await system.get('citizen-1', node, { id })).toEqual({ node: { __typename: 'PaymentLink', id } });
    expect(await system.get('citizen-2', node, { id })).toEqual({ node: null });
    const unknown = { revokePaymentLink: { link: null, errors: [{ code: 'NOT_FOUND' }] } };
    for (const as of ['citizen-2', 'supervisor-2', 'auditor-1']) {
      expect(codeOf(await system.ask(as, links, { slipId }))).toBe('NOT_FOUND');
      expect(await system.get(as, revoke, { id })).toEqual(unknown);
    }
    await prisma.paymentSlip.update({ where: { id: slipId }, data: { status: 'PAID' } });
    expect((await visit(url)).status).toBe(409);
    expect((await visit(url, 'POST')).status).toBe(409);
    await system.get('citizen-1', revoke, { id });
    expect((await visit(url)).status).toBe(404);
    const acts = await prisma.trailEntry.findMany({ where: { subject: 'U-1402-200000' }, orderBy: { seq: 'asc' } });
    expect(acts.map(({ act, by }) => `${act} ${by}`).filter((act) => act.startsWith('PAYMENT'))).toEqual([
      'PAYMENT_LINK_MADE citizen-1',
      'PAYMENT_LINK_MADE citizen-1',
      'PAYMENT_STARTED unknown',
      'PAYMENT_LINK_REVOKED citizen-1',
    ]);
  });

  it('is made by whoever may pay the slip, for a while, and leads nowhere after it', async () => {
    const { prisma } = system;
    await seedFiled(prisma, { reference: 'U-1402-200001', status: 'AWAITING_PAYMENT', slip: 'PAYABLE' });
    const slipId = 'U-1402-200001-1-1';
    const refused = (code: string, path: string | null = null) => ({
      createPaymentLink: { link: null, errors: [{ code, path }] },
    });
    expect(await system.get('citizen-2', make, { slipId })).toEqual(refused('NOT_FOUND'));
    expect(codeOf(await system.ask('supervisor-2', make, { slipId }))).toBe('FORBIDDEN');
    expect(await system.get('citizen-1', make, { slipId, days: 91 })).toEqual(refused('OUT_OF_RANGE', 'days'));
    expect(await system.get('citizen-1', make, { slipId: 'U-1402-000001-1-1' })).toEqual(refused('SLIP_NOT_PAYABLE'));
    const { createPaymentLink } = await system.get<Made>('citizen-1', make, { slipId, days: 1 });
    await prisma.paymentLink.update({ where: { id: createPaymentLink.link.id }, data: { expiresAt: new Date() } });
    expect((await visit(createPaymentLink.link.url)).status).toBe(404);
  });
});

describe('work that takes longer than a request', () => {
  const WORK = 'id kind status done of result failure startedBy';
  interface Work {
    id: string;
    status: string;
    result: { report: { entries: number; cases: number }; findings: { reference: string; kind: string }[] };
    failure: string | null;
  }

  async function ended(as: string, id: string): Promise<Work> {
    for (;;) {
      const { longWork } = await system.get<{ longWork: Work }>(
        as,
        `query($id: ID!) { longWork(id: $id) { ${WORK} } }`,
        { id },
      );
      if (longWork.status !== 'RUNNING') return longWork;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  /** As a document writes it. */
  const literal = (value: unknown): string => JSON.stringify(value).replaceAll(/"(\w+)":/g, '$1:');
  const begin = (as: string, name: string, input: string) =>
    system.ask<Record<string, { work: Work | null; errors: object[] }>>(
      as,
      `mutation { ${name}(input: ${input}) { work { ${WORK} } errors { code path } } }`,
    );
  async function done(as: string, name: string, input: string): Promise<Work> {
    const { data } = await begin(as, name, input);
    const id = data[name]?.work?.id;
    if (id === undefined) throw new Error(JSON.stringify(data));
    return ended(as, id);
  }

  it('is refused to whoever has no right to it, started once, and called off before a worker is there', async () => {
    const works = {
      verifyTrail: '{}',
      checkCases: '{}',
      dryRun: '{ permitType: "construction", version: 2 }',
      simulate: '{ permitType: "construction", version: 2 }',
    };
    for (const [name, input] of Object.entries(works)) {
      for (const as of ['citizen-1', 'supervisor-2', 'integrator-1']) {
        expect(codeOf(await begin(as, name, input)), `${name} by ${as}`).toBe('FORBIDDEN');
      }
    }
    expect(codeOf(await begin('admin-1', 'verifyTrail', '{}'))).toBe('FORBIDDEN');
    const { data } = await begin('auditor-1', 'verifyTrail', '{}');
    const id = data.verifyTrail?.work?.id;
    expect(data.verifyTrail?.work).toMatchObject({ kind: 'VERIFY_TRAIL', status: 'RUNNING', startedBy: 'auditor-1' });
    const again = await begin('auditor-1', 'verifyTrail', '{}');
    expect(again.data.verifyTrail).toEqual({ work: null, errors: [{ code: 'CONFLICT', path: null }] });
    expect(await system.get('admin-1', `{ longWork(id: "${id}") { id } longWorks { id } }`)).toEqual({
      longWork: null,
      longWorks: [],
    });
    const called = `mutation { cancelLongWork(input: { id: "${id}" }) { work { status } errors { code } } }`;
    expect(await system.get('admin-1', called)).toEqual({
      cancelLongWork: { work: null, errors: [{ code: 'NOT_FOUND' }] },
    });
    expect(await system.get('auditor-1', called)).toEqual({
      cancelLongWork: { work: { status: 'CANCELLED' }, errors: [] },
    });
    const deeds = await begin('admin-1', 'simulate', '{ permitType: "construction", version: 2, deeds: ["x"] }');
    expect(deeds.data.simulate).toEqual({ work: null, errors: [{ code: 'WORK_INVALID', path: 'deeds.0' }] });
    const wrong = await begin('admin-1', 'dryRun', '{ permitType: "construction", version: 0 }');
    expect(wrong.data.dryRun).toEqual({ work: null, errors: [{ code: 'WORK_INVALID', path: 'version' }] });
  });

  it('verifies the trail, checks cases, tries a version on past cases, and plans and applies a migration', async () => {
    await system.startWorker();
    const verified = await done('auditor-1', 'verifyTrail', '{ subject: "U-1402-200000" }');
    expect(verified).toMatchObject({
      status: 'DONE',
      result: { report: { entries: 4, chains: 1, findings: 0 }, findings: [] },
    });
    const checked = await done('admin-1', 'checkCases', '{ references: ["U-1402-000001"] }');
    expect(checked.result).toMatchObject({
      report: { cases: 1, findings: 1 },
      findings: [{ reference: 'U-1402-000001', kind: 'GONE' }],
    });
    const tried = await done(
      'admin-1',
      'dryRun',
      '{ permitType: "construction", version: 2, rulebookVersion: 3, most: 3 }',
    );
    expect(tried).toMatchObject({ status: 'DONE', result: { cases: 3 } });
    const { answers, documents } = referenceFiling('construction');
    const filed = { asOf: '1405/06/01', answers, documents };
    const lived = await done(
      'admin-1',
      'simulate',
      `{ permitType: "construction", version: 2, filed: ${literal(filed)}, deeds: ["request=nothing"] }`,
    );
    expect(lived).toMatchObject({ status: 'DONE', result: { status: 'EXPIRED', stopped: 'ended', unused: [] } });
    const { story } = lived.result as unknown as { story: { fa: { kind: string }[]; en: object[] } };
    expect(story.fa.filter(({ kind }) => kind === 'event').length).toBeGreaterThan(0);
    const kept = await system.prisma.longWork.findFirstOrThrow({ where: { kind: 'SIMULATE', status: 'DONE' } });
    expect(JSON.stringify(kept.input)).not.toContain('nationalId');
    const planned = await done('admin-1', 'planMigration', '{ permitType: "construction", to: 2 }');
    expect(planned).toMatchObject({ status: 'DONE', result: { permitType: 'construction', cases: [] } });
    expect(await done('admin-1', 'applyMigration', `{ plan: "${planned.id}" }`)).toMatchObject({
      status: 'DONE',
      result: [],
    });
    const none = await done('admin-1', 'applyMigration', `{ plan: "${checked.id}" }`);
    expect(none).toMatchObject({
      status: 'FAILED',
      result: null,
      failure: 'There is no such plan; plan the migration first.',
    });
    expect(await done('admin-1', 'planMigration', '{ permitType: "construction", to: 99 }')).toMatchObject({
      status: 'FAILED',
    });
  });

  it('has a filed case found by what was filed, paid by somebody else, found by its permit, and counted', async () => {
    const { answers } = referenceFiling('inquiry');
    const start = 'mutation($a: JSON!) { startApplication(permitType: "inquiry", answers: $a) { reference } }';
    const { startApplication } = await system.get<{ startApplication: { reference: string } }>('citizen-1', start, {
      a: answers,
    });
    const { reference } = startApplication;
    const references = async (query: string) =>
      (await search('supervisor-2', query)).edges.map(({ node }) => node.reference);
    expect(await references('بانک نمونه')).toEqual([]);
    const submit = 'mutation($r: ID!) { submitApplication(reference: $r) { slips { id status } } }';
    const { submitApplication } = await system.get<{ submitApplication: { slips: { id: string; status: string }[] } }>(
      'citizen-1',
      submit,
      { r: reference },
    );
    expect(await references('بانک نمونه')).toEqual([reference]);
    const look = 'query($r: ID!) { application(reference: $r) { status permit { number } slips { id status } } }';
    type Looked = {
      application: { status: string; permit: { number: string } | null; slips: { id: string; status: string }[] };
    };
    const becomes = async (isSo: (found: Looked['application']) => boolean) => {
      for (;;) {
        const { application } = await system.get<Looked>('citizen-1', look, { r: reference });
        if (isSo(application)) return application;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    expect(submitApplication.slips.length).toBeGreaterThan(0);
    const { slips } = await becomes((found) => found.slips.every(({ status }) => status === 'PAYABLE'));
    for (const { id } of slips) {
      const make = 'mutation($id: ID!) { createPaymentLink(input: { slipId: $id }) { link { url } } }';
      const { createPaymentLink } = await system.get<{ createPaymentLink: { link: { url: string } } }>(
        'citizen-1',
        make,
        { id },
      );
      const { headers } = await fetch(createPaymentLink.link.url, { method: 'POST', redirect: 'manual' });
      const bank = headers.get('location') ?? '';
      expect((await fetch(bank, { method: 'POST', body: new URLSearchParams({ outcome: 'paid' }) })).ok).toBe(true);
      expect((await fetch(createPaymentLink.link.url)).status).toBe(409);
    }
    const { permit } = await becomes(({ status }) => status === 'ISSUED');
    expect(await references(permit?.number ?? '')).toEqual([reference]);
    const counted =
      '{ statistics(by: [TYPE]) { cases { type filed issued } } cashSums { received payees { payee amount } } }';
    const { statistics } = await system.get<{ statistics: { cases: object[] } }>('auditor-1', counted);
    expect(statistics.cases).toContainEqual({ type: 'inquiry', filed: 1, issued: 1 });
  });
});
