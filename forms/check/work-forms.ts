import { forEachOf } from '../entries.js';
import { resultName, takenBy } from '../evaluation/results-shape.js';
import { propertiesOf } from '../expression/schema.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import { workFormsOf } from '../work-forms.js';
import { problem } from './problem.js';
import { everyStep } from './step-lists.js';

type Check = (definition: FormDefinition) => DefinitionIssue[];

/** What a check of the applicant's form says of the forms on work, each at its place. */
export function onWorkForms(definition: FormDefinition, check: Check): DefinitionIssue[] {
  return everyStep(definition).flatMap(({ step, path }) => {
    const places = new Map(workFormsOf(step).map(({ key, form }) => [key, form]));
    return [...places].flatMap(([key, form]) =>
      check({ ...definition, form }).map((issue) => ({
        ...issue,
        path: issue.path.replace(/^form/, `${path}.${key}`),
      })),
    );
  });
}

/** A form gives no field the name of something that its step gives itself, or one of its bodies. */
export function checkTakenFields(definition: FormDefinition): DefinitionIssue[] {
  return everyStep(definition).flatMap(({ step, path }) => [
    ...workFormsOf(step).flatMap(({ key, form: { schema } }) =>
      [...propertiesOf(schema, schema).keys()]
        .filter((field) => takenBy(step).includes(field) || (field === 'entry' && forEachOf(definition.steps, step.id)))
        .map((field) => {
          const said = `every ${step.type} gives "${field}" itself; give the field another name`;
          return problem(`${path}.${key}.schema.properties.${field}`, 'FIELD_TAKEN', said);
        }),
    ),
    ...(step.type === 'consult' ? twins(step.bodies.map(({ id }) => id)) : []).map((id) =>
      problem(`${path}.bodies`, 'FIELD_TAKEN', `expressions write "${id}" as "${resultName(id)}", as another body`),
    ),
  ]);
}

const twins = (ids: readonly string[]): string[] =>
  ids.filter((id, i) => ids.findIndex((other) => other !== id && resultName(other) === resultName(id)) >= 0 && i > 0);
