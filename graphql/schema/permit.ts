import type { LocalizedText } from '../../forms/language/text.js';
import { builder } from '../builder.js';
import { globalId } from '../global-id.js';
import { Node } from '../node.js';
import { LocalizedText as Text } from './localized-text.js';

export interface Part {
  id: string;
  title: LocalizedText;
}

export const PermitPart = builder.objectRef<Part>('PermitPart').implement({
  description: 'A part of what was asked for that is granted by itself.',
  fields: (t) => ({
    code: t.exposeString('id', { description: 'What its permit type calls it.' }),
    title: t.expose('title', { type: Text, description: 'What is granted.' }),
  }),
});

interface PlotsGranted {
  ended: string[];
  begun: string[];
}

export const PermitPlots = builder.objectRef<PlotsGranted>('PermitPlots').implement({
  description:
    'Plots that were merged or divided by a permit, each as district, region, block and house of its renewal code. While it is not revoked, nothing is filed for those that ended.',
  fields: (t) => ({
    ended: t.exposeStringList('ended', { description: 'That are no more.' }),
    begun: t.exposeStringList('begun', { description: 'That they have become.' }),
  }),
});

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
    parts: t.field({
      type: [PermitPart],
      description: 'What it grants, where that is a part of what was asked for; empty for a permit of all of it.',
      select: { parts: true },
      resolve: ({ parts }) => (parts ?? []) as unknown as Part[],
    }),
    plots: t.field({
      type: PermitPlots,
      nullable: true,
      description: 'Plots that it merges or divides; null of a permit that leaves plots as they are.',
      select: { plotsEnded: true, plotsBegun: true },
      // Read in one statement with its case, a list that is not there is null.
      resolve: ({ plotsEnded: ended, plotsBegun: begun }) =>
        (ended as string[] | null)?.length ? { ended, begun } : null,
    }),
    status: t.exposeString('status', { description: 'ISSUED | SUSPENDED | REVOKED | SUPERSEDED' }),
  }),
});
