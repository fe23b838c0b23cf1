import { Client, cacheExchange, fetchExchange } from 'urql';

/** Asks the API that everybody else uses, as whoever the session's cookie says. */
export const client = new Client({
  url: '/graphql',
  preferGetMethod: false,
  fetchSubscriptions: true,
  exchanges: [cacheExchange, fetchExchange],
  // The server takes the cookie only from pages that can set a header of their own, which those of other sites can't.
  fetchOptions: { credentials: 'same-origin', headers: { 'x-csrf': '1' } },
});
