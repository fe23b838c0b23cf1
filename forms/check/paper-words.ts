import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import type { PaperTemplate } from '../language/paper-template.js';
import { wordsIn } from '../messages/papers/catalogue.js';
import { nearestName } from '../nearest.js';
import { schemasBelow, schemasOf } from '../personal.js';
import { problem } from './problem.js';

const ANSWERS = 'answers.';

/** Groups of words that a paper says nothing of. */
const OTHERS: Record<'slips' | 'refusal' | 'permits', readonly string[]> = {
  slips: ['refusal', 'decision', 'checklist', 'stage', 'silence', 'clock', 'span'],
  refusal: ['slip', 'banner', 'decision', 'checklist', 'stage'],
  permits: ['banner', 'refusal'],
};
/** What a paper is set in has letters for these. */
const UNDRAWN = /(?![\p{Script=Latin}\p{Script=Arabic}\p{Script=Common}\p{Script=Inherited}])./u;

/** What a template says in place of what ships is there, and what nobody says in its language is warned of. */
export function checkWords(template: PaperTemplate, form: FormDefinition['form'] | undefined): DefinitionIssue[] {
  const { language = 'fa', beside, words: own = {} } = template;
  const known = new Map(wordsIn(language));
  const english = new Map(wordsIn('en'));
  const unknown = Object.entries(own).flatMap(([code, text]) => {
    const shipped = english.get(code);
    const path = `words.${code}`;
    if (code.startsWith(ANSWERS)) return unknownField(code, path, template, form);
    if (shipped === undefined) {
      const hint = nearestName(code, [...known.keys()]);
      return [problem(path, 'UNKNOWN_VALUE', `papers have no word "${code}"`, hint)];
    }
    const strange = namesIn(text).filter((name) => !namesIn(shipped).includes(name));
    return strange.map((name) =>
      problem(path, 'UNKNOWN_VALUE', `"${code}" has no "{${name}}"; in English it is “${shipped}”`),
    );
  });
  const needed = [...known].filter(
    ([code, text]) => text === undefined && own[code] === undefined && isPrinted(code, template),
  );
  const [first, ...others] = needed.map(([code]) => code);
  const more = others.length > 0 ? `, nor for ${others.length} others` : '';
  const lacking =
    first === undefined
      ? []
      : [
          problem(
            'words',
            'MISSING_LANGUAGE',
            `nothing is said in "${language}" for "${first}"${more}; papers say it in English`,
          ),
        ];
  return [...unknown, ...lacking, ...(beside === undefined ? [] : sameTwice(language, beside)), ...undrawn(template)];
}

/** Elements of a list are called alike: a path leaves their places out. */
function unknownField(
  code: string,
  path: string,
  { permitType }: PaperTemplate,
  form: FormDefinition['form'] | undefined,
): DefinitionIssue[] {
  if (permitType === undefined) {
    return [
      problem(path, 'UNKNOWN_VALUE', 'only a template of one permit type knows its fields; name its "permitType"'),
    ];
  }
  if (!form) return [];
  const root = form.schema;
  let schemas = schemasOf(root, root);
  for (const key of code.slice(ANSWERS.length).split('.')) {
    const inList = schemas.flatMap(({ items }) => (items === undefined ? [] : [items]));
    const whole = [...schemas, ...(inList.length > 0 ? schemasBelow(schemas, 0, root) : [])];
    const names = whole.flatMap(({ properties }) => Object.keys(properties ?? {}));
    if (!names.includes(key)) {
      return [problem(path, 'UNKNOWN_VALUE', `no field "${key}" of the form there`, nearestName(key, names))];
    }
    schemas = schemasBelow(whole, key, root);
  }
  return [];
}

const namesIn = (text: string): string[] => Array.from(text.matchAll(/\{(\w+)\}/g), ([, name = '']) => name);

function isPrinted(code: string, { paper, checklist }: PaperTemplate): boolean {
  const [group = ''] = code.split('.');
  if (!checklist && (group === 'checklist' || group === 'stage')) return false;
  const of = paper === 'refusal' ? 'refusal' : paper === 'draft-slip' || paper === 'receipt' ? 'slips' : 'permits';
  return !OTHERS[of].includes(group);
}

const sameTwice = (language: string, beside: string): DefinitionIssue[] =>
  language === beside
    ? [problem('beside', 'UNKNOWN_VALUE', `the paper is in "${language}" already; leave it out`)]
    : [];

/** A letter that the font has none for would be a question mark on every paper. */
function undrawn(template: PaperTemplate): DefinitionIssue[] {
  const letter = UNDRAWN.exec(JSON.stringify({ ...template, look: undefined }))?.[0];
  if (letter === undefined) return [];
  return [problem('', 'UNKNOWN_VALUE', `papers are set in Latin and Arabic script, and have no letter "${letter}"`)];
}
