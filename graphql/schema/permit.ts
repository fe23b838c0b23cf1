import { builder } from '../builder.js';
import { globalId } from '../global-id.js';
import { Node } from '../node.js';

builder.prismaObject('Permit', {
  interfaces: [Node],
  description: 'The granted right.',
  select: { number: true },
  fields: (t) => ({
    id: t.id({
      description: 'Unique over the whole installation.',
      select: { number: true },
      resolve: ({ number }) => globalId('Permit', number),
    }),
    number: t.exposeID('number'),
    application: t.relation('application'),
    issuedAt: t.expose('issuedAt', { type: 'DateTime' }),
    validUntil: t.expose('validUntil', { type: 'JalaliDate', nullable: true }),
    status: t.exposeString('status', { description: 'ISSUED | SUSPENDED | REVOKED | SUPERSEDED' }),
  }),
});
