import { graphql, type ResultOf } from '../shared/api/graphql.js';
import { EvaluationFragment } from '../shared/evaluation/fragments.js';

export const QueueQuery = graphql(`
  query Queue($filter: TaskFilter, $after: String) {
    taskCounts { open mine overdue }
    tasks(filter: $filter, first: 20, after: $after) {
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          id
          status
          assignee
          dueAt
          escalated
          priority
          step { id title { fa en } }
          application { reference permitType { code title { fa en } } }
        }
      }
    }
  }
`);

export const SearchQuery = graphql(`
  query Search($query: String!, $after: String) {
    search(query: $query, first: 20, after: $after) {
      pageInfo { hasNextPage endCursor }
      edges { node { reference status updatedAt permitType { code title { fa en } } } }
    }
  }
`);

export const TaskQuery = graphql(
  `
  query Task($id: ID!) {
    task(id: $id) {
      id
      status
      assignee
      revision
      outcomes
      allowedActions
      step { id title { fa en } }
      application {
        reference
        revision
        answers
        permitType { code title { fa en } formSchema uiSchema }
        evaluation { ...EvaluationShown }
        documents { id fileName url }
      }
    }
  }
`,
  [EvaluationFragment],
);

export const ChangesQuery = graphql(`
  query Changes($reference: ID!, $from: Int!, $to: Int!) {
    application(reference: $reference) {
      reference
      compareRevisions(from: $from, to: $to) {
        answers { path title { fa en } from to }
        fees { code difference }
      }
    }
  }
`);

export const NextQuery = graphql(`
  query Next($id: ID!) {
    nextTask(id: $id) { id }
  }
`);

export const Claim = graphql(`
  mutation Claim($id: ID!) {
    claimTask(id: $id) { id status assignee allowedActions }
  }
`);

export const Release = graphql(`
  mutation Release($id: ID!) {
    releaseTask(id: $id) { id status assignee allowedActions }
  }
`);

export const Decide = graphql(`
  mutation Decide($id: ID!, $outcome: ReviewOutcome!, $reason: String, $revision: Int) {
    decideTask(id: $id, outcome: $outcome, reason: $reason, revision: $revision) { id status outcome }
  }
`);

export type DeskTask = NonNullable<ResultOf<typeof TaskQuery>['task']>;
