import { builder } from '../builder.js';

builder.prismaObject('Permit', {
  description: 'The granted right.',
  select: { number: true },
  fields: (t) => ({
    number: t.exposeID('number'),
    application: t.relation('application'),
    issuedAt: t.expose('issuedAt', { type: 'DateTime' }),
    validUntil: t.expose('validUntil', { type: 'JalaliDate', nullable: true }),
    status: t.exposeString('status', { description: 'ISSUED | SUSPENDED | REVOKED | SUPERSEDED' }),
  }),
});
