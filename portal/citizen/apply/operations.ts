import { graphql, type ResultOf } from '../../shared/api/graphql.js';
import { EvaluationFragment } from '../../shared/evaluation/fragments.js';

export const DraftQuery = graphql(`
  query Draft($reference: ID!) {
    application(reference: $reference) {
      reference
      status
      revision
      draftVersion
      allowedActions
      answers
      mandate { id }
      owner { account name { fa en } }
      permitType {
        code
        version
        title { fa en }
        formSchema
        uiSchema
        documents { code accept }
      }
      documents { code sha256 fileName url }
      draftIssues { path code message { fa en } }
      corrections { path text }
    }
  }
`);

/** Whatever changes it: another page, a conversation. */
export const DraftChanged = graphql(`
  subscription DraftChanged($reference: ID!) { applicationChanged(reference: $reference) { reference draftVersion } }
`);

export const DocumentsQuery = graphql(`
  query DraftDocuments($reference: ID!) {
    application(reference: $reference) {
      reference
      documentsRequired {
        needed
        why { fa en }
        document { code title { fa en } many maxFiles accept }
        files { id code fileName url }
      }
    }
  }
`);

export const RemoveDocument = graphql(`
  mutation RemoveDocument($reference: ID!, $code: ID!, $id: ID!) {
    removeDocument(reference: $reference, code: $code, id: $id) {
      reference
      documents { id code fileName url }
    }
  }
`);

export const SaveDraft = graphql(`
  mutation SaveDraft($reference: ID!, $answers: JSON!, $draftVersion: Int, $formVersion: Int) {
    saveDraft(reference: $reference, answers: $answers, draftVersion: $draftVersion, formVersion: $formVersion) {
      reference
      draftVersion
      draftIssues { path code message { fa en } }
    }
  }
`);

export const StartApplication = graphql(`
  mutation StartApplication($permitType: ID!, $answers: JSON!, $onBehalfOf: ID, $onNotice: ID, $key: String!) {
    startApplication(
      permitType: $permitType
      answers: $answers
      onBehalfOf: $onBehalfOf
      onNotice: $onNotice
      idempotencyKey: $key
    ) {
      reference
    }
  }
`);

export const StartQuery = graphql(`
  query Start($type: ID!) {
    permitType(code: $type) {
      code
      version
      title { fa en }
      plotField
      onNotice
      formSchema
      uiSchema
    }
  }
`);

export const OpenDraftsQuery = graphql(`
  query OpenDrafts($type: ID!) {
    applications(filter: { status: [DRAFT], permitType: [$type] }, first: 10) {
      edges { node { reference updatedAt parcel owner { account name { fa en } } mandate { id } } }
    }
    mandates(status: [ACTIVE]) { id principal { account name { fa en } } parcel permitTypes validUntil }
  }
`);

export const PrefillQuery = graphql(`
  query Prefill($permitType: ID!, $answers: JSON!, $onBehalfOf: ID) {
    prefill(permitType: $permitType, answers: $answers, onBehalfOf: $onBehalfOf) {
      answers
      fields { path title { fa en } value source of }
    }
  }
`);

export type Startable = NonNullable<ResultOf<typeof StartQuery>['permitType']>;
export type KnownField = ResultOf<typeof PrefillQuery>['prefill']['fields'][number];

export const Submit = graphql(`
  mutation Submit($reference: ID!, $revision: Int, $key: String!) {
    submitApplication(reference: $reference, revision: $revision, idempotencyKey: $key) {
      reference
      status
    }
  }
`);

export const Preview = graphql(
  `
  query Preview(
    $permitType: ID!
    $answers: JSON!
    $documents: [ID!]
    $reference: ID
    $onBehalfOf: ID
  ) {
    evaluate(
      permitType: $permitType
      answers: $answers
      documents: $documents
      reference: $reference
      onBehalfOf: $onBehalfOf
    ) {
      ...EvaluationShown
    }
  }
`,
  [EvaluationFragment],
);

export type Draft = NonNullable<ResultOf<typeof DraftQuery>['application']>;
export type AskedDocument = NonNullable<ResultOf<typeof DocumentsQuery>['application']>['documentsRequired'][number];
export type DraftIssue = Draft['draftIssues'][number];
