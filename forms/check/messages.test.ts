import { expect, it } from 'vitest';
import type { FormDefinition } from '../language/definition.js';
import { checkMessages } from './messages.js';

const text = (more: object = {}) => ({ type: 'string', title: 'متن', ...more });
const record = (properties: object) => ({ type: 'object', title: 'بخش', properties });
const form = { schema: record({ height: text(), witness: text({ 'x-personal': 'name' }) }), ui: {} };
const title = { fa: 'گام', en: 'Step' };

function said(message: string): string[] {
  const steps = [
    { id: 'site-visit', type: 'inspect', title, role: 'supervisor', form },
    {
      id: 'opinions',
      type: 'consult',
      title,
      form,
      bodies: [
        { id: 'FIRE', title, role: 'agency' },
        { id: 'NEIGHBOUR', title, each: 'answers.neighbours', invites: 'mobile' },
      ],
    },
    {
      ...{ id: 'units', type: 'parallel', title, each: 'units' },
      branches: [{ id: 'unit', steps: [{ id: 'look', type: 'review', title, role: 'supervisor', form }] }],
    },
    { id: 'told', type: 'notify', title, to: 'applicant', message: { fa: 'پیام', en: message } },
  ];
  const own = { schema: record({ site: record({ area: text(), owner: text({ 'x-personal': 'name' }) }) }), ui: {} };
  const definition = { form: own, steps } as unknown as FormDefinition;
  return checkMessages(definition).map(({ path, code, message: what }) => `${path} ${code} ${what}`);
}

it.each([
  '{reference}',
  '{type} {plot}',
  '{answers.site.area}',
  '{results.site_visit.height}',
  '{results.opinions.FIRE.height}',
])('a message may say %s', (message) => expect(said(message)).toEqual([]));

it.each([
  ['{refrence}', 'no placeholder'],
  ['{answers.site.aera}', 'no "aera"'],
  ['{answers.site.owner}', 'is personal, and messages leave it out'],
  ['{results.site_visit.witness}', 'is personal, and messages leave it out'],
  [
    '{results.site_visit}',
    'names no field of a form on work; forms are filled in at results.site_visit, results.opinions.FIRE',
  ],
  ['{results.site-visit.height}', 'names no field'],
  ['{results.opinions.NEIGHBOUR.height}', 'filled in once for every entry of "answers.neighbours"'],
  ['{results.opinions.FRIE.height}', 'names no field'],
  ['{results.look.height}', 'filled in once for every entry of "units"'],
  ['{results.opinions.FIRE.hieght}', 'no "hieght"'],
  ['{holder}', 'no placeholder'],
])('a message may not say %s', (message, why) => {
  expect(said(message)).toEqual([expect.stringContaining('steps[3].message.en UNKNOWN_VALUE')]);
  expect(said(message)[0]).toContain(why);
});
