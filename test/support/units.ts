import { freeType, smallAnswers } from './published-type.js';

/** A free type whose form has a list of units. */
export function typeOfUnits(steps: object[]): object {
  const definition = freeType(steps as Parameters<typeof freeType>[0]) as unknown as {
    form: { schema: { properties: Record<string, object> }; ui: Record<string, string[]> };
  };
  definition.form.schema.properties.units = {
    ...{ type: 'array', maxItems: 5, title: 'واحدها', 'x-i18n': { en: { title: 'Units' } } },
    items: {
      ...{ type: 'object', title: 'واحد', 'x-i18n': { en: { title: 'Unit' } }, additionalProperties: false },
      ...{ required: ['name'] },
      properties: { name: { type: 'string', maxLength: 20, title: 'نام', 'x-i18n': { en: { title: 'Name' } } } },
    },
  };
  definition.form.ui['ui:order']?.push('units');
  return definition;
}

/** Answers to its form, with units of these names. */
export const answersWith = (...units: string[]) => ({ ...smallAnswers, units: units.map((name) => ({ name })) });
