import { builder } from '../builder.js';
import { globalId } from '../global-id.js';
import { Node } from '../node.js';

export const Permit = builder.prismaObject('Permit', {
  interfaces: [Node],
  description: 'The granted right.',
  select: { number: true },
  fields: (t) => ({
    id: t.id({
      description: 'Unique over the whole installation.',
      select: { number: true },
      resolve: ({ number }) => globalId('Permit', number),
    }),
    number: t.exposeID('number', { description: 'Unique over the whole installation, and printed on the paper.' }),
    application: t.relation('application', { description: 'The case that it was granted in.' }),
    issuedAt: t.expose('issuedAt', { type: 'DateTime', description: 'When it was granted.' }),
    validUntil: t.expose('validUntil', {
      type: 'JalaliDate',
      description: 'Its last day; null for one that does not lapse.',
      nullable: true,
    }),
    reason: t.exposeString('statusReason', {
      nullable: true,
      description: 'Why it stands so, as whoever verifies it reads: of a suspension, a revocation, a lapse.',
    }),
    supersededBy: t.exposeID('supersededBy', {
      nullable: true,
      description: 'Number of the permit that took its place; null where none did.',
    }),
    status: t.exposeString('status', { description: 'ISSUED | SUSPENDED | REVOKED | SUPERSEDED' }),
  }),
});
