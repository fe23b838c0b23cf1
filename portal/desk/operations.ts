import { graphql, type ResultOf } from '../shared/api/graphql.js';
import { ConditionsFragment } from '../shared/conditions-set.js';
import { EntryFragment } from '../shared/entry-asked.js';
import { ClockFragment, EvaluationFragment, FeeChangeFragment } from '../shared/evaluation/fragments.js';
import { WorkFilesFragment } from '../shared/files/work-files.js';
import { StagesFragment } from '../shared/stages.js';
import { VisitFragment } from '../shared/visit.js';

export const QueueQuery = graphql(`
  query Queue($filter: TaskFilter, $orderBy: TaskOrder, $after: String) {
    taskCounts { open claimed mine overdue urgent escalated }
    permitTypes { code title { fa en } }
    tasks(filter: $filter, first: 30, after: $after, orderBy: $orderBy) {
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          id
          status
          claimedBy { account name { fa en } }
          dueAt
          escalated
          priority
          allowedActions
          step { id title { fa en } }
          application { reference parcel permitType { code title { fa en } } }
        }
      }
    }
  }
`);

export const VisitsQuery = graphql(`
  query Visits {
    visits { id step { id title { fa en } } appointment { startsAt } application { reference parcel } }
  }
`);

export type QueuedTask = ResultOf<typeof QueueQuery>['tasks']['edges'][number]['node'];

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
      claimedBy { account name { fa en } }
      revision
      outcomes
      choices { code title { fa en } as needs }
      allowedActions
      dueAt
      priority
      escalated
      decisionRefusal { code message { fa en } }
      step { id title { fa en } }
      form { formSchema uiSchema place { permitType version step body } }
      ...EntryAsked
      ...WorkFiles
      ...VisitShown
      conditionCode
      application {
        ...ConditionsSet
        decisionUrl
        ...StagesShown
        reference
        revision
        status
        answers
        tasks { id status step { id title { fa en } } chosen { title { fa en } } form { formSchema uiSchema place { permitType version step body } } answers ...EntryAsked ...WorkFiles }
        parcel
        submittedAt
        applicant { account name { fa en } }
        owner { account name { fa en } }
        permitType { code version title { fa en } formSchema uiSchema }
        evaluation { ...EvaluationShown }
        clocks { ...ClockShown }
        documents { id code sha256 fileName url mediaType size }
        documentsRequired { document { code title { fa en } } }
        waited { municipality applicant }
        allowedActions
        timeline { id at summary { fa en } data }
      }
    }
  }
`,
  [
    EvaluationFragment,
    ConditionsFragment,
    StagesFragment,
    ClockFragment,
    EntryFragment,
    WorkFilesFragment,
    VisitFragment,
  ],
);

export const ChangesQuery = graphql(
  `
  query Changes($reference: ID!, $from: Int!, $to: Int!) {
    application(reference: $reference) {
      reference
      compareRevisions(from: $from, to: $to) {
        answers { path title { fa en } from to }
        checks { rule from { status title { fa en } } to { status title { fa en } } }
        documents
        fees { ...FeeChangeShown }
      }
    }
  }
`,
  [FeeChangeFragment],
);

export const PlotQuery = graphql(`
  query Plot($parcel: String!, $key: String!) {
    registerEntry(register: "parcels", key: $key) { status source at record }
    applications(filter: { parcel: $parcel }, first: 20) {
      edges { node { reference status updatedAt permitType { code title { fa en } } permit { number standing } } }
    }
  }
`);

export const NextQuery = graphql(`
  query Next($id: ID!) {
    nextTask(id: $id, filter: { status: [OPEN, CLAIMED] }) { id }
  }
`);

export const Claim = graphql(`
  mutation Claim($id: ID!) {
    claimTask(id: $id) { id status assignee allowedActions }
  }
`);

export const ClaimAll = graphql(`
  mutation ClaimAll($ids: [ID!]!) {
    claimTasks(ids: $ids) { taskId code messages { fa en } task { id status assignee allowedActions } }
  }
`);

export const TeamQuery = graphql(`
  query Team {
    team { person { id name { fa en } } roles { id title { fa en } } claimed overdue urgent standIn { id name { fa en } } absentUntil }
  }
`);

export const AssignAll = graphql(`
  mutation AssignAll($ids: [ID!]!, $to: ID!, $reason: String!) {
    reassignTasks(ids: $ids, to: $to, reason: $reason) { taskId code messages { fa en } task { id status assignee } }
  }
`);

export const Prioritize = graphql(`
  mutation Prioritize($id: ID!, $priority: TaskPriority!) {
    prioritizeTask(id: $id, priority: $priority) { id priority }
  }
`);

export const Release = graphql(`
  mutation Release($id: ID!) {
    releaseTask(id: $id) { id status assignee allowedActions }
  }
`);

export const Decide = graphql(`
  mutation Decide(
    $id: ID!
    $outcome: ReviewOutcome!
    $outcomeId: ID
    $reason: String
    $conditionItems: [ConditionInput!]
    $corrections: [CorrectionInput!]
    $revision: Int
    $answers: JSON
  ) {
    decideTask(
      id: $id
      outcome: $outcome
      outcomeId: $outcomeId
      reason: $reason
      conditionItems: $conditionItems
      corrections: $corrections
      revision: $revision
      answers: $answers
    ) {
      id
      status
      outcome
    }
  }
`);

export type DeskTask = NonNullable<ResultOf<typeof TaskQuery>['task']>;
