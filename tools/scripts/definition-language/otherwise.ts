import type { Keyword } from './sections.js';
import { UndocumentedKeywordError } from './undocumented-keyword-error.js';

const NONE = 'by default none';
const NO = 'by default false';

/** What holds where a keyword is left out whose schema and sentence do not say it, by its path or its last name. */
const byName: Readonly<Record<string, string>> = {
  description: NONE,
  grant: 'by default the register learns what the permit itself says',
  useLimit: 'by default the type grants a right',
  objection: 'by default nothing is said of it',
  carryOver: 'by default drafts of an older version stay with it',
  examples: NONE,
  optional: NO,
  fields: NONE,
  unit: 'by default nothing is',
  each: 'by default one row',
  detail: NONE,
  note: NONE,
  lacking: 'by default nothing is',
  actual: 'by default not shown',
  limit: 'by default not shown',
  fix: NONE,
  illustrative: NO,
  contested: NO,
  from: 'by default from the first',
  until: 'by default without an end',
  'validity.until': 'by default `months` say',
  base: 'by default it rests on none',
  replaces: NONE,
  record: NONE,
  when: 'by default always',
  applies: 'by default always',
  warnWhen: 'by default never',
  urgent: 'by default never',
  high: 'by default never',
  low: 'by default never',
  engineDecides: 'by default never',
  default: NONE,
  rename: NONE,
  deadlines: 'by default it waits without end',
  after: 'one of `after` and `before` is needed',
  before: 'one of `after` and `before` is needed',
  notAfter: 'by default it may be',
  to: 'an escalation needs one',
  workingDays: 'by default 0',
  days: 'by default 0',
  hours: 'by default 0',
  minutes: 'by default 0',
  seconds: 'by default 0',
  onReferral: 'by default the next step',
  separateFrom: 'by default nobody is kept apart',
  recalculateFrom: 'by default the first step that analyzes or calculates',
  request: 'by default nothing is sent',
  for: 'by default another of the three is waited for',
  'steps[wait].until': 'by default another of the three is waited for',
  signal: 'by default another of the three is waited for',
  'steps[review].form': NONE,
  'steps[consult].form': NONE,
  'steps[audit].form': NONE,
  'steps[wait].form': NONE,
  results: NONE,
  by: 'by default Temporal’s clients alone',
  referTo: '`refer` needs it',
  join: 'by default all',
  compute: NONE,
  drop: NONE,
  ask: NONE,
  documents: NONE,
  representative: 'by default the owner files',
  policy: 'by default as the rulebook says',
  cleared: NONE,
  openCases: NONE,
  permits: NONE,
  filed: 'by default unknown',
  issued: 'by default unknown',
  expiry: 'by default unknown',
  'examples[].expected': 'by default it may come out as it likes',
  effectiveTo: 'by default until another version follows',
  notice: NONE,
  registers: NONE,
  issuer: 'by default they carry none',
  checklist: NO,
  emblem: 'by default none is shown',
  title: 'by default its own',
  otherwise: 'by default nothing is',
  strong: NO,
  rulebook: 'one of the two is needed',
  permitType: 'one of the two is needed',
  was: 'by default not compared',
  why: NONE,
};

const saysIt = /by default|without|otherwise|left out|only where|where nothing else|in place of|needs? (?:it|one)/i;

/** What a row says of a keyword that is left out; empty where it is needed, or told already. */
export function otherwiseOf({ name, path, schema, needed }: Keyword): string {
  if (needed || schema.default !== undefined || saysIt.test(schema.description ?? '')) return '';
  const inExpected = path.startsWith('examples[].expected.') ? byName['examples[].expected'] : undefined;
  const said = inExpected ?? byName[path.replace(/\[\]\.steps\[\w+\]/, '[]')] ?? byName[name];
  if (said === undefined) throw new UndocumentedKeywordError(path, 'word of what holds without it');
  return `; ${said}`;
}
