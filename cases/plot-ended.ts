import { type EndedPlot, endedPlot } from '../city/registers/merged-plots.js';
import type { LocalizedText } from '../forms/language/text.js';
import { plotOf } from '../forms/plot.js';
import type { Acting } from './acting.js';
import type { DraftCopy } from './draft.js';
import { exactRefusals } from './messages/refusals.js';
import { Refusal } from './refusals.js';

/** That a plot is no more, and what it has become. */
export const plotEnded = ({ plot, became }: EndedPlot): LocalizedText =>
  exactRefusals.PLOT_ENDED({ plot, became: became.join(' · ') });

/** Refuses to begin a case on a plot that was merged or divided. */
export async function mustStillBePlots(
  { prisma }: Pick<Acting, 'prisma'>,
  { parcel, parcels = [] }: DraftCopy,
): Promise<void> {
  const ended = await endedPlot(
    prisma,
    [...parcels, parcel ?? ''].flatMap((code) => plotOf(code) ?? []),
  );
  if (ended) throw new Refusal('CONFLICT', plotEnded(ended));
}
