import { changePermitStanding } from '../../cases/permit-standing.js';
import { acting } from '../context.js';
import { mutationWithPayload } from '../payload.js';
import { Permit } from './permit.js';

function changesStanding(name: string, to: 'SUSPENDED' | 'ISSUED' | 'REVOKED', description: string): void {
  mutationWithPayload(name, {
    description: `${description} Its people are told, and the public status list and \`verifyPermit\` say so. Again is harmless. For administrators, of nobody’s own permit.`,
    input: (t) => ({
      number: t.id({ required: true, description: 'The permit’s.' }),
      reason: t.string({ required: true, description: 'Why, shown to whoever verifies the permit; name no person.' }),
    }),
    act: async (input, context) => {
      await changePermitStanding(acting(context), { ...input, to });
      return context.prisma.permit.findUniqueOrThrow({ where: { number: input.number } });
    },
    answer: (t) => ({
      permit: t.field({
        type: Permit,
        nullable: true,
        description: 'As it stands now.',
        resolve: ({ done }) => done,
      }),
    }),
  });
}

changesStanding('suspendPermit', 'SUSPENDED', 'Takes a permit out of force for now.');
changesStanding('restorePermit', 'ISSUED', 'Puts a suspended permit back into force.');
changesStanding('revokePermit', 'REVOKED', 'Takes a permit out of force for ever.');
