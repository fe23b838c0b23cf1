import { readFileSync } from 'node:fs';
import { demoToken } from '../../embedded/sign-in/demo-token.js';

export interface Product {
  url: string;
  dataDir: string;
}

/** Sends an operation as a demo person; what is refused is thrown. */
export type Ask = <T = unknown>(as: string, query: string, variables?: object) => Promise<T>;

export function asker({ url, dataDir }: Product): Ask {
  const tokens = new Map<string, Promise<string>>();
  return async <T>(as: string, query: string, variables: object = {}) => {
    if (!tokens.has(as)) tokens.set(as, demoToken(dataDir, as));
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await tokens.get(as)}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: T; errors?: unknown };
    if (errors) throw new Error(`${query}: ${JSON.stringify(errors)}`);
    return data;
  };
}

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

interface Filing {
  answers: object;
  documents: string[];
}

/** A filing as it is kept for tests: everything that the type asks. */
const filingOf = (type: string) =>
  JSON.parse(readFileSync(new URL(`../../test/reference/${type}.json`, import.meta.url), 'utf8')) as Filing;

async function attach({ url, dataDir }: Product, reference: string, code: string): Promise<void> {
  const query = `mutation($r: ID!, $c: ID!, $f: Upload!) { attachDocument(reference: $r, code: $c, file: $f) { reference } }`;
  const form = new FormData();
  form.set('operations', JSON.stringify({ query, variables: { r: reference, c: code, f: null } }));
  form.set('map', JSON.stringify({ 0: ['variables.f'] }));
  form.set('0', new Blob([PDF], { type: 'application/pdf' }), `${code}.pdf`);
  const headers = {
    authorization: `Bearer ${await demoToken(dataDir, 'citizen-1')}`,
    'x-graphql-yoga-csrf': '1',
  };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: form });
  const { errors } = (await response.json()) as { errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
}

/** A draft with all that its type asks; answers with its reference. */
export async function drafted(product: Product, ask: Ask, type: string): Promise<string> {
  const { answers, documents } = filingOf(type);
  const begin = 'mutation($t: ID!, $a: JSON!) { startApplication(permitType: $t, answers: $a) { reference } }';
  const { startApplication } = await ask<{ startApplication: { reference: string } }>('citizen-1', begin, {
    t: type,
    a: answers,
  });
  for (const code of documents) await attach(product, startApplication.reference, code);
  return startApplication.reference;
}

/** A case of every type, one construction more and a draft: so much that each page has something to show. */
export async function seedCases(product: Product, ask: Ask) {
  const file = async (type: string) => {
    const reference = await drafted(product, ask, type);
    await ask('citizen-1', 'mutation($r: ID!) { submitApplication(reference: $r) { status } }', { r: reference });
    return reference;
  };
  const construction = await file('construction');
  const second = await file('construction');
  for (const type of ['inquiry', 'renewal', 'extension', 'amendment']) await file(type);
  return { construction, second, draft: await drafted(product, ask, 'construction') };
}
