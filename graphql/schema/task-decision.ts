import { createHash } from 'node:crypto';
import { type Context, signedIn } from '../../cases/context.js';
import { workableTask } from '../../cases/find.js';
import { withRemarks } from '../../cases/remarks.js';
import { actorOf } from '../../cases/standing.js';
import { conditionsOf, wordsOf } from '../../cases/text-input.js';
import type { ReviewOutcome as Decision } from '../../forms/language/step.js';
import { builder } from '../builder.js';
import { ReviewOutcome } from './enums.js';
import { Task } from './task.js';

const decisions = { APPROVE: 'approve', RETURN: 'return', REJECT: 'reject' } as const satisfies Record<
  string,
  Decision
>;

interface Decided {
  id: string;
  outcome: keyof typeof decisions;
  reason?: string | null;
  conditions?: string[] | null;
  revision?: number | null;
}

async function decide(context: Context, { id: taskId, revision, ...args }: Decided): Promise<void> {
  const actor = actorOf(signedIn(context));
  const reason = wordsOf('reason', args.reason);
  const conditions = conditionsOf(args.conditions);
  const { reference } = await workableTask(context, taskId, 'decideTask');
  const said = JSON.stringify([taskId, actor.id, args.outcome, reason, conditions, revision]);
  const messageId = createHash('sha256').update(said).digest('hex').slice(0, 32);
  const words = { reference, author: actor.id, text: reason, conditions, messageId };
  await withRemarks(context, words, (kept) => {
    const message = {
      taskId,
      outcome: decisions[args.outcome],
      actor,
      ...(kept.remark && { remark: kept.remark }),
      ...(kept.conditions.length > 0 && { conditions: kept.conditions }),
      ...(revision != null && { revision }),
    };
    return context.cases.decideTask(reference, message, `decide-${messageId}`);
  });
}

builder.mutationFields((t) => ({
  decideTask: t.prismaField({
    type: Task,
    description: 'Approves, returns or rejects. Returning and rejecting need a reason.',
    args: {
      id: t.arg.id({ required: true }),
      outcome: t.arg({ type: ReviewOutcome, required: true }),
      reason: t.arg.string(),
      conditions: t.arg.stringList(),
      revision: t.arg.int({ description: 'The revision the decider looked at; STALE_REVISION when it has moved on.' }),
    },
    resolve: async (query, _, args, context) => {
      await decide(context, args);
      return context.prisma.task.findUniqueOrThrow({ ...query, where: { id: args.id } });
    },
  }),
}));
