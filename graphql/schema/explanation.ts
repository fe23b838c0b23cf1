import type { Explanation as Tree } from '../../forms/evaluation/types.js';
import { builder } from '../builder.js';
import { LocalizedText } from './localized-text.js';

export const Explanation = builder.objectRef<Tree>('Explanation');
Explanation.implement({
  description: 'A tree: how a value came to be.',
  fields: (t) => ({
    label: t.expose('label', { type: LocalizedText, description: 'What people call the value.' }),
    expression: t.exposeString('expression', {
      description: 'The formula or condition (CEL); null at a leaf.',
      nullable: true,
    }),
    value: t.exposeString('value', { description: 'The value as text, exact.' }),
    source: t.exposeString('source', {
      description:
        'Where a leaf’s value comes from: the answers, a register with its version, the rulebook; null elsewhere.',
      nullable: true,
    }),
    inputs: t.expose('inputs', { type: [Explanation], description: 'The values that went into it; empty at a leaf.' }),
  }),
});
