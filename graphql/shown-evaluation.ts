import type { GraphQLResolveInfo } from 'graphql';
import { plotsByNow } from '../cases/filed-revision.js';
import { changedFees } from '../forms/evaluation/fee-changes.js';
import type { Prisma } from '../prisma/generated/client/client.js';
import type { Context } from './context.js';
import { globalId } from './global-id.js';
import type { Finding, ShownEvaluation } from './schema/evaluation.js';
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
export const shownEvaluation = (context: Context, reference: string, filed: Head): ShownEvaluation =>
  new FiledEvaluation(context, reference, filed);

/** A list makes one for each of its rows. */
class FiledEvaluation implements ShownEvaluation {
  constructor(
    private readonly context: Context,
    private readonly reference: string,
    private readonly filed: Head,
  ) {}

  get id() {
    return globalId('Evaluation', this.reference, this.revision);
  }
  get revision() {
    return this.filed.revision;
  }
  get outcome() {
    return this.filed.outcome;
  }
  get referralTarget() {
    return this.filed.referralTarget;
  }
  get lane() {
    return this.filed.lane;
  }
  get total() {
    return this.filed.total;
  }
  get validUntil() {
    return this.filed.validUntil;
  }
  get rulesetHash() {
    return this.filed.rulesetHash;
  }

  async feeChanges() {
    const [masking, evaluation] = await this.read();
    return masking.findings(changedFees(evaluation));
  }

  async plots() {
    const { context, reference, revision } = this;
    const [masking, { plots }] = await this.read();
    const { permitTypeHash: definitionHash, revision: last } = await context.load.head.load(reference);
    // What steps have found is of what was filed last.
    const now = revision === last ? await plotsByNow(context, { reference, revision, definitionHash }) : undefined;
    return masking.findings(now ?? plots);
  }

  async finding<F extends Finding>(name: F, info: GraphQLResolveInfo) {
    const [masking, evaluation] = await this.read();
    return masking.findings(selectedPart(evaluation[name], info, name === 'regulations' ? ['id'] : []));
  }

  private read() {
    const { context, reference, revision } = this;
    const { masking, evaluation } = context.load;
    return Promise.all([masking.load(reference), evaluation.load({ reference, revision })]);
  }
}
