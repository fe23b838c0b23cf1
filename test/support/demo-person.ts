import { demoToken } from '../../embedded/sign-in/demo-token.js';
import { referenceFiling } from './lives.js';

/** A running product whose people sign in at the embedded provider. */
interface Product {
  url: string;
  dataDir: string;
}

interface Answered<T> {
  data: T;
  errors?: { message: string; extensions: { code: string; issues?: { path: string; code: string }[] } }[];
}

export interface DemoPeople {
  /** Sends an operation as somebody; answers whatever came, refusals included. */
  ask<T>(as: string, query: string, variables?: object): Promise<Answered<T>>;
  /** Sends one that must succeed. */
  get<T>(as: string, query: string, variables?: object): Promise<T>;
  /** A draft of `citizen-1` with all that its type asks; answers with its reference. */
  drafted(type: string): Promise<string>;
  /** The same, filed. */
  filed(type: string): Promise<string>;
}

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const OWNER = 'citizen-1';

/** `file` is what is attached wherever a document is asked for. */
export function demoPeople({ url, dataDir }: Product, file: Buffer = PDF): DemoPeople {
  const tokens = new Map<string, Promise<string>>();
  async function headers(as: string) {
    const token = tokens.get(as) ?? demoToken(dataDir, as);
    tokens.set(as, token);
    return { authorization: `Bearer ${await token}` };
  }
  async function ask<T>(as: string, query: string, variables: object = {}): Promise<Answered<T>> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { ...(await headers(as)), 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answered<T>;
  }
  async function get<T>(as: string, query: string, variables: object = {}): Promise<T> {
    const { data, errors } = await ask<T>(as, query, variables);
    if (errors) throw new Error(`${query}: ${JSON.stringify(errors)}`);
    return data;
  }
  async function attach(reference: string, code: string): Promise<void> {
    const query =
      'mutation($r: ID!, $c: ID!, $f: Upload!) { attachDocument(reference: $r, code: $c, file: $f) { reference } }';
    const body = new FormData();
    body.set('operations', JSON.stringify({ query, variables: { r: reference, c: code, f: null } }));
    body.set('map', JSON.stringify({ 0: ['variables.f'] }));
    body.set('0', new Blob([new Uint8Array(file)], { type: 'application/pdf' }), `${code}.pdf`);
    const own = { ...(await headers(OWNER)), 'x-graphql-yoga-csrf': '1' };
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers: own, body });
    const { errors } = (await response.json()) as Answered<unknown>;
    if (errors) throw new Error(JSON.stringify(errors));
  }
  async function drafted(type: string): Promise<string> {
    const { answers, documents } = referenceFiling(type);
    const begin = 'mutation($t: ID!, $a: JSON!) { startApplication(permitType: $t, answers: $a) { reference } }';
    const { startApplication } = await get<{ startApplication: { reference: string } }>(OWNER, begin, {
      t: type,
      a: answers,
    });
    for (const code of documents) await attach(startApplication.reference, code);
    return startApplication.reference;
  }
  return {
    ask,
    get,
    drafted,
    async filed(type) {
      const reference = await drafted(type);
      await get(OWNER, 'mutation($r: ID!) { submitApplication(reference: $r) { status } }', { r: reference });
      return reference;
    },
  };
}
