import { graphql, type ResultOf } from '../shared/api/graphql.js';

export const PersonQuery = graphql(`
  query PersonAtCounter($nationalId: String!) {
    personAtCounter(nationalId: $nationalId) {
      nationalId
      name { fa en }
      mobileEnds
      mandates {
        id
        permitTypes
        parcel
        validUntil
        principal { account name { fa en } }
        consent { takenBy { account name { fa en } } }
      }
    }
  }
`);

export const CounterQuery = graphql(`
  query CounterWork {
    viewer { office { id name approved kind } }
    permitTypes { code title { fa en } offered }
    applications(first: 50) {
      edges {
        node {
          reference
          status
          submittedAt
          owner { account name { fa en } }
          permitType { title { fa en } }
        }
      }
    }
  }
`);

export const WordsQuery = graphql(`
  query ConsentWords($permitTypes: [ID!]!, $parcel: String, $validUntil: JalaliDate) {
    proposedConsent(permitTypes: $permitTypes, parcel: $parcel, validUntil: $validUntil) {
      words { fa en }
      hash
    }
  }
`);

export const RecordConsent = graphql(`
  mutation RecordConsent($input: RecordConsentInput!) {
    recordConsent(input: $input) {
      errors { path message { fa en } }
      mandate { id }
    }
  }
`);

export const ReceiptQuery = graphql(`
  query Receipt($reference: ID!) {
    application(reference: $reference) {
      reference
      status
      submittedAt
      parcel
      owner { account name { fa en } }
      permitType { title { fa en } documents { code title { fa en } } }
      documents { id code }
      mandate {
        id
        office { id name }
        consent { words { fa en } given takenAt takenBy { account name { fa en } } }
      }
    }
  }
`);

export type CounterPerson = ResultOf<typeof PersonQuery>['personAtCounter'];
export type CounterWork = ResultOf<typeof CounterQuery>;
export type Receipt = NonNullable<ResultOf<typeof ReceiptQuery>['application']>;
