import { RIAL, type Currency as Written } from '../../forms/money.js';
import { builder } from '../builder.js';
import { LocalizedText } from './localized-text.js';

export const Currency = builder.objectRef<Written>('Currency').implement({
  description: 'What amounts are reckoned in, and how they are written. Amounts of two currencies are never added up.',
  fields: (t) => ({
    code: t.exposeID('code', { description: 'As ISO 4217 writes it: `IRR`, `CHF`.' }),
    title: t.expose('title', { type: LocalizedText, description: 'What stands behind an amount where people read.' }),
    digits: t.exposeInt('digits', {
      description: 'Decimal places of its smallest unit: with 2, an amount of `63000` is 630.00.',
    }),
  }),
});

/** Of what says none, it is the rial. */
export const orRial = (currency: Written | null | undefined): Written => currency ?? RIAL;
