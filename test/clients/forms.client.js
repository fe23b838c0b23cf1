import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { compose } from '../../forms/compose/compose.js';
import { loadFragments } from '../../forms/load.js';
import { schemaIn } from '../../forms/rendered/schema-in.js';
import { uiIn } from '../../forms/rendered/ui-in.js';
import { referenceFiling } from '../support/lives.js';
import { startSystem } from '../support/system.js';
import { TYPES } from './scene.js';

// As programs on Node have them; bundlers take the other half of the packages.
const require = createRequire(import.meta.url);
const { default: Form } = require('@rjsf/core');
const { customizeValidator, default: standard } = require('@rjsf/validator-ajv8');
const { default: Ajv2020 } = require('ajv/dist/2020');

/** As docs/forms.md tells. */
const DOCUMENTED = {
  experimental_defaultFormStateBehavior: {
    constAsDefaults: 'never',
    emptyObjectFields: 'skipDefaults',
    arrayMinItems: { populate: 'never' },
  },
};
const VALIDATORS = { '2020-12': customizeValidator({ AjvClass: Ajv2020 }), 'the standard one': standard };

const file = (path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));

let served;
let system;
beforeAll(async () => {
  system = await startSystem({}, { worker: false });
  served = {};
  for (const type of TYPES) {
    const query = `{ permitType(code: "${type}") { fa: formSchema(language: FA) en: formSchema(language: EN)
      uiFa: uiSchema(language: FA) uiEn: uiSchema(language: EN) } }`;
    const { permitType } = await system.get('citizen-1', query);
    served[type] = { fa: [permitType.fa, permitType.uiFa], en: [permitType.en, permitType.uiEn] };
  }
  const fragments = await loadFragments();
  for (const name of readdirSync(new URL('../../examples/', import.meta.url)).filter((each) =>
    each.endsWith('.json'),
  )) {
    const { value } = compose(file(`examples/${name}`), fragments);
    served[value.code] = {
      fa: [schemaIn(value, 'fa'), uiIn(value, 'fa')],
      en: [schemaIn(value, 'en'), uiIn(value, 'en')],
    };
  }
}, 120_000);
afterAll(() => system?.stop());

const EXAMPLES = ['business-licence', 'completion-certificate', 'demolition', 'time-extension', 'works-declaration'];

/** Every title and every name of a choice, of fields that are shown at once: those in branches and lists depend on answers. */
function shownAtOnce(schema, root) {
  const own = schema.$ref ? root.$defs[schema.$ref.replace('#/$defs/', '')] : schema;
  const inner = Object.values(own.properties ?? {}).flatMap((each) => shownAtOnce(each, root));
  return [own.title, ...(own.oneOf ?? []).map(({ title }) => title), ...inner].filter(Boolean);
}

const escaped = (text) => renderToStaticMarkup(createElement('i', null, text)).slice(3, -4);

describe.each([...TYPES, ...EXAMPLES])('the form of %s', (type) => {
  it.each(['fa', 'en'])('is shown in %s by stock react-jsonschema-form, with every title and choice', (language) => {
    const [schema, uiSchema] = served[type][language];
    // Formats of the language are unknown to it, which it says and lets pass.
    const said = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const faults = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    for (const validator of Object.values(VALIDATORS)) {
      const html = renderToStaticMarkup(
        createElement(Form, { schema, uiSchema, validator, formData: {}, ...DOCUMENTED }),
      );
      for (const text of shownAtOnce(schema, schema)) expect(html).toContain(escaped(text));
      expect(html).not.toMatch(/Unsupported field|Unknown field|Unsupported widget/);
    }
    const strange = said.mock.calls
      .map(([first]) => String(first))
      .filter((each) => !each.startsWith('unknown format'));
    const thrown = faults.mock.calls
      .map(([first]) => String(first))
      .filter((each) => !each.startsWith('unknown format'));
    expect([strange, thrown]).toEqual([[], []]);
    vi.restoreAllMocks();
  });

  it('changes no answer when it is opened', () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const [schema, uiSchema] = served[type].fa;
    const given = [{}, ...(TYPES.includes(type) ? [referenceFiling(type).answers] : [])];
    for (const validator of Object.values(VALIDATORS)) {
      for (const answers of given) {
        const formData = structuredClone(answers);
        const form = new Form({ schema, uiSchema, validator, formData, ...DOCUMENTED });
        expect(form.state.formData).toEqual(answers);
      }
    }
    vi.restoreAllMocks();
  });
});
