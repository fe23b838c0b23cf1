import { choicesNamed, searchChoices } from '../../cases/register-choices.js';
import { registerOptionsAt } from '../../forms/agenda/chosen.js';
import { choicesAt, findChoices } from '../../forms/agenda/find-choices.js';
import { bodyIn } from '../../forms/bodies.js';
import { stepNamed, waitsFor } from '../../forms/entries.js';
import { everyStepOf } from '../../forms/every-step.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import type { Form } from '../../forms/language/work.js';
import { workFormsOf } from '../../forms/work-forms.js';
import { builder } from '../builder.js';
import { signedIn } from '../context.js';
import { AnswerChoice } from './agenda.js';
import { PermitType } from './permit-type.js';

const clamp = (first: number) => Math.min(100, Math.max(1, first));

builder.prismaObjectField(PermitType, 'choices', (t) =>
  t.field({
    type: [AnswerChoice],
    nullable: true,
    select: { hash: true },
    description:
      'What may be chosen of a field, searched: those that all words of the search stand in, those that begin with it first. Null where the form has no such field, empty where its answer is free. Records of a register are for who is signed in; they are found by any of their texts.',
    args: {
      path: t.arg.string({ required: true, description: 'Of the field, as business.trade or floors[0].use.' }),
      step: t.arg.id({
        description:
          'Of the form on the work of this step, or that comes with this signal; without it that of applicants.',
      }),
      body: t.arg.id({
        description: 'Of a consultation: the body whose form it is; without it the first that has it.',
      }),
      search: t.arg.string({ description: 'Words of the label in any language, or of the value.' }),
      values: t.arg.stringList({
        description: 'Of these values alone, 100 at most: what those are called that were chosen before.',
      }),
      first: t.arg.int({ defaultValue: 20, description: 'So many, 1 to 100.' }),
      offset: t.arg.int({ defaultValue: 0, description: 'After so many, 0 to 10000.' }),
    },
    resolve: async ({ hash }, { path: written, step, body, search, values, first, offset }, context) => {
      const path = written.slice(0, 300);
      const forms = formsOf(await context.catalogue.definition(hash), step, body);
      const schema = forms.find((each) => choicesAt(each.schema, path) !== undefined)?.schema;
      if (!schema) return null;
      const page = { first: clamp(first ?? 20), offset: Math.min(Math.max(offset ?? 0, 0), 10_000) };
      const said = (search ?? '').slice(0, 200);
      const options = registerOptionsAt(schema, path);
      if (options) {
        signedIn(context);
        if (values) return choicesNamed(context, options, values.slice(0, 100));
        return searchChoices(context, options, said, page);
      }
      const found = findChoices(choicesAt(schema, path) ?? [], said);
      const named = values ? found.filter(({ value }) => values.includes(value)) : found;
      return named.slice(page.offset, page.offset + page.first);
    },
  }),
);

/** The form of applicants, or those of a step, or of a body that it asks. */
function formsOf(
  definition: FormDefinition,
  step: string | null | undefined,
  asked: string | null | undefined,
): Form[] {
  if (step == null) return [definition.form];
  const found =
    stepNamed(definition.steps, step) ??
    waitsFor(definition.steps, step)[0] ??
    everyStepOf(definition.steps).find((each) => each.id === step);
  if (!found) return [];
  const body = asked == null ? undefined : bodyIn(asked).body;
  return workFormsOf(found).flatMap((each) => (body === undefined || each.body === body ? [each.form] : []));
}
