import { answerPerson } from '../../assistant/conversation/ask-for-person.js';
import { must } from '../../cases/permission.js';
import { builder } from '../builder.js';
import { acting, signedIn } from '../context.js';
import { mutationWithPayload } from '../payload.js';

interface Request {
  id: string;
  reference: string;
  askedForPersonAt: Date | null;
  askedForPersonIn: number | null;
  turns: { sequence: number; words: string }[];
}

/** More than anybody reads at once; the others come as these are answered. */
const MOST = 100;

const PersonRequest = builder.objectRef<Request>('PersonRequest').implement({
  description: 'Somebody who talks with the assistant and waits for a person.',
  fields: (t) => ({
    conversation: t.exposeID('id', { description: '`answerPerson` takes it.' }),
    reference: t.exposeID('reference', { description: 'Of the draft or case that is talked about.' }),
    text: t.string({
      description:
        'What they ask, in their words; empty where they only ask for a person. Personal values in them are masked for whoever need not know them.',
      resolve: async ({ reference, turns, askedForPersonIn }, _, { load }) => {
        const words = turns.find(({ sequence }) => sequence === askedForPersonIn)?.words ?? '';
        return words === '' ? '' : (await load.masking.load(reference)).remarks(words);
      },
    }),
    askedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Since when they wait.',
      resolve: ({ askedForPersonAt }) => askedForPersonAt,
    }),
  }),
});

builder.queryField('personRequests', (t) =>
  t.field({
    type: [PersonRequest],
    description: `Who waits for a person, the longest first, ${MOST} at most: for those who work for the municipality.`,
    resolve: async (_, __, context) => {
      must(signedIn(context), 'answerPeople');
      return context.prisma.conversation.findMany({
        where: { askedForPersonAt: { not: null } },
        orderBy: [{ askedForPersonAt: 'asc' }, { id: 'asc' }],
        take: MOST,
        select: {
          id: true,
          reference: true,
          askedForPersonAt: true,
          askedForPersonIn: true,
          turns: {
            where: { acts: { array_contains: [{ kind: 'wants', what: 'person' }] } },
            select: { sequence: true, words: true },
          },
        },
      });
    },
  }),
);

mutationWithPayload('answerPerson', {
  description:
    'Answers somebody who asked for a person, in their conversation; a message tells them. `CONFLICT` once somebody has.',
  input: (t) => ({
    conversation: t.id({ required: true, description: 'Of the request.' }),
    text: t.string({ required: true, description: 'The answer, up to 2,000 characters.' }),
  }),
  act: async (input, context) => {
    await answerPerson(acting(context), input);
    return { id: input.conversation };
  },
  answer: (t) => ({
    conversation: t.id({
      nullable: true,
      description: 'That was answered.',
      resolve: ({ done }) => done?.id ?? null,
    }),
  }),
});
