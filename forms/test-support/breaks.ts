import type { DiagnosticCode } from '../diagnostics/codes.js';

type Json = Record<string, unknown>;
type Entry = Json & { id: string; type: string };
type Definition = Json & { steps: Entry[]; rules: string[]; fees: string[]; regulations: string[] };

/** A definition with one thing broken in it, and what has to be said of it where. */
export interface Broken {
  what: string;
  json: Definition;
  path: string;
  codes: DiagnosticCode[];
}

type Change = (json: Definition) => void;

/** `version` as `verison`: two letters in the middle swapped. */
function misspelt(word: string): string {
  for (let i = Math.floor(word.length / 2); i > 0; i -= 1) {
    const [a, b] = [word[i - 1] ?? '', word[i] ?? ''];
    if (a !== b) return word.slice(0, i - 1) + b + a + word.slice(i + 1);
  }
  return `${word}x`;
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function placeAt(json: Json, path: string): { holder: Json; key: string } {
  const keys = path.match(/[^.[\]]+/g) ?? [];
  const holder = keys.slice(0, -1).reduce<Json>((at, key) => at[key] as Json, json);
  return { holder, key: keys.at(-1) ?? '' };
}

/** Every way in which a definition is broken here, each in one place. */
export function everyBreak(sound: Definition): Broken[] {
  const broken: Broken[] = [];
  const add = (what: string, path: string, codes: DiagnosticCode[], change: Change) => {
    const json = structuredClone(sound);
    change(json);
    broken.push({ what, json, path, codes });
  };
  const set = (what: string, path: string, value: unknown, ...codes: DiagnosticCode[]) =>
    add(what, path, codes, (json) => {
      const { holder, key } = placeAt(json, path);
      holder[key] = value;
    });
  const rename = (path: string) => {
    const { key } = placeAt(sound, path);
    const wrong = misspelt(key);
    add(`misspelt ${path}`, `${path.slice(0, -key.length)}${wrong}`, ['UNKNOWN_KEY'], (json) => {
      const place = placeAt(json, path);
      place.holder[wrong] = place.holder[key];
      Reflect.deleteProperty(place.holder, key);
    });
  };
  const remove = (path: string, ...codes: DiagnosticCode[]) =>
    add(`no ${path}`, path, codes, (json) => {
      const { holder, key } = placeAt(json, path);
      Reflect.deleteProperty(holder, key);
    });

  breakWhole(sound, { add, set, rename, remove });
  for (const [i, step] of sound.steps.entries()) breakStep(step, i, sound, { add, set, rename, remove });
  return broken;
}

interface Breaks {
  add: (what: string, path: string, codes: DiagnosticCode[], change: Change) => void;
  set: (what: string, path: string, value: unknown, ...codes: DiagnosticCode[]) => void;
  rename: (path: string) => void;
  remove: (path: string, ...codes: DiagnosticCode[]) => void;
}

function breakWhole(sound: Definition, { add, set, rename, remove }: Breaks): void {
  set('a version in words', 'version', 'one', 'WRONG_TYPE');
  set('a generation that is none', 'generation', 'CITIZENS', 'UNKNOWN_VALUE');
  set('rules that are no list', 'rules', {}, 'WRONG_TYPE');
  set('a rulebook that is none', 'rulebook', 'cities', 'UNKNOWN_RULEBOOK');
  for (const key of ['title', 'documents', 'validity']) rename(key);
  for (const key of ['code', 'fees', 'generation']) remove(key, 'MISSING');
  set('a title of no words', 'title', {}, 'MISSING_TITLE');
  for (const [kind, code] of [
    ['rules', 'UNKNOWN_RULE'],
    ['fees', 'UNKNOWN_FEE'],
    ['regulations', 'UNKNOWN_REGULATION'],
  ] as const) {
    const last = sound[kind].length - 1;
    if (last < 0) continue;
    set(`a dangling entry of ${kind}`, `${kind}[${last}]`, `${sound[kind][last]}X`, code);
    if (last > 0) set(`a doubled entry of ${kind}`, `${kind}[${last}]`, sound[kind][0], 'DUPLICATE_ID');
  }
  set('a register that is none', 'registers[0].register', 'parcles', 'UNKNOWN_REGISTER');
  set('a key of no answer', 'registers[0].key', 'answers.property.nosaziCod', 'UNKNOWN_NAME');
  set('a document of a wrong code', 'documents[0].code', 'deed', 'BAD_FORMAT');
  set('a malformed condition', 'documents[0].when', 'answers.property.', 'EXPRESSION_SYNTAX');
  const { validity } = sound;
  if (isObject(validity)) {
    const [way = ''] = Object.keys(validity);
    set('a validity that is a text', `validity.${way}`, '"24"', 'EXPRESSION_TYPE');
  }
  add('a lane of no condition', 'lanes[0].when', ['UNKNOWN_NAME'], (json) => {
    json.lanes = [{ lane: 'fast', when: 'outcme' }];
  });
  const at = 'form.schema.properties.property';
  set('a keyword of no schema', `${at}.require`, ['x'], 'FORM_SCHEMA');
  set('a reference to nothing', `${at}.properties.deedArea.$ref`, '#/$defs/area', 'FORM_SCHEMA');
  set('a remote reference', `${at}.properties.deedArea.$ref`, 'https://example.org/area.json', 'FORM_SCHEMA');
  set('a field without a title', `${at}.title`, '', 'MISSING_TITLE');
  set('a format that is none', `${at}.properties.deedArea.format`, 'decimals', 'FORM_SCHEMA');
}

const references = ['next', 'onReferral', 'onExpire', 'recalculateFrom', 'onBlocked'];
const needed: Record<string, string> = { review: 'role', consult: 'bodies', notify: 'message', audit: 'role' };

function breakStep(step: Entry, i: number, sound: Definition, { add, set, rename, remove }: Breaks): void {
  const at = `steps[${i}]`;
  rename(`${at}.title`);
  set('a step type that is none', `${at}.type`, misspelt(step.type), 'UNKNOWN_STEP_TYPE');
  set('a step that leads to nothing', `${at}.next`, misspelt(step.id), 'UNKNOWN_STEP');
  if (i > 0) set('a step called as another', `${at}.id`, sound.steps[0]?.id, 'DUPLICATE_ID');
  if (step.type === 'notify') {
    set('a message that names nothing', `${at}.message.fa`, 'شماره {refrence}', 'UNKNOWN_VALUE');
    set('a message with no such field', `${at}.message.en`, 'Of {answers.propery}', 'UNKNOWN_VALUE');
    set('a message with no such finding', `${at}.message.en`, 'Found {results.nothing.height}', 'UNKNOWN_VALUE');
  }
  const key = needed[step.type];
  if (key) remove(`${at}.${key}`, 'MISSING');
  if (typeof step.role === 'string') set('a role that is none', `${at}.role`, misspelt(step.role), 'UNKNOWN_ROLE');
  if (Array.isArray(step.deadlines)) {
    set('deadlines that are no list', `${at}.deadlines`, 'soon', 'WRONG_TYPE');
    set('a deadline without an end', `${at}.deadlines[0].then`, 'expires', 'UNKNOWN_VALUE');
  }
  // A step is taken away: whoever leads to it says so, at the place it then has.
  const after = sound.steps.filter((_, other) => other !== i);
  const [user] = after.flatMap((other, j) =>
    references.filter((field) => other[field] === step.id).map((field) => `steps[${j}].${field}`),
  );
  if (user) {
    add(`no step ${step.id}`, user, ['UNKNOWN_STEP'], (json) => {
      json.steps.splice(i, 1);
    });
  }
}
