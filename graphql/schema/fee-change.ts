import type { FeeChange as ChangedFee } from '../../forms/evaluation/fee-changes.js';
import { builder } from '../builder.js';
import { FeeLine } from './fee-line.js';

export const FeeChange = builder.objectRef<ChangedFee>('FeeChange').implement({
  description: 'A fee line that comes to another amount.',
  fields: (t) => ({
    code: t.exposeID('code', { description: 'The code of the line.' }),
    from: t.field({
      type: FeeLine,
      nullable: true,
      description: 'As it was; null where there was none.',
      resolve: ({ from }) => from,
    }),
    to: t.field({
      type: FeeLine,
      nullable: true,
      description: 'As it is; null where there is none.',
      resolve: ({ to }) => to,
    }),
    difference: t.field({
      type: 'Rial',
      description: 'So much more, in smallest units; less than nothing where it is less.',
      resolve: ({ from, to }) => BigInt(to?.amount ?? '0') - BigInt(from?.amount ?? '0'),
    }),
  }),
});
