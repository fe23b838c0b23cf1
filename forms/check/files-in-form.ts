import { everySchema } from '../answers/keywords.js';
import { FILE, FILE_FORMAT, fileOf } from '../files-in-form.js';
import type { FormDefinition } from '../language/definition.js';
import type { DefinitionIssue } from '../language/issue.js';
import { workFormsOf } from '../work-forms.js';
import { problem, unknownName } from './problem.js';
import { everyStep } from './step-lists.js';

/** A field that takes a file says of which document, and the form alone says where one is needed. */
export function checkFilesInForm(definition: FormDefinition): DefinitionIssue[] {
  const { form, documents } = definition;
  const own = everySchema(form.schema, 'form.schema').flatMap(({ schema, path }) => {
    const code = fileOf(schema);
    if (code === undefined && schema.format !== FILE_FORMAT) return [];
    if (code === undefined || schema.format !== FILE_FORMAT || schema.type !== 'string') {
      const message = `a field that takes a file is of "type": "string", "format": "${FILE_FORMAT}", and "${FILE}" names its document`;
      return [problem(path, 'FILE_FIELD', message)];
    }
    const document = documents.find((each) => each.code === code);
    if (!document) {
      const codes = documents.map((each) => each.code);
      return [unknownName(`${path}.${FILE}`, 'document', code, codes)];
    }
    if (document.many && document.optional && document.when === undefined) return [];
    const message = `"${code}" is "many" and "optional" without "when": the form says where a file is needed`;
    return [problem(`${path}.${FILE}`, 'FILE_FIELD', message)];
  });
  const onWork = everyStep(definition).flatMap(({ step, path }) =>
    workFormsOf(step).flatMap(({ key, form: { schema } }) =>
      everySchema(schema, `${path}.${key}.schema`)
        .filter((placed) => fileOf(placed.schema) !== undefined || placed.schema.format === FILE_FORMAT)
        .map((placed) => problem(placed.path, 'FILE_FIELD', 'files on work are `documents` of the step')),
    ),
  );
  return [...own, ...onWork];
}
