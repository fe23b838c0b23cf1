import { graphql, type ResultOf } from '../../shared/api/graphql.js';
import { ConditionsFragment } from '../../shared/conditions-set.js';
import { EntryFragment } from '../../shared/entry-asked.js';
import {
  ClockFragment,
  EvaluationFragment,
  ExplanationFragment,
  FeeChangeFragment,
  WhyFragment,
} from '../../shared/evaluation/fragments.js';
import { WorkFilesFragment } from '../../shared/files/work-files.js';
import { StagesFragment } from '../../shared/stages.js';
import { VisitFragment } from '../../shared/visit.js';

export const CaseQuery = graphql(
  `
  query Case($reference: ID!) {
    application(reference: $reference) {
      reference
      status
      revision
      parcel
      submittedAt
      allowedActions
      signals { signal title { fa en } entry { path title { fa en } text { fa en } } form { formSchema uiSchema place { permitType version step body } } }
      owner { account name { fa en } }
      generation
      permitType { code version title { fa en } formSchema documents { code title { fa en } } }
      progress { steps { state step { id title { fa en } } } }
      tasks { id status createdAt conditionCode forRole { id } step { id title { fa en } } chosen { title { fa en } } ...EntryAsked ...WorkFiles ...VisitShown }
      deadline { day why { fa en } }
      ...ConditionsSet
      ...StagesShown
      clocks { ...ClockShown }
      todo { kind title { fa en } subject due }
      corrections { path text }
      evaluation { ...EvaluationShown }
      documents { id code fileName url }
      slips {
        id
        status
        payable
        currency { code title { fa en } digits }
        payUntil
        billId
        paymentId
        paidAt
        documentUrl
        groupTitle { fa en }
        lines { code title { fa en } amount basis law { fa en } }
      }
      decisionUrl
      permit { number standing validUntil documentUrl token parts { code title { fa en } } plots { ended begun } }
      permits {
        number
        standing
        supersededBy
        issuedAt
        documentUrl
        parts { code title { fa en } }
        plots { ended begun }
      }
      timeline { seq at type summary { fa en } data }
      appeals { code title { fa en } until why { ...WhyShown } isOrder effect hasHearing grounds { code title { fa en } basis } }
      objections { state title { fa en } filedAt byThirdParty reason decidedAt decision effect ground { fa en } heardUntil }
      automatedDecisions {
        byEngine
        revision
        at
        policyVersion
        policyHash
        legalBasis { fa en }
        appealUntil
        conditions {
          code title { fa en } basis law { fa en } holds found { fa en }
          explanation { ...ExplanationShown }
        }
        sources { name source at }
      }
    }
  }
`,
  [
    EvaluationFragment,
    ExplanationFragment,
    WhyFragment,
    ConditionsFragment,
    StagesFragment,
    ClockFragment,
    EntryFragment,
    WorkFilesFragment,
    VisitFragment,
  ],
);

export type Case = NonNullable<ResultOf<typeof CaseQuery>['application']>;

export const StatedQuery = graphql(`
  query Stated($reference: ID!) {
    application(reference: $reference) {
      reference
      answers
      documents { code sha256 fileName url }
      permitType { code version formSchema uiSchema }
    }
  }
`);

export const CompareQuery = graphql(
  `
  query Compare($reference: ID!, $from: Int!, $to: Int!) {
    application(reference: $reference) {
      reference
      compareRevisions(from: $from, to: $to) {
        answers { path title { fa en } from to }
        checks { rule from { status title { fa en } } to { status title { fa en } } }
        fees { ...FeeChangeShown }
        documents
      }
    }
  }
`,
  [FeeChangeFragment],
);

export const MessagesQuery = graphql(`
  query Messages($reference: ID!) {
    application(reference: $reference) {
      reference
      unreadMessages
      messages(last: 50) {
        edges { node { id side sentAt text author { name { fa en } } } }
      }
    }
  }
`);

export const SendMessage = graphql(`
  mutation SendMessage($input: SendMessageInput!) {
    sendMessage(input: $input) {
      message { id }
      errors { code message { fa en } }
    }
  }
`);

export const MarkRead = graphql(`
  mutation MarkRead($input: MarkMessagesReadInput!) {
    markMessagesRead(input: $input) {
      errors { code }
    }
  }
`);

export const AppealDecision = graphql(`
  mutation AppealDecision($input: AppealDecisionInput!) {
    appealDecision(input: $input) {
      application { reference status }
      errors { code message { fa en } }
    }
  }
`);

export const AskForPerson = graphql(`
  mutation AskForPerson($reference: ID!) {
    requestHumanReview(reference: $reference) {
      reference
      status
    }
  }
`);

export const StartPayment = graphql(`
  mutation StartPayment($slipId: ID!, $returnUrl: String) {
    startPayment(slipId: $slipId, returnUrl: $returnUrl) {
      id
      redirectUrl
    }
  }
`);

export const CreatePaymentLink = graphql(`
  mutation CreatePaymentLink($input: CreatePaymentLinkInput!) {
    createPaymentLink(input: $input) {
      link { id url expiresAt }
      errors { code message { fa en } }
    }
  }
`);

export const Recalculate = graphql(`
  mutation Recalculate($reference: ID!) {
    recalculate(reference: $reference) {
      reference
      status
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

export const CopyCase = graphql(`
  mutation CopyCase($input: CopyApplicationInput!) {
    copyApplication(input: $input) {
      application { reference }
      errors { code message { fa en } }
    }
  }
`);
