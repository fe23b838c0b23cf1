import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { Client, fetchExchange, gql as urqlGql } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { gql } from 'graphql-tag';
import relay from 'relay-runtime';

/**
 * Clients as their own pages set them up, with their default caches. Each runs an operation by its name and text, and gives
 * what its cache holds of one that was run before.
 */
export function apollo(url, headers) {
  const client = new ApolloClient({ link: new HttpLink({ uri: url, headers }), cache: new InMemoryCache() });
  return {
    async run(_name, text, variables) {
      const document = gql(text);
      const isMutation = document.definitions[0].operation === 'mutation';
      const asked = isMutation
        ? client.mutate({ mutation: document, variables })
        : client.query({ query: document, variables, fetchPolicy: 'network-only' });
      return (await asked).data;
    },
    cached: async (_name, text, variables) => client.readQuery({ query: gql(text), variables }),
  };
}

export function urql(url, headers) {
  const client = new Client({
    url,
    preferGetMethod: false,
    fetchOptions: { headers },
    exchanges: [cacheExchange({}), fetchExchange],
  });
  const settled = async (result) => {
    if (result.error) throw result.error;
    return result.data;
  };
  return {
    run(_name, text, variables) {
      const document = urqlGql(text);
      const isMutation = document.definitions[0].operation === 'mutation';
      return (
        isMutation
          ? client.mutation(document, variables)
          : client.query(document, variables, { requestPolicy: 'network-only' })
      )
        .toPromise()
        .then(settled);
    },
    cached: (_name, text, variables) =>
      client.query(urqlGql(text), variables, { requestPolicy: 'cache-only' }).toPromise().then(settled),
  };
}

/** @param requests what relay-compiler made of each document, by its name */
export function relayClient(url, headers, requests) {
  const { createOperationDescriptor, Environment, fetchQuery, Network, RecordSource, Store, commitMutation } = relay;
  const network = Network.create(async ({ text }, variables) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: text, variables }),
    });
    return response.json();
  });
  const environment = new Environment({ network, store: new Store(new RecordSource()) });
  return {
    run(name, _text, variables) {
      const request = requests[name];
      if (request.params.operationKind === 'query') {
        environment.retain(createOperationDescriptor(request, variables));
        return fetchQuery(environment, request, variables, { fetchPolicy: 'network-only' }).toPromise();
      }
      return new Promise((resolve, reject) => {
        const onCompleted = (data, errors) => (errors ? reject(new Error(errors[0].message)) : resolve(data));
        commitMutation(environment, { mutation: request, variables, onCompleted, onError: reject });
      });
    },
    async cached(name, _text, variables) {
      const { data, isMissingData } = environment.lookup(createOperationDescriptor(requests[name], variables).fragment);
      if (isMissingData) throw new Error(`the store lacks some of ${name}`);
      return data;
    },
  };
}
