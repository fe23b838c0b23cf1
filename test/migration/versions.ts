import { FormDefinition } from '../../forms/language/definition.js';
import { definitionAt, everyStepFile } from '../support/definition.js';

const field = (fa: string, en: string, more: object) => ({ title: fa, 'x-i18n': { en: { title: en } }, ...more });
const text = (fa: string, en: string) => ({ fa, en });

/** A type with every kind of wait, and its successor: fields and a step have other names, one more is needed. */
export function twoVersions(): { old: FormDefinition; now: FormDefinition } {
  const sound = definitionAt(everyStepFile);
  const [fee] = sound.fees;
  if (typeof fee !== 'object') throw new Error('the sample has no fee of its own');
  const old: FormDefinition = {
    ...sound,
    code: 'moving',
    fees: [fee, { ...fee, code: 'F-SCHOOL', payee: 'EDUCATION', amount: '2000000' }],
    steps: sound.steps
      .filter(({ type }) => type !== 'service')
      .map((step) => {
        if (step.type === 'switch') return { ...step, otherwise: 'approval' };
        return step.id === 'rest' && step.type === 'wait' ? { ...step, for: { hours: 1 } } : step;
      }),
  };
  const { subject, ...kept } = old.form.schema.properties as Record<string, object>;
  const now: FormDefinition = {
    ...old,
    version: 2,
    form: {
      ...old.form,
      schema: {
        ...old.form.schema,
        required: ['property', 'topic', 'visit', 'urgent'],
        properties: { ...kept, topic: subject, urgent: field('فوری', 'Urgent', { type: 'boolean' }) },
      },
      ui: {},
    },
    carryOver: [{ from: 1, rename: { subject: 'topic' }, default: { urgent: false } }],
    steps: old.steps.map((step) => {
      if (step.id === 'approval' && step.type === 'review') {
        return { ...step, id: 'supervision', title: text('نظارت', 'Supervision'), when: '!answers.urgent' };
      }
      return step.type === 'switch' ? { ...step, otherwise: 'supervision' } : step;
    }),
  };
  return { old: FormDefinition.parse(old), now: FormDefinition.parse(now) };
}
