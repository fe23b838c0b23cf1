import { BY_RESPONDER } from '../../forms/appeals.js';
import { readSaid } from '../../forms/language/said-text.js';
import type { LocalizedText as Text } from '../../forms/language/text.js';
import { builder } from '../builder.js';
import { globalId } from '../global-id.js';
import { Node } from '../node.js';
import { LocalizedText } from './localized-text.js';
import { wordsOfResponder } from './responders.js';

interface Told {
  reason?: string;
  conditions?: string[];
  by?: unknown;
}

builder.prismaObject('TimelineEntry', {
  description: 'Something that happened to a case.',
  interfaces: [Node],
  select: { reference: true, seq: true },
  fields: (t) => ({
    id: t.id({
      description: 'Unique over the whole installation.',
      select: { reference: true, seq: true },
      resolve: ({ reference, seq }) => globalId('TimelineEntry', reference, seq),
    }),
    seq: t.exposeInt('seq', { description: '1, 2, 3, … within its case.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it happened.' }),
    type: t.exposeString('type', { description: 'Which kind of event it is; a newer version may add some.' }),
    actor: t.exposeString('actor', {
      deprecationReason: 'Use `by`, which has the name too.',
      description: 'Account of whoever did it, or one of the product’s own: `engine`, `clock`, `bank`, …',
    }),
    summary: t.field({
      type: LocalizedText,
      description: 'What happened, as a sentence; personal values are masked for whoever need not know them.',
      select: { reference: true, summary: true },
      resolve: async ({ reference, summary }, _, context) =>
        (await context.load.masking.load(reference)).findings(summary as unknown as Text),
    }),
    data: t.field({
      type: 'JSON',
      description:
        'Facts of the event, by its type; null without any. Personal values are masked for whoever need not know them.',
      nullable: true,
      select: { reference: true, actor: true, data: true },
      resolve: async ({ reference, actor, data }, _, context) => {
        const masking = await context.load.masking.load(reference);
        const { reason, conditions, ...rest } = (data ?? {}) as Told;
        if (reason === undefined && conditions === undefined) return masking.findings(data);
        return {
          ...masking.findings(rest),
          ...(conditions !== undefined && {
            conditions: masking.findings(conditions.map((text) => readSaid(text).fa)),
          }),
          ...(reason !== undefined && {
            reason:
              rest.by === BY_RESPONDER
                ? await wordsOfResponder(context, reference, { by: actor, text: reason })
                : masking.remarks(reason),
          }),
        };
      },
    }),
    onBehalfOf: t.string({
      deprecationReason: 'Use `inPlaceOf`, which has the name too.',
      nullable: true,
      description: 'The absent person in whose place the actor acted.',
      select: { data: true },
      resolve: ({ data }) => {
        const absent = (data as { onBehalfOf?: unknown } | null)?.onBehalfOf;
        return typeof absent === 'string' ? absent : null;
      },
    }),
  }),
});
