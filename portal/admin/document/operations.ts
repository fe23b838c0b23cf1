import { graphql, type ResultOf } from '../../shared/api/graphql.js';

const ReportFragment = graphql(`
  fragment Report on DefinitionReport @_unmask {
    code
    hash
    needsApproval
    published
    valid
    issues { code level line column path message meaning { fa en } hint }
  }
`);

export const ValidateType = graphql(
  `mutation ValidateType($text: JSON!) { report: validatePermitType(definition: $text) { ...Report } }`,
  [ReportFragment],
);
export const ValidateRulebook = graphql(
  `mutation ValidateRulebook($text: JSON!) { report: validateRulebook(rulebook: $text) { ...Report } }`,
  [ReportFragment],
);
export const ValidateTemplate = graphql(
  `mutation ValidateTemplate($text: JSON!) { report: validateTemplate(template: $text) { ...Report } }`,
  [ReportFragment],
);

export type ReportData = ResultOf<typeof ReportFragment>;

export const PublishType = graphql(`
  mutation PublishType($text: JSON!, $activate: Boolean, $from: String) {
    done: publishPermitType(definition: $text, activate: $activate, activateFrom: $from) { id version status }
  }
`);
export const PublishRulebook = graphql(`
  mutation PublishRulebook($text: JSON!) {
    done: publishRulebook(rulebook: $text) { id version status }
  }
`);
export const PublishTemplate = graphql(`
  mutation PublishTemplate($text: JSON!, $activate: Boolean, $from: String) {
    done: publishTemplate(template: $text, activate: $activate, activateFrom: $from) { id version status }
  }
`);

export const CompareQuery = graphql(`
  query Compare($before: DocumentInput!, $after: DocumentInput!, $language: Language) {
    compareDocuments(before: $before, after: $after) { lines(language: $language) }
  }
`);

export const VersionsQuery = graphql(`
  query Versions($code: ID!, $kind: PublicationKind!) {
    publications(code: $code, kind: $kind, first: 100) {
      id
      code
      version
      status
      hash
      document
      proposedBy
      proposedAt
      decidedBy
      activeFrom
      retiredFrom
    }
  }
`);

export type VersionData = ResultOf<typeof VersionsQuery>['publications'][number];
