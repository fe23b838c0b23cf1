import type { WaitingTimes as Waited } from '../../cases/waiting-times.js';
import { workingDaysText } from '../../forms/calendar.js';
import { builder } from '../builder.js';

export const WaitingTimes = builder.objectRef<Waited>('WaitingTimes').implement({
  description:
    'How long a case has waited for each side since it was filed, in working days, worked out from its timeline. Only the municipality’s own time counts against its deadlines.',
  fields: (t) => ({
    municipality: t.field({
      type: 'Decimal',
      description: 'Working days that it lay with the municipality.',
      resolve: ({ municipality }) => workingDaysText(municipality),
    }),
    applicant: t.field({
      type: 'Decimal',
      description: 'Returned for correction, waiting for payment, or for a recalculation to be asked for.',
      resolve: ({ applicant }) => workingDaysText(applicant),
    }),
  }),
});
