import { graphql, type ResultOf } from '../../shared/api/graphql.js';
import { EvaluationFragment } from '../../shared/evaluation/fragments.js';

export const CaseQuery = graphql(
  `
  query Case($reference: ID!) {
    application(reference: $reference) {
      reference
      status
      allowedActions
      permitType { code title { fa en } }
      progress { steps { state step { id title { fa en } } } }
      deadline { day why { fa en } }
      todo { kind title { fa en } subject due }
      evaluation { ...EvaluationShown }
      documents { id code fileName url }
      slips { id payee status payable payUntil billId paymentId documentUrl }
      permit { number status validUntil documentUrl }
      timeline { seq at summary { fa en } }
    }
  }
`,
  [EvaluationFragment],
);

export type Case = NonNullable<ResultOf<typeof CaseQuery>['application']>;

export const StartPayment = graphql(`
  mutation StartPayment($slipId: ID!, $returnUrl: String) {
    startPayment(slipId: $slipId, returnUrl: $returnUrl) {
      id
      redirectUrl
    }
  }
`);

export const Withdraw = graphql(`
  mutation Withdraw($reference: ID!, $reason: String) {
    withdrawApplication(reference: $reference, reason: $reason) {
      reference
      status
      allowedActions
    }
  }
`);

export const DiscardDraft = graphql(`
  mutation DiscardDraft($input: DiscardDraftInput!) {
    discardDraft(input: $input) {
      application { reference }
      errors { code message { fa en } }
    }
  }
`);
