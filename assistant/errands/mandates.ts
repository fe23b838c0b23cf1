import { offerMandate, revokeMandate } from '../../cases/mandate-changes.js';
import { may } from '../../cases/permission.js';
import { ForbiddenError } from '../../cases/refusals.js';
import { jalaliDay } from '../../forms/jalali.js';
import { codeOf, dayOf, listed } from '../../forms/messages/messages.js';
import { dayIn, officeIn } from '../talk/errand.js';
import { clean } from '../talk/text.js';
import type { Asking, ErrandAct, Talking } from './errand.js';
import { errandMessages as say } from './messages.js';

/** More offices than a city has. */
const MOST = 2_000;
/** What the number of an office looks like. */
const EXAMPLE = 'OFF-0001';

/** Gives an office a mandate for what is talked about, of its plot where that is known. */
export const mandate: ErrandAct = {
  async propose({ acting, open, said }) {
    if (!may(acting.viewer, 'offerMandate')) return { text: new ForbiddenError().messages };
    const named = await officeNamed(acting, said);
    if (!named) {
      const isTold = said.slice(1).some((line) => officeIn(line) !== undefined) || said.length > 1;
      return { text: isTold ? say.officeUnknown : say.whichOffice({ example: EXAMPLE }), isOpen: true };
    }
    const today = jalaliDay(new Date());
    const validUntil = said.map((line) => dayIn(line, today)).findLast((day) => day !== undefined && day >= today);
    if (validUntil === undefined) return { text: say.untilWhen, isOpen: true };
    const { code, title } = open.definition;
    const { parcel } = open.row;
    const plot = parcel === null ? say.ofEveryPlot : say.ofPlot({ plot: codeOf(parcel) });
    return {
      text: say.mandate({ office: named.name, id: codeOf(named.id), until: dayOf(validUntil), type: title, plot }),
      input: { officeId: named.id, permitTypes: [code], parcel, validUntil },
    };
  },
  perform(acting, input, key) {
    const offer = {
      officeId: String(input.officeId),
      permitTypes: (input.permitTypes as unknown[]).map(String),
      parcel: input.parcel === null ? null : String(input.parcel),
      validUntil: String(input.validUntil),
    };
    return offerMandate(acting, offer, { operation: 'offerMandate', key, request: offer });
  },
};

/** Takes a mandate back. */
export const mandateEnd: ErrandAct = {
  async propose({ acting, said }) {
    const given = await acting.prisma.mandate.findMany({
      where: {
        ownerId: acting.viewer.id,
        status: { in: ['OFFERED', 'ACTIVE'] },
        validUntil: { gte: jalaliDay(new Date()) },
      },
      select: { id: true, office: { select: { id: true, name: true } } },
      orderBy: [{ offeredAt: 'desc' }, { id: 'asc' }],
      take: 20,
    });
    const words = clean(said.join(' '));
    const named = given.filter(({ office }) => isNamed(office, words));
    const meant = named.length > 0 ? named : given;
    const [first] = meant;
    if (!first) return { text: say.noMandate };
    if (meant.some(({ office }) => office.id !== first.office.id)) {
      const offices = listed(given.map(({ office }) => both(`${office.name} (${office.id})`)));
      return { text: say.whichMandate({ offices }), isOpen: true };
    }
    return {
      text: say.mandateEnd({ office: first.office.name, id: codeOf(first.office.id) }),
      input: { id: first.id },
    };
  },
  perform: (acting, input) => revokeMandate(acting, String(input.id)),
};

const both = (text: string) => ({ fa: text, en: text });

const isNamed = ({ id, name }: { id: string; name: string }, words: string) =>
  words.includes(clean(id)) || words.includes(clean(name));

/** The office that the lines name, by its number or its name; one that may act today. */
async function officeNamed(
  { prisma }: Talking,
  said: Asking['said'],
): Promise<{ id: string; name: string } | undefined> {
  const approved = { approvedAt: { not: null }, suspendedAt: null };
  const id = said.map(officeIn).findLast((number) => number !== undefined);
  const select = { id: true, name: true };
  if (id !== undefined) return (await prisma.office.findFirst({ where: { id, ...approved }, select })) ?? undefined;
  const offices = await prisma.office.findMany({ where: approved, select, take: MOST });
  const words = clean(said.join(' '));
  const named = offices.filter((office) => isNamed(office, words));
  return named.length === 1 ? named[0] : undefined;
}
