import { mustBeAdmin } from '../../cases/permission.js';
import { invalidInput, Refusal } from '../../cases/refusals.js';
import { requiredWords } from '../../cases/text-input.js';
import { propose } from '../../city/catalogue/propose.js';
import {
  type TariffChange,
  type TariffOwner,
  TariffRefusedError,
  withTariff,
} from '../../city/catalogue/set-tariff.js';
import { compareDocuments } from '../../forms/diff/compare.js';
import { isWrittenDay } from '../../forms/jalali.js';
import { validDocument } from '../check-document.js';
import { type Context, signedIn } from '../context.js';
import { publishingMessages } from '../messages/publishing.js';
import { mutationWithPayload } from '../payload.js';
import { proposedBy, publishing } from '../publishing.js';
import { Publication } from './publication.js';
import { DocumentComparison } from './rulebook.js';

const LONGEST_BASIS = 500;

const named = ({ kind, code }: TariffOwner) => publishingMessages[kind]({ code });

const refusals = {
  NOT_IN_FORCE: ({ from: day, of }: TariffChange) =>
    invalidInput('from', 'NOT_IN_FORCE', publishingMessages.NOT_IN_FORCE({ day, of: named(of) })),
  WAITS: ({ of }: TariffChange) => new Refusal('CONFLICT', publishingMessages.WAITS({ of: named(of) })),
  LATER: ({ of }: TariffChange) => new Refusal('CONFLICT', publishingMessages.LATER({ of: named(of) })),
  PAST: ({ of }: TariffChange) => invalidInput('from', 'PAST', publishingMessages.PAST({ of: named(of) })),
  NO_SUCH_VALUE: ({ name, of }: TariffChange) =>
    invalidInput('name', 'NO_SUCH_VALUE', publishingMessages.NO_SUCH_VALUE({ name, of: named(of) })),
  NO_VALUE: () => invalidInput('value', 'NO_VALUE', publishingMessages.NO_VALUE),
  SAME_VALUE: ({ name, from: day }: TariffChange) =>
    invalidInput('value', 'SAME_VALUE', publishingMessages.SAME_VALUE({ name, day })),
};

function ownerIn({ rulebook, permitType }: { rulebook?: string | null; permitType?: string | null }): TariffOwner {
  if (rulebook != null && permitType == null) return { kind: 'RULEBOOK', code: rulebook };
  if (permitType != null && rulebook == null) return { kind: 'PERMIT_TYPE', code: permitType };
  throw invalidInput('rulebook', 'REQUIRED', publishingMessages.OWNER_WANTED);
}

/** The versions before and after, or the refusal in the words of the API. */
function following({ prisma }: Context, change: TariffChange) {
  return withTariff(prisma, change).catch((error: unknown) => {
    throw error instanceof TariffRefusedError ? refusals[error.why](change) : error;
  });
}

mutationWithPayload('setTariff', {
  description:
    'Gives one value of the tariff of a rulebook, or of one permit type, another from a day on: publishes, or proposes to another administrator, the version that follows the one in force on that day. Cases filed before keep theirs. CONFLICT while another version waits for approval, or of a permit type for its day. For administrators.',
  input: (t) => ({
    rulebook: t.id({ description: 'The rulebook’s code. One of the two is needed.' }),
    permitType: t.id({
      description: 'Of a type that has the value itself; it is served from the day on, today at the earliest.',
    }),
    name: t.string({ required: true, description: 'Of the value, as in `tariff.<name>`.' }),
    value: t.field({
      type: 'JSON',
      required: true,
      description: 'As the tariff writes it: "0.03" is an exact decimal, 20000 a whole number.',
    }),
    from: t.string({ required: true, description: 'The first Jalali day of the new value.' }),
    basis: t.string({ required: true, description: 'The resolution that sets it, at most 500 characters.' }),
  }),
  act: async (input, context) => {
    const viewer = signedIn(context);
    mustBeAdmin(viewer);
    if (!isWrittenDay(input.from)) throw invalidInput('from', 'WRONG_FORMAT', publishingMessages.DAY_WANTED);
    const basis = requiredWords('basis', input.basis, LONGEST_BASIS);
    const of = ownerIn(input);
    const { name, value, from } = input;
    const { before, after, activeFrom } = await following(context, { of, name, value, from, basis });
    const sound = await validDocument(context, of.kind, after);
    const { publisher } = context.publishing;
    const { id } = await publishing(propose(publisher, { kind: of.kind, sound, activeFrom, ...proposedBy(viewer) }));
    return { id, changes: compareDocuments(before, after) };
  },
  answer: (t) => ({
    publication: t.prismaField({
      type: Publication,
      nullable: true,
      description: 'The version that was made; it waits where another administrator has to approve it.',
      resolve: (query, { done }, _, { prisma }) =>
        done && prisma.publication.findUniqueOrThrow({ ...query, where: { id: done.id } }),
    }),
    comparison: t.field({
      type: DocumentComparison,
      nullable: true,
      description: 'What is otherwise in it.',
      resolve: ({ done }) => done?.changes ?? null,
    }),
  }),
});
