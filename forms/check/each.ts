import { asksEntries } from '../bodies.js';
import { type ForEach, isForEach, ownNames } from '../entries.js';
import { HERE } from '../evaluation/step-expressions.js';
import { propertiesOf, resolve, type Schema, typeOf } from '../expression/schema.js';
import type { ConsultBody } from '../language/consult-body.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import type { Step, StepOf } from '../language/step.js';
import { needsOf, ownOutcomesOf, plainOutcomesOf } from '../outcomes.js';
import { checkShown } from './notices.js';
import { problem, unknownName } from './problem.js';
import { everyStep } from './step-lists.js';

/** More than anybody could be asked one by one, and less than would fill a history. */
const MOST_ENTRIES = 50;

/** Whoever is asked for every entry of a list, or is named in the answers, can be found there. */
export function checkEach(definition: FormDefinition): DefinitionIssue[] {
  const root = definition.form.schema as Schema;
  const lookups = definition.registers.flatMap(({ each }, i) => checkList(root, each, `registers[${i}].each`).issues);
  const asked = everyStep(definition).flatMap(({ step, path }) => {
    if (isForEach(step)) return checkForEach(definition, step, path);
    if (step.type !== 'consult') return [];
    return [
      ...step.bodies.flatMap((body, i) => checkBody(definition, body, `${path}.bodies[${i}]`)),
      ...checkInviting(step, path, definition),
    ];
  });
  return [...lookups, ...asked];
}

/** The group that an entry of a list is, or the whole form without one, and what is wrong with the list. */
function checkList(root: Schema, each: string | undefined, at: string): { entry: Schema; issues: DefinitionIssue[] } {
  if (each === undefined) return { entry: root, issues: [] };
  const list = placeOf(root, root, each, at);
  if ('issue' in list) return { entry: root, issues: [list.issue] };
  const type = typeOf(list.schema, root);
  if (type.kind !== 'array' || typeOf(type.items, root).kind !== 'object') {
    return { entry: root, issues: [problem(at, 'EACH_LIST', `"${each}" is no list of groups of fields`)] };
  }
  const { items: entry, maxItems = Number.POSITIVE_INFINITY } = type;
  if (maxItems <= MOST_ENTRIES) return { entry, issues: [] };
  const tooMany = `"${each}" may be of any length; give it a maxItems of ${MOST_ENTRIES} at the most`;
  return { entry, issues: [problem(at, 'EACH_UNBOUNDED', tooMany)] };
}

/** What everybody does for the whole case, or what has entries of its own, is not done for an entry. */
function checkForEach(definition: FormDefinition, step: ForEach, path: string): DefinitionIssue[] {
  const own = ownNames(step);
  const inside = everyStep(definition).flatMap(({ step: inner, path: at }) => {
    if (!own.has(inner.id)) return [];
    const said = `"${inner.id}" is gone through for every entry of "${step.each}"`;
    const has = notOfEntries(inner);
    return has === undefined ? [] : [problem(at, 'EACH_NOT_HERE', `${said}; ${has}`)];
  });
  const named = [...definition.facts, ...definition.registers].filter(({ name }) => name === HERE || name === 'item');
  const taken = named.map(({ name }) =>
    problem(
      `${path}.each`,
      'EACH_NOT_HERE',
      `steps of an entry know something else as "${name}"; call yours otherwise`,
    ),
  );
  return [...checkList(definition.form.schema as Schema, step.each, `${path}.each`).issues, ...inside, ...taken];
}

const OF_ENTRIES: ReadonlySet<Step['type']> = new Set([
  'review',
  'inspect',
  'consult',
  'notify',
  'service',
  'wait',
  'switch',
  'parallel',
]);

