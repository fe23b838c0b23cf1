import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apollo, relayClient, urql } from './clients.js';
import { compileForRelay } from './compile.js';
import { ACTS, LISTS } from './documents.js';
import { pagesOf, plain, postAs, startScene } from './scene.js';

let system;
let pages;
let made;
beforeAll(async () => {
  system = await startScene();
  pages = await pagesOf(await postAs(system, 'citizen-1'), LISTS);
  const requests = await compileForRelay({ ...LISTS, ...ACTS });
  const [url, headers] = [`${system.url}/graphql`, await system.headers('citizen-1')];
  made = {
    Apollo: apollo(url, headers),
    'urql with graphcache': urql(url, headers),
    Relay: relayClient(url, headers, requests),
  };
}, 600_000);
afterAll(() => system?.stop());

describe('fifty cases of all types', () => {
  it('are what the server shows', () => {
    const references = pages
      .filter(({ name }) => name === pages[0].name)
      .flatMap(({ data }) => data.applications.edges);
    expect(references).toHaveLength(50);
    expect(pages.length).toBeGreaterThan(50);
  });

  it.each(['Apollo', 'urql with graphcache', 'Relay'])(
    'are the same in the cache of %s once all of them were read',
    async (name) => {
      const client = made[name];
      for (const { name: list, document, variables } of pages) await client.run(list, document, variables);
      for (const { name: list, document, variables, data } of pages) {
        const held = plain(await client.cached(list, document, variables));
        expect(held, `${list} ${JSON.stringify(variables)}`).toEqual(data);
      }
    },
    300_000,
  );
});
