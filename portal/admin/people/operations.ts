import { graphql, type ResultOf } from '../../shared/api/graphql.js';

export const PeopleQuery = graphql(`
  query People($search: String, $role: ID, $after: String) {
    people(search: $search, role: $role, after: $after, first: 20) {
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          id
          name { fa en }
          officeId
          holdings {
            id
            from
            until
            role { id title { fa en } }
            unit { id title { fa en } }
            district { id title { fa en } }
          }
        }
      }
    }
    roles { id title { fa en } kind }
    units { id title { fa en } }
    districts { id title { fa en } }
  }
`);

type Found = ResultOf<typeof PeopleQuery>;
export type PersonData = Found['people']['edges'][number]['node'];
export type Organisation = Omit<Found, 'people'>;

export const Grant = graphql(`
  mutation Grant($person: ID!, $role: ID!, $unit: ID, $district: ID) {
    grantRole(person: $person, role: $role, unit: $unit, district: $district) { id }
  }
`);

export const EndRole = graphql(`
  mutation EndRole($id: ID!) {
    endRole(id: $id) { id until }
  }
`);

export const SavePerson = graphql(`
  mutation SavePerson($id: ID!, $name: LocalizedTextInput!, $officeId: ID) {
    savePerson(id: $id, name: $name, officeId: $officeId) { id }
  }
`);