function notOfEntries(step: Step): string | undefined {
  if (!OF_ENTRIES.has(step.type)) return `a ${step.type} step is one of the whole case; put it before or after`;
  if (isForEach(step)) return 'nothing in it goes through a list of its own';
  if (step.type === 'consult' && asksEntries(step)) return 'no body in it is asked for every entry of a list';
  if (step.type === 'review' && step.engineDecides !== undefined) return 'the engine decides whole cases only';
  if (step.type === 'consult' && step.bodies.some(({ invites }) => invites)) return 'nobody is invited in it';
  return undefined;
}

function checkBody(definition: FormDefinition, { each, invites }: ConsultBody, path: string): DefinitionIssue[] {
  const root = definition.form.schema as Schema;
  const { entry, issues } = checkList(root, each, `${path}.each`);
  if (!invites || issues.some(({ code }) => code !== 'EACH_UNBOUNDED')) return issues;
  return [...issues, ...checkInvited(definition, { root, entry }, invites, `${path}.invites`)];
}

function checkInvited(
  definition: FormDefinition,
  { root, entry }: { root: Schema; entry: Schema },
  { nationalId, mobile, shows }: NonNullable<ConsultBody['invites']>,
  path: string,
): DefinitionIssue[] {
  const said = (key: 'nationalId' | 'mobile', name: string, format: string): DefinitionIssue[] => {
    const place = placeOf(entry, root, name, `${path}.${key}`);
    if ('issue' in place) return [place.issue];
    if (place.schema.format !== format) {
      return [problem(`${path}.${key}`, 'INVITED_UNKNOWN', `"${name}" is no field of the format ${format}`)];
    }
    if (key === 'mobile' || place.required) return [];
    return [
      problem(
        `${path}.${key}`,
        'INVITED_UNKNOWN',
        `"${name}" may be left out, and then nobody could answer; let the form require it`,
      ),
    ];
  };
  return [
    ...said('nationalId', nationalId, 'national-id'),
    ...(mobile === undefined ? [] : said('mobile', mobile, 'mobile')),
    ...checkShown(definition, shows, `${path}.shows`),
  ];
}

type Place = { schema: Schema; required: boolean } | { issue: DefinitionIssue };

/** A field by its path from a group, and whether whoever fills in that group always gives it. */
function placeOf(from: Schema, root: Schema, path: string, at: string): Place {
  let schema = resolve(from, root);
  let required = true;
  for (const name of path.split('.')) {
    const properties = propertiesOf(schema, root);
    const found = properties.get(name);
    if (!found) return { issue: unknownName(at, 'field', name, [...properties.keys()]) };
    required &&= found.required;
    schema = resolve(found.schema, root);
  }
  return { schema, required };
}

/** Whoever is invited sets no conditions, sends nothing back, and may never answer at all. */
function checkInviting(step: StepOf<'consult'>, path: string, { clocks = [] }: FormDefinition): DefinitionIssue[] {
  if (!step.bodies.some(({ invites }) => invites)) return [];
  const returns = plainOutcomesOf(step).includes('return') || ownOutcomesOf(step).some(({ as }) => as === 'return');
  const ends =
    clocks.length > 0 || (step.deadlines?.some(({ then }) => then === 'expire' || then === 'return') ?? false);
  const conditional = ownOutcomesOf(step).find((outcome) => needsOf(outcome).includes('conditions'));
  const own = 'name what may be answered in `outcomes`, such as consents and refuses';
  const forever = `whoever "${step.id}" invites may never answer, and then the case waits for ever; give it a deadline that ends it`;
  return [
    ...(returns ? [problem(`${path}.outcomes`, 'INVITED_MAY_NOT', `who is invited sends no case back; ${own}`)] : []),
    ...(conditional
      ? [
          problem(
            `${path}.outcomes`,
            'INVITED_MAY_NOT',
            `who is invited sets no conditions, which "${conditional.id}" needs; let them say so in a form`,
          ),
        ]
      : []),
    ...(ends ? [] : [problem(path, 'INVITED_FOREVER', forever)]),
  ];
}
