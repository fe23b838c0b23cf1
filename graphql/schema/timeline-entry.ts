import type { LocalizedText as Text } from '../../forms/language/text.js';
import { builder } from '../builder.js';
import { LocalizedText } from './localized-text.js';

builder.prismaObject('TimelineEntry', {
  select: { reference: true, seq: true },
  fields: (t) => ({
    seq: t.exposeInt('seq'),
    at: t.expose('at', { type: 'DateTime' }),
    type: t.exposeString('type'),
    actor: t.exposeString('actor'),
    summary: t.field({
      type: LocalizedText,
      select: { summary: true },
      resolve: (row) => row.summary as unknown as Text,
    }),
    data: t.expose('data', { type: 'JSON', nullable: true }),
  }),
});
