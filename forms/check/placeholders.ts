import { forEachOf } from '../entries.js';
import { resultName } from '../evaluation/results-shape.js';
import { everyStepOf } from '../every-step.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import { type PaperTemplate, placeholdersOf, type Said } from '../language/paper-template.js';
import type { Step } from '../language/step.js';
import { formBelow, namesIn, resultForms } from '../message-values.js';
import { nearestName } from '../nearest.js';
import { markedKind, schemasBelow, schemasOf } from '../personal.js';
import { ROLE } from '../roles-of-fields.js';
import { workFormsOf } from '../work-forms.js';
import { problem } from './problem.js';

const ANSWERS = 'answers.';
const RESULTS = 'results.';
/** Papers of what was decided: only they say what people have found. */
const TELLING: ReadonlySet<string> = new Set(['permit', 'inquiry-answer', 'refusal']);

type TypeNamed = Pick<FormDefinition, 'form' | 'steps'>;

/** Every `{…}` of a template stands for something that its papers have. `type` is its permit type, where that is known. */
export function checkPlaceholders(template: PaperTemplate, type: TypeNamed | undefined): DefinitionIssue[] {
  const { body, footnotes, title, signatures, issuer } = template;
  const written: [path: string, text: Said | undefined][] = [
    ...body.flatMap((part, i): typeof written =>
      'note' in part
        ? [[`body[${i}].note`, part.note]]
        : [
            [`body[${i}].title`, part.title],
            [`body[${i}].otherwise`, part.otherwise],
          ],
    ),
    ...footnotes.map((text, i): [string, Said] => [`footnotes[${i}]`, text]),
    ['issuer', issuer],
    ...signatures.map((text, i): [string, Said] => [`signatures[${i}]`, text]),
  ];
  const texts = written.flatMap(([path, text = '']) =>
    typeof text === 'string'
      ? [[path, text] as const]
      : Object.entries(text).map(([tag, of]) => [`${path}.${tag}`, of] as const),
  );
  const titles = Object.entries(title).map(([language, text]): [string, string] => [`title.${language}`, text]);
  return [
    ...texts.flatMap(([path, text]) => namesIn(text).flatMap((name) => unknownOf(path, name, template, type) ?? [])),
    ...titles.flatMap(([path, text]) =>
      namesIn(text)
        .filter((name) => name !== 'type')
        .map((name) => problem(path, 'UNKNOWN_VALUE', `a title has no "{${name}}"; it has {type}`)),
    ),
  ];
}

function unknownOf(
  path: string,
  name: string,
  { paper, permitType }: PaperTemplate,
  type: TypeNamed | undefined,
): DefinitionIssue | undefined {
  const known = placeholdersOf(paper);
  if (known.includes(name)) return undefined;
  const refuse = (message: string, hint?: string) => problem(path, 'UNKNOWN_VALUE', message, hint);
  const isResult = name.startsWith(RESULTS) && TELLING.has(paper);
  if (!isResult && !name.startsWith(ANSWERS)) {
    const more = TELLING.has(paper) ? `{${ANSWERS}…} and {${RESULTS}…}` : `{${ANSWERS}…}`;
    const all = `${known.map((each) => `{${each}}`).join(', ')}, and ${more} in a template of one permit type`;
    return refuse(`no placeholder "{${name}}"; there are ${all}`, nearestName(name, known));
  }
  if (permitType === undefined)
    return refuse(`only a template of one permit type knows "{${name}}"; name its "permitType"`);
  const [, ...rest] = name.split('.');
  if (!type) return undefined;
  return isResult
    ? unknownResult(name, rest, type.steps, refuse, 'papers')
    : unknownField(name, rest, type.form, refuse, 'papers');
}

/** Why no name leads to what is filled in many times. */
const ONE_TEXT =
  'a text has one value, so say what all of them come to in other words, or put the message among the steps of the entry';

/** The list for whose every entry a step, or its body, has a form that is filled in. */
function manyTimes(steps: readonly Step[], [name, body]: readonly string[]): string | undefined {
  const step = everyStepOf(steps).find(({ id }) => resultName(id) === name);
  if (!step || workFormsOf(step).length === 0) return undefined;
  const ofBody = step.type === 'consult' ? step.bodies.find(({ id }) => resultName(id) === body)?.each : undefined;
  const list = forEachOf(steps, step.id)?.each ?? ofBody;
  return list && `"${list}"`;
}

type Refuse = (message: string, hint?: string) => DefinitionIssue;

/** What is wrong with a path below `results` into a form on work, where something is. */
export function unknownResult(
  name: string,
  path: readonly string[],
  steps: readonly Step[],
  refuse: Refuse,
  on: 'papers' | 'messages',
): DefinitionIssue | undefined {
  const asked = formBelow(steps, path);
  const apiece = asked ? undefined : manyTimes(steps, path);
  if (apiece) return refuse(`"{${name}}" is filled in once for every entry of ${apiece}; ${ONE_TEXT}`);
  if (asked && asked.field.length > 0) return unknownField(name, asked.field, asked.form, refuse, on);
  const forms = resultForms(steps).map(({ at }) => `results.${at.join('.')}`);
  const all = forms.length > 0 ? `forms are filled in at ${forms.join(', ')}` : 'no step has a form';
  return refuse(`"{${name}}" names no field of a form on work; ${all}`, nearestName(name, forms));
}

/** What is wrong with a path into a form, where something is; `on` papers a field may be marked to be named. */
export function unknownField(
  name: string,
  path: readonly string[],
  { schema: root }: FormDefinition['form'],
  refuse: Refuse,
  on: 'papers' | 'messages',
): DefinitionIssue | undefined {
  let schemas = schemasOf(root, root);
  for (const key of path) {
    const names = schemas.flatMap(({ properties }) => Object.keys(properties ?? {}));
    if (!names.includes(key))
      return refuse(`"{${name}}" names no field of the form: no "${key}"`, nearestName(key, names));
    schemas = schemasBelow(schemas, key, root);
  }
  const isHidden = schemas.some((schema) => markedKind(schema) !== undefined);
  if (!isHidden) return undefined;
  if (on === 'messages') return refuse(`"{${name}}" is personal, and messages leave it out; leave the placeholder out`);
  if (schemas.some((schema) => schema[ROLE] !== undefined)) return undefined;
  return refuse(
    `"{${name}}" is personal, and papers leave it out; mark the field "${ROLE}" or leave the placeholder out`,
  );
}
