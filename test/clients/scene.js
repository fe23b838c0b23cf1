import { expect } from 'vitest';
import { referenceFiling } from '../support/lives.js';
import { answersFor, applicants } from '../support/permits.js';
import { freshPlot } from '../support/plots.js';
import { startSystem } from '../support/system.js';

export const TYPES = ['construction', 'extension', 'renewal', 'amendment', 'inquiry'];
const OF_EACH = 10;

/** A running product with fifty cases of one citizen: of each type some filed, some still being written, no two alike. */
export async function startScene() {
  const system = await startSystem();
  const people = applicants(system);
  for (const type of TYPES) {
    for (let i = 0; i < OF_EACH; i += 1) {
      const answers = i === 0 ? referenceFiling(type).answers : answersFor(type, freshPlot());
      const reference = await people.draft(type, answers, 'citizen-1', i % 3 === 0 ? undefined : []);
      if (i % 3 === 0) await people.submit(reference);
    }
  }
  return system;
}

/** What a client of ours asks the server over, as a demo person. */
export async function postAs(system, as) {
  const headers = { 'content-type': 'application/json', ...(await system.headers(as)) };
  return async (query, variables) => {
    const body = JSON.stringify({ query, variables });
    const response = await fetch(`${system.url}/graphql`, { method: 'POST', headers, body });
    const answer = await response.json();
    expect(answer.errors).toBeUndefined();
    return answer.data;
  };
}

/** Every page of each list as the server answers it, asked without a client in between. */
export async function pagesOf(post, lists) {
  const pages = [];
  for (const [name, document] of Object.entries(lists)) {
    let after = null;
    do {
      const variables = { first: 10, after };
      const data = await post(document, variables);
      pages.push({ name, document, variables, data });
      const { hasNextPage, endCursor } = data.applications.pageInfo;
      after = hasNextPage ? endCursor : null;
    } while (after !== null);
  }
  return pages;
}

/** What a cache adds to what it was given. */
export function plain(value) {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const own = Object.entries(value).filter(([key]) => !key.startsWith('__'));
  return Object.fromEntries(own.map(([key, inner]) => [key, plain(inner)]));
}
