import { graphql, type ResultOf } from '../shared/api/graphql.js';

const EndpointFragment = graphql(`
  fragment Endpoint on WebhookEndpoint @_unmask {
    id
    url
    status
    types
    disabledWhy
  }
`);
export type EndpointData = ResultOf<typeof EndpointFragment>;

export const EndpointsQuery = graphql(
  `query Endpoints { webhookEndpoints(first: 50) { edges { node { ...Endpoint } } } }`,
  [EndpointFragment],
);

export const DeliveriesQuery = graphql(`
  query Deliveries($id: ID!) {
    webhookDeliveries(endpointId: $id, first: 20) {
      edges { node { id at attempt code durationMs outcome status subject type } }
    }
  }
`);

export const CreateEndpoint = graphql(
  `
  mutation CreateEndpoint($url: String!) {
    createWebhookEndpoint(input: { url: $url }) {
      errors { code message { fa en } }
      secret
      webhookEndpoint { ...Endpoint }
    }
  }
`,
  [EndpointFragment],
);

export const UpdateEndpoint = graphql(
  `
  mutation UpdateEndpoint($id: ID!, $active: Boolean) {
    updateWebhookEndpoint(input: { id: $id, active: $active }) {
      errors { code message { fa en } }
      webhookEndpoint { ...Endpoint }
    }
  }
`,
  [EndpointFragment],
);

export const RotateSecret = graphql(`
  mutation RotateSecret($id: ID!) {
    rotateWebhookSecret(input: { id: $id }) { errors { code message { fa en } } secret }
  }
`);

export const TestEndpoint = graphql(`
  mutation TestEndpoint($id: ID!) {
    testWebhookEndpoint(input: { id: $id }) { errors { code message { fa en } } delivery { id outcome } }
  }
`);

export const DeleteEndpoint = graphql(`
  mutation DeleteEndpoint($id: ID!) {
    deleteWebhookEndpoint(input: { id: $id }) { errors { code message { fa en } } deletedId }
  }
`);

export const Replay = graphql(`
  mutation Replay($id: ID!, $after: String!) {
    replayWebhookEvents(input: { id: $id, after: $after }) { errors { code message { fa en } } webhookEndpoint { id } }
  }
`);
