import { graphql, type ResultOf } from '../../shared/api/graphql.js';
import { EvaluationFragment } from '../../shared/evaluation/fragments.js';

export const DraftQuery = graphql(`
  query Draft($reference: ID!) {
    application(reference: $reference) {
      reference
      status
      revision
      allowedActions
      answers
      permitType {
        code
        version
        title { fa en }
        formSchema
        uiSchema
        documents { code }
      }
      draftIssues { path code message { fa en } }
    }
  }
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
  mutation SaveDraft($reference: ID!, $answers: JSON!, $formVersion: Int) {
    saveDraft(reference: $reference, answers: $answers, formVersion: $formVersion) {
      reference
      draftIssues { path code message { fa en } }
    }
  }
`);

export const StartApplication = graphql(`
  mutation StartApplication($permitType: ID!, $key: String!) {
    startApplication(permitType: $permitType, answers: {}, idempotencyKey: $key) {
      reference
    }
  }
`);

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
  query Preview($permitType: ID!, $answers: JSON!, $documents: [ID!], $reference: ID) {
    evaluate(permitType: $permitType, answers: $answers, documents: $documents, reference: $reference) {
      ...EvaluationShown
    }
  }
`,
  [EvaluationFragment],
);

export type Draft = NonNullable<ResultOf<typeof DraftQuery>['application']>;
export type AskedDocument = NonNullable<ResultOf<typeof DocumentsQuery>['application']>['documentsRequired'][number];
export type DraftIssue = Draft['draftIssues'][number];
