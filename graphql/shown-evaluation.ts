import { plotsByNow } from '../cases/filed-revision.js';
import { changedFees } from '../forms/evaluation/fee-changes.js';
import type { Prisma } from '../prisma/generated/client/client.js';
import type { Context } from './context.js';
import { globalId } from './global-id.js';
import type { ShownEvaluation } from './schema/evaluation.js';
import { selectedPart } from './selected-part.js';

const head = {
  revision: true,
  outcome: true,
  referralTarget: true,
  lane: true,
  total: true,
  validUntil: true,
  rulesetHash: true,
} as const satisfies Prisma.SubmissionSelect;

/** The heads of the latest submissions: one that no transition has taken up yet may stand before the one that counts. */
export const evaluationHead = {
  select: head,
  orderBy: { revision: 'desc' },
  take: 2,
} as const satisfies Prisma.Application$submissionsArgs;

/** The same with the answers that were filed. */
export const filedAnswers = { ...evaluationHead, select: { revision: true, answers: true } } as const;

type Head = Prisma.SubmissionGetPayload<{ select: typeof head }>;

/** What was filed with a revision, as the viewer sees it. What is not asked for is neither read nor masked. */
export function shownEvaluation(context: Context, reference: string, filed: Head): ShownEvaluation {
  const { revision } = filed;
  const { load } = context;
  const read = () => Promise.all([load.masking.load(reference), load.evaluation.load({ reference, revision })]);
  return {
    ...filed,
    get id() {
      return globalId('Evaluation', reference, revision);
    },
    async feeChanges() {
      const [masking, evaluation] = await read();
      return masking.findings(changedFees(evaluation));
    },
    async plots() {
      const [masking, { plots }] = await read();
      const { permitTypeHash: definitionHash, revision: last } = await load.head.load(reference);
      // What steps have found is of what was filed last.
      const now = revision === last ? await plotsByNow(context, { reference, revision, definitionHash }) : undefined;
      return masking.findings(now ?? plots);
    },
    async finding(name, info) {
      const [masking, evaluation] = await read();
      return masking.findings(selectedPart(evaluation[name], info, name === 'regulations' ? ['id'] : []));
    },
  };
}
