import type { FieldMap, InputFieldBuilder, InputFieldMap, InputShapeFromFields } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import type { LocalizedText as Text } from '../forms/language/text.js';
import { builder } from './builder.js';
import type { Context } from './context.js';
import { type Outcome, outcomeOf } from './outcome.js';
import { LocalizedText } from './schema/localized-text.js';

type Types = typeof builder.$inferSchemaTypes;

export const UserError = builder
  .objectRef<{ code: string; path: string | null; message: Text }>('UserError')
  .implement({
    description: 'One reason why a mutation did nothing, which whoever called it can mend.',
    fields: (t) => ({
      code: t.exposeString('code', {
        description: 'Stable, for programs: `STALE_REVISION`, `REQUIRED`, … New ones may be added.',
      }),
      path: t.exposeString('path', {
        nullable: true,
        description:
          'Where in the input, as dots and indices lead there: `answers.parcel.area`; null where it is no one field.',
      }),
      message: t.expose('message', { type: LocalizedText, description: 'What is wrong and what to do, for people.' }),
    }),
  });

const Payload = builder.interfaceRef<Outcome<unknown>>('Payload').implement({
  description: 'What a mutation answers: what it did, or why it did nothing.',
  fields: (t) => ({
    errors: t.expose('errors', {
      type: [UserError],
      description: 'Empty where it was done. Where it is not, nothing was done and every other field is null.',
    }),
  }),
});

interface MutationWithPayload<Fields extends InputFieldMap, Done> {
  /** what it does */
  description: string;
  /** fields of its one argument `input` */
  input: (t: InputFieldBuilder<Types, 'InputObject'>) => Fields;
  /** Does it, and says by what it is read back. Its refusals are told by `outcomeOf`. */
  act: (input: InputShapeFromFields<Fields>, context: Context, info: GraphQLResolveInfo) => Promise<Done>;
  /** what is answered beside `errors`: every field is nullable, and null where `done` is */
  answer: (t: PothosSchemaTypes.ObjectFieldBuilder<Types, Outcome<Done>>) => FieldMap;
}

/**
 * Declares `name(input: NameInput!): NamePayload!`, the form of every new mutation.
 * @public
 */
export function mutationWithPayload<Fields extends InputFieldMap, Done>(
  name: string,
  { description, input: inputFields, act, answer }: MutationWithPayload<Fields, Done>,
): void {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const Input = builder.inputType(`${type}Input`, { description: `What \`${name}\` is given.`, fields: inputFields });
  const Answered = builder.objectRef<Outcome<Done>>(`${type}Payload`).implement({
    description: `What \`${name}\` did, or why it did nothing.`,
    interfaces: [Payload],
    fields: answer,
  });
  builder.mutationField(name, (t) =>
    t.field({
      type: Answered,
      description,
      args: { input: t.arg({ type: Input, required: true, description: 'Everything it is given.' }) },
      resolve: (_, args, context, info) => {
        const { input } = args as { input: InputShapeFromFields<Fields> };
        return outcomeOf(act(input, context, info)) as never;
      },
    }),
  );
}
