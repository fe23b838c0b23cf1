import { builder } from '../builder.js';
import { PermitApplication } from './application.js';

builder.prismaObjectField(PermitApplication, 'decisionUrl', (t) =>
  t.string({
    nullable: true,
    description:
      'The decision by which it was rejected, by somebody or by the end of a legal term, as PDF; downloaded with the same bearer token. Null while it is not rejected.',
    select: { reference: true, status: true },
    resolve: ({ reference, status }, _, context) =>
      status === 'REJECTED' ? `${context.publicUrl()}/applications/${encodeURIComponent(reference)}/decision` : null,
  }),
);
