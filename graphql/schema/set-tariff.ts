import { mustBeAdmin } from '../../cases/permission.js';
import { invalidInput, Refusal } from '../../cases/refusals.js';
import { requiredWords } from '../../cases/text-input.js';
import { propose } from '../../city/catalogue/propose.js';
import { type TariffChange, TariffRefusedError, withTariff } from '../../city/catalogue/set-tariff.js';
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

const refusals = {
  NOT_IN_FORCE: ({ from: day, rulebook }: TariffChange) =>
    invalidInput('from', 'NOT_IN_FORCE', publishingMessages.NOT_IN_FORCE({ day, rulebook })),
  WAITS: () => new Refusal('CONFLICT', publishingMessages.WAITS),
  NO_SUCH_VALUE: ({ name, rulebook }: TariffChange) =>
    invalidInput('name', 'NO_SUCH_VALUE', publishingMessages.NO_SUCH_VALUE({ name, rulebook })),
  NO_VALUE: () => invalidInput('value', 'NO_VALUE', publishingMessages.NO_VALUE),
  SAME_VALUE: ({ name, from: day }: TariffChange) =>
    invalidInput('value', 'SAME_VALUE', publishingMessages.SAME_VALUE({ name, day })),
};

/** The versions before and after, or the refusal in the words of the API. */
function following({ prisma }: Context, change: TariffChange) {
  return withTariff(prisma, change).catch((error: unknown) => {
    throw error instanceof TariffRefusedError ? refusals[error.why](change) : error;
  });
}

mutationWithPayload('setTariff', {
  description:
    'Gives one value of a rulebook’s tariff another from a day on: publishes, or proposes to another administrator, the version that follows the one in force on that day. Cases filed before keep theirs. CONFLICT while a version of the rulebook waits for approval. For administrators.',
  input: (t) => ({
    rulebook: t.id({ required: true, description: 'The rulebook’s code.' }),
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
    const { before, after } = await following(context, { ...input, value: input.value, basis });
    const sound = await validDocument(context, 'RULEBOOK', after);
    const { publisher } = context.publishing;
    const { id } = await publishing(propose(publisher, { kind: 'RULEBOOK', sound, ...proposedBy(viewer) }));
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
