import { expect, it } from 'vitest';
import { loadShipped } from '../../forms/load.js';
import { type Ask, newTalk, type World } from './state.js';
import { opening, turn } from './turn.js';

const { definitions } = await loadShipped();

/** As people say things, with what was asked before (nothing: the first question) and all that may be taken of it. */
const said: [type: string, language: 'fa' | 'en', asked: string, line: string, taken: Record<string, string>][] = [
  [
    'construction',
    'fa',
    '',
    'سلام خسته نباشید، میخوام خونه‌مونو بکوبیم دوباره بسازیم، خودم صاحب ملکم',
    { 'applicant.filedBy': 'owner' },
  ],
  [
    'construction',
    'fa',
    '',
    'ملکم ٩-١-٧-١٩ هستش، سندش ۲۵۰متره',
    { 'property.nosaziCode': '9-1-7-19-0-0-0', 'property.deedArea': '250' },
  ],
  [
    'construction',
    'fa',
    'list:proposal.floors',
    'زیرزمین انباری ۶۰ متر، همکف مغازه ۸۰ متر، طبقه اول خونه ۸۰متر یک واحد',
    {
      'proposal.floors[0].level': '-1',
      'proposal.floors[0].use': 'STORAGE',
      'proposal.floors[0].area': '60',
      'proposal.floors[1].level': '0',
      'proposal.floors[1].use': 'COM',
      'proposal.floors[1].area': '80',
      'proposal.floors[2].level': '1',
      'proposal.floors[2].use': 'RES',
      'proposal.floors[2].area': '80',
      'proposal.floors[2].units': '1',
    },
  ],
  ['construction', 'fa', 'property.deedArea', 'توی سند زده دویست‌وچهل متر', { 'property.deedArea': '240' }],
  ['construction', 'fa', 'property.deedArea', 'دویست و پنجا متر', { 'property.deedArea': '250' }],
  ['construction', 'fa', 'property.deedArea', '250/5 متر', { 'property.deedArea': '250.5' }],
  ['construction', 'fa', 'property.deedArea', '۲۵۰٫۷۵', { 'property.deedArea': '250.75' }],
  ['construction', 'fa', 'property.postalCode', 'کدپستیمون ۹۳۴۵۶-۷۸۹۱۳ه', { 'property.postalCode': '9345678913' }],
  ['construction', 'fa', 'property.nosaziCode', '۹ - ۱ - ۷ - ۱۹', { 'property.nosaziCode': '9-1-7-19-0-0-0' }],
  [
    'construction',
    'fa',
    'property.nosaziCode',
    'منطقه ۹ ناحیه ۱ بلوک ۷ ملک ۱۹',
    { 'property.nosaziCode': '9-1-7-19-0-0-0' },
  ],
  [
    'construction',
    'fa',
    'applicant.owners[0].mobile',
    '٠٩١٥ ٠٠٠ ٠٠ ٠١',
    { 'applicant.owners[0].mobile': '09150000001' },
  ],
  ['construction', 'fa', 'applicant.owners[0].mobile', '۹۱۵۰۰۰۰۰۰۱', { 'applicant.owners[0].mobile': '09150000001' }],
  [
    'construction',
    'fa',
    'applicant.owners[0].mobile',
    'شماره ام +98 915 000 0001 است',
    { 'applicant.owners[0].mobile': '09150000001' },
  ],
  [
    'construction',
    'fa',
    'applicant.owners[0].fullName',
    'بنده مريم رضايي هستم',
    { 'applicant.owners[0].fullName': 'مریم رضایی' },
  ],
  ['construction', 'fa', 'applicant.owners[0].fullName', 'فامیلیم رضاییه اسمم مریم', {}],
  ['construction', 'fa', 'applicant.owners[0].shareDang', 'سه دانگ و نیم', { 'applicant.owners[0].shareDang': '3.5' }],
  ['construction', 'fa', 'applicant.owners[0].shareDang', 'نصفش مال منه', { 'applicant.owners[0].shareDang': '3' }],
  ['construction', 'fa', 'applicant.owners[0].shareDang', 'همه‌ش', { 'applicant.owners[0].shareDang': '6' }],
  [
    'construction',
    'fa',
    'applicant.representative.mandateUntil',
    'تا آخر اسفند ۱۴۰۶',
    { 'applicant.representative.mandateUntil': '1406/12/29' },
  ],
  ['construction', 'fa', 'applicant.filedBy', 'خودم', { 'applicant.filedBy': 'owner' }],
  ['construction', 'fa', 'declarations.accurate', 'بله همه‌ش درسته', { 'declarations.accurate': 'true' }],
  ['construction', 'fa', 'proposal.parkingProvided', 'دو تا ماشین جا میشه', { 'proposal.parkingProvided': '2' }],
  ['construction', 'fa', 'proposal.frontSetback', 'دو متر و نیم عقب نشستیم', { 'proposal.frontSetback': '2.5' }],
  ['inquiry', 'fa', 'inquiry.certificateDate', 'بيستم خرداد نود و پنج', { 'inquiry.certificateDate': '1395/03/20' }],
  ['inquiry', 'fa', 'inquiry.certificateDate', '95/3/20', { 'inquiry.certificateDate': '1395/03/20' }],
  [
    'inquiry',
    'fa',
    'inquiry.certificateDate',
    '۲۰ام خرداد سال هزار و سیصد و نود و پنج',
    { 'inquiry.certificateDate': '1395/03/20' },
  ],
  ['inquiry', 'fa', 'inquiry.certificateDate', '۱۳۹۵ خرداد ۲۰', { 'inquiry.certificateDate': '1395/03/20' }],
  ['inquiry', 'fa', 'inquiry.declaredUnchanged', 'نه هیچ تغییری نداده‌ایم', {}],
  ['inquiry', 'fa', 'inquiry.purpose', 'واسه وام بانکی', { 'inquiry.purpose': 'BANK' }],
  [
    'construction',
    'en',
    '',
    "hi there, I'm the owner and the renewal code's 9-1-7-19",
    { 'applicant.filedBy': 'owner', 'property.nosaziCode': '9-1-7-19-0-0-0' },
  ],
  [
    'construction',
    'en',
    'property.deedArea',
    "it's about two hundred and fifty square metres according to the deed",
    { 'property.deedArea': '250' },
  ],
  ['construction', 'en', 'property.deedArea', '1,250 m2', { 'property.deedArea': '1250' }],
  ['construction', 'en', 'property.postalCode', 'zip is 93456 78913', { 'property.postalCode': '9345678913' }],
  ['construction', 'en', 'applicant.owners[0].shareDang', 'half of it', { 'applicant.owners[0].shareDang': '3' }],
  [
    'construction',
    'en',
    'applicant.owners[0].shareDang',
    'I own the whole thing',
    { 'applicant.owners[0].shareDang': '6' },
  ],
  [
    'construction',
    'en',
    'applicant.owners[0].mobile',
    'my cell: 0915-000-0001',
    { 'applicant.owners[0].mobile': '09150000001' },
  ],
  ['construction', 'en', 'declarations.accurate', 'yep, all correct', { 'declarations.accurate': 'true' }],
  ['construction', 'en', 'proposal.parkingProvided', 'room for three cars', { 'proposal.parkingProvided': '3' }],
  ['inquiry', 'en', 'inquiry.certificateDate', "20th of Khordad '95", { 'inquiry.certificateDate': '1395/03/20' }],
  [
    'inquiry',
    'en',
    'inquiry.declaredUnchanged',
    "yes, nothing's been changed since",
    { 'inquiry.declaredUnchanged': 'true' },
  ],
  [
    'construction',
    'fa',
    'list:proposal.floors',
    'دو طبقه هر کدام ۱۲۰ متر یک واحد',
    {
      'proposal.floors[0].area': '120',
      'proposal.floors[1].area': '120',
      'proposal.floors[0].units': '1',
      'proposal.floors[1].units': '1',
    },
  ],
  [
    'construction',
    'fa',
    'list:proposal.floors',
    'همکف پارکینگ ۱۵۰ متر، طبقه اول و دوم مسکونی هرکدوم ۱۳۰ متر و یک واحد',
    {
      'proposal.floors[0].level': '0',
      'proposal.floors[0].use': 'PARKING',
      'proposal.floors[0].area': '150',
      'proposal.floors[1].level': '1',
      'proposal.floors[2].level': '2',
      'proposal.floors[1].area': '130',
      'proposal.floors[2].area': '130',
      'proposal.floors[1].use': 'RES',
      'proposal.floors[2].use': 'RES',
      'proposal.floors[1].units': '1',
      'proposal.floors[2].units': '1',
    },
  ],
  ['inquiry', 'fa', 'inquiry.purpose', 'میخوایم خونه رو بفروشیم', { 'inquiry.purpose': 'TRANSFER' }],
  // What was not understood as a whole is no value: the number goes on in a word that is not known.
  ['construction', 'fa', 'property.deedArea', 'دویست و پنحاه متر', {}],
  [
    'construction',
    'en',
    'group:property.plate.bakhsh,property.plate.main,property.plate.sub',
    'plot 4521 of 183, section 9',
    { 'property.plate.bakhsh': '9' },
  ],
];

it.each(said)('%s, %s: asked %s, "%s"', (type, language, asked, line, taken) => {
  const definition = definitions.find(({ code }) => code === type);
  if (!definition) throw new Error(type);
  const world: World = { definition, today: '1405/09/08' };
  const { state } = opening(world, newTalk(language));
  const [kind, paths] = asked.includes(':') ? asked.split(':') : ['field', asked];
  const asking = { kind, paths: (paths ?? '').split(','), isNeeded: true } as Ask;
  const { acts } = turn(world, asked === '' ? state : { ...state, asking }, line);
  const given = acts.flatMap((act) => (act.kind === 'filled' || act.kind === 'corrected' ? [act] : []));
  expect(Object.fromEntries(given.map(({ path, value }) => [path, String(value)]))).toEqual(taken);
});
