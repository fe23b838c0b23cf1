import { nearestName } from '../nearest.js';

/** What was probably meant where an expression is malformed; undefined where nothing is told. `at` counted from 0. */
export function syntaxAdvice(text: string, at: number | undefined): string | undefined {
  const before = text.slice(0, at ?? text.length);
  const from = text.slice(Math.max(0, (at ?? text.length) - 1));
  if (at !== undefined && text[at] === '=') return 'to compare write ==';
  if (/^<?>/.test(from) && /<$/.test(before)) return 'for "not equal" write !=';
  if (/^(?!\d)\p{Nd}/u.test(text[at ?? 0] ?? '')) return 'digits are 0 to 9';
  if (at !== undefined && text[at] === ',' && /\d$/.test(before)) return 'a number has no thousands marks: 1000000';
  if (/\b(and|or|not|AND|OR|NOT)\b/.test(text)) return 'write && for and, || for or, ! for not';
  if (/%\s*$/.test(text)) return 'a percentage is a number such as dec("0.05")';
  if (/^if\b/.test(text.slice(at ?? 0))) return 'write condition ? one : other';
  return undefined;
}

/** What can be done about a value of a wrong type, by what the checker says. */
export function typeAdvice(summary: string): string | undefined {
  const read = /(?:orValue|hasValue|or|orMissing)\(/.test(summary);
  if (read && /\blist[<.]/.test(summary))
    return 'a list is never optional: one that is not given is empty, and size(…) tells it';
  if (read && /got '[\w.]*\.[\w.]+'|\.\w+\.hasValue\(\)/.test(summary)) {
    return 'a group is never optional; ask one of the fields in it';
  }
  if (read && !/optional</.test(summary)) return 'it is always given, so read it as it is';
  if (/optional<list</.test(summary)) return 'a list is never optional: one that is not given is empty';
  if (/optional</.test(summary)) return 'an optional value is read with orValue(…) or orMissing()';
  if (/\bdate\b.*\bstring\b|\bstring\b.*\bdate\b/.test(summary)) return 'a day is written date("1405/09/02")';
  if (/\bbool\b.*\bstring\b|\bstring\b.*\bbool\b/.test(summary)) return 'true and false stand without quotes';
  if (/\bstring (?:[<>=!]=?|[-+*/]) (?:int|decimal)|(?:int|decimal) (?:[<>=!]=?|[-+*/]) string/.test(summary)) {
    return 'a text is no number; size(…) is its length';
  }
  if (/null/.test(summary)) return 'nothing is ever null; a field that need not be given has hasValue()';
  if (/Cannot index type 'string'/.test(summary)) return 'a text has no fields; size(…) is its length';
  return undefined;
}

const whereKnown: Record<string, string> = {
  results: 'what services, signals and decisions gave is known to the conditions of steps alone',
  evaluation: 'what a case came to is known to the conditions of steps alone',
};

const lastOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);
const most = 12;

/**
 * Why a name stands for nothing, with the one that was probably meant. `paths` are what can be named, as `answers.visit`;
 * `text` is the expression and `at` where the name stands in it, counted from 0.
 */
export function unknownNameText(
  name: string,
  { paths, text, at }: { paths: readonly string[]; text: string; at: number | undefined },
): { message: string; hint?: string } {
  const [, parent] = /([A-Za-z_][\w.]*)\.$/.exec(text.slice(0, at ?? 0)) ?? [];
  const inside = parent === undefined ? [] : paths.filter((path) => path.startsWith(`${parent}.`));
  const siblings =
    parent === undefined
      ? paths.filter((path) => !path.includes('.'))
      : inside.map((path) => path.slice(parent.length + 1)).filter((path) => !/[.[]/.test(path));
  const near = nearestName(
    name,
    siblings.filter((other) => other !== name),
  );
  const elsewhere = paths.find((path) => path.includes('.') && lastOf(path) === name && !/\[|^registers\./.test(path));
  const others = new Set(paths.map(lastOf));
  const hint =
    near ??
    elsewhere ??
    (siblings.length === 0
      ? nearestName(
          name,
          [...others].filter((other) => other !== name),
        )
      : undefined);
  const where = parent !== undefined && inside.length > 0 ? ` in ${parent}` : '';
  const said = `there is no "${name}"${where}`;
  if (hint) return { message: `${said}; did you mean "${hint}"?`, hint };
  const known = Object.hasOwn(whereKnown, name) && parent === undefined ? whereKnown[name] : undefined;
  if (known) return { message: `${said} here; ${known}` };
  const listed = where !== '' && siblings.length <= most ? `; there are ${siblings.join(', ')}` : '';
  return { message: `${said}${listed}` };
}
