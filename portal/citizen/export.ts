import type { Client } from 'urql';
import { graphql } from '../shared/api/graphql.js';

const OwnCases = graphql(`
  query OwnCases($after: String) {
    applications(first: 20, after: $after) {
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          reference
          status
          createdAt
          submittedAt
          parcel
          answers
          permitType { code version title { fa en } }
          documents { code fileName mediaType size sha256 attachedAt url }
          slips { id status payable payUntil paidAt }
          permit { number issuedAt validUntil standing token }
          timeline { at type summary { fa en } data }
          messages(last: 100) { edges { node { sentAt side text } } }
        }
      }
    }
  }
`);

const OwnRest = graphql(`
  query OwnRest {
    viewer { accountId person { id name { fa en } nationalId } roles { role { id } } }
    mandates { id status office { id name } permitTypes parcel validUntil offeredAt answeredAt revokedAt }
    sessions { createdAt lastSeenAt expiresAt }
    notificationPreferences { language events { event channels } }
    notifications(first: 100) { edges { node { createdAt readAt reference subject { fa en } message { fa en } } } }
  }
`);

const once = { requestPolicy: 'network-only' } as const;

/** Gathers all that the API tells its reader of themselves into one file, which the browser saves. How many cases stand in it. */
export async function exportOwnData(client: Client): Promise<number> {
  const cases: unknown[] = [];
  let after: string | null = null;
  do {
    const { data, error } = await client.query(OwnCases, { after }, once).toPromise();
    if (!data) throw error ?? new Error('Nothing came.');
    cases.push(...data.applications.edges.map(({ node }) => node));
    after = data.applications.pageInfo.hasNextPage ? data.applications.pageInfo.endCursor : null;
  } while (after !== null);
  const { data, error } = await client.query(OwnRest, {}, once).toPromise();
  if (!data) throw error ?? new Error('Nothing came.');
  const text = JSON.stringify({ at: new Date().toISOString(), ...data, cases }, null, 2);
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'parvaneh.json';
  link.click();
  URL.revokeObjectURL(address);
  return cases.length;
}
