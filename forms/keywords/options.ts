import { z } from 'zod';
import { Identifier } from '../language/text.js';
import type { RegisterOptions, TableOptions } from '../options-of-fields.js';

const Label = z.union([Identifier, z.record(z.string().max(35), Identifier)]);

/** Where the choices of a field come from: a table of the type, or a register. */
export const FieldOptions = z
  .strictObject({
    table: Identifier.optional().describe('a table of the type'),
    register: Identifier.optional().describe(
      'a register of the installation or of the rulebook, of which each record is a choice and its key what answers hold; one that is of no person and of no plot',
    ),
    value: Identifier.optional().describe('the column of a table that answers hold'),
    label: Label.describe('the column, or field of a register, of what people call it, or one for each language'),
  })
  .refine(({ table, register }) => (table === undefined) !== (register === undefined), 'name a table or a register')
  .refine(({ table, value }) => (table === undefined) === (value === undefined), {
    path: ['value'],
    message: 'of a table a column is named; of a register it is always the key',
  });
export type FieldOptions = z.infer<typeof FieldOptions>;

export const areOfTable = (options: FieldOptions): options is FieldOptions & TableOptions =>
  options.table !== undefined;
export const areOfRegister = (options: FieldOptions): options is FieldOptions & RegisterOptions =>
  options.register !== undefined;
