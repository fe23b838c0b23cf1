import { graphql, type ResultOf } from '../api/graphql.js';

export const MandatesQuery = graphql(`
  query Mandates {
    mandates {
      id
      status
      parcel
      permitTypes
      validUntil
      offeredAt
      office { id name }
      principal { account name { fa en } }
      consent { words { fa en } takenAt takenBy { account name { fa en } } }
    }
    permitTypes { code title { fa en } }
  }
`);

export type Mandate = ResultOf<typeof MandatesQuery>['mandates'][number];

export const RevokeMandate = graphql(`
  mutation RevokeMandate($id: ID!) {
    revokeMandate(id: $id) {
      id
      status
    }
  }
`);

export const RespondToMandate = graphql(`
  mutation RespondToMandate($id: ID!, $accept: Boolean!) {
    respondToMandate(id: $id, accept: $accept) {
      id
      status
    }
  }
`);
