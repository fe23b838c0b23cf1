import { afterAll, beforeAll, expect, it } from 'vitest';
import { serve } from '../../city/catalogue/test-support/serve.js';
import { FormDefinition } from '../../forms/language/definition.js';
import { smallAnswers, smallType } from '../support/published-type.js';
import { type System, startSystem } from '../support/system.js';

let system: System;
beforeAll(async () => {
  system = await startSystem({}, { worker: false });
});
afterAll(() => system.stop());

/** A small type whose form has 20 definitions that each refer to the one below twice: a million parts from 1.3 kB. */
function doublingType() {
  const { form, ...type } = smallType({ code: 'doubling' }) as ReturnType<typeof smallType> & {
    form: { schema: { properties: object }; ui: object };
  };
  const twice = (level: number) => ({ anyOf: [1, 2].map(() => ({ $ref: `#/$defs/level${level}` })) });
  const levels = Array.from({ length: 20 }, (_, i) => [`level${i + 1}`, twice(i)]);
  const $defs = { level0: { type: 'integer' }, ...Object.fromEntries(levels) };
  const subject = { title: 'موضوع', 'x-i18n': { en: { title: 'Subject' } }, ...twice(20) };
  const properties = { ...form.schema.properties, subject };
  return { ...type, form: { ...form, schema: { ...form.schema, $defs, properties } } };
}

it('a form that doubles is refused when it is published, and holds up nobody where it was published before', async () => {
  const definition = doublingType();
  const publish = 'mutation($d: JSON!) { publishPermitType(definition: $d) { status } }';
  const refused = await system.ask('admin-1', publish, { d: definition });
  expect(refused.errors?.[0]?.extensions).toMatchObject({
    code: 'DEFINITION_INVALID',
    issues: [{ path: 'form.schema', code: 'FORM_COSTLY' }],
  });

  await serve(system.prisma, FormDefinition.parse(definition));
  const start = 'mutation($a: JSON!) { startApplication(permitType: "doubling", answers: $a) { reference } }';
  const evaluate = 'query($a: JSON!) { evaluate(permitType: "doubling", answers: $a) { outcome } }';
  const begin = Date.now();
  const started = system.ask('citizen-1', start, { a: smallAnswers });
  const evaluated = system.ask('citizen-1', evaluate, { a: smallAnswers });
  expect((await fetch(`${system.url}/healthz`)).status).toBe(200);
  expect((await started).errors?.[0]?.extensions).toMatchObject({ issues: [{ path: 'answers', code: 'FORM_COSTLY' }] });
  expect((await evaluated).data).not.toMatchObject({ evaluate: { outcome: 'CLEAN' } });
  expect(Date.now() - begin).toBeLessThan(10_000);
});
