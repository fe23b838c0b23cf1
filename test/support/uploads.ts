import type { Answer, System } from './system.js';

export const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
export const ATTACH = `mutation($r: ID!, $c: ID!, $f: Upload!, $o: ID) {
  attachDocument(reference: $r, code: $c, file: $f, replaces: $o) {
    documents { id code fileName mediaType size sha256 url replaces } } }`;

export interface Attached {
  attachDocument: {
    documents: {
      id: string;
      code: string;
      fileName: string;
      mediaType: string;
      size: number;
      sha256: string;
      url: string;
      replaces: string | null;
    }[];
  };
}

export interface Sent {
  content?: Buffer<ArrayBuffer>;
  code?: string;
  name?: string;
  type?: string;
  replaces?: string;
  as?: string;
}

export async function startDraft(system: System): Promise<string> {
  const { startApplication } = await system.get<{ startApplication: { reference: string } }>(
    'citizen-1',
    'mutation { startApplication(permitType: "construction", answers: {}) { reference } }',
  );
  return startApplication.reference;
}

/** Sends files to one draft of a system, as the GraphQL multipart request specification says. */
export function uploadsTo(system: System, reference: string) {
  const operations = (code: string, replaces?: string) =>
    JSON.stringify({ query: ATTACH, variables: { r: reference, c: code, f: null, ...(replaces && { o: replaces }) } });

  function form(sent: Sent): FormData {
    const { content = PDF, code = 'DEED', name = 'deed.pdf', type = 'application/pdf', replaces } = sent;
    const body = new FormData();
    body.set('operations', operations(code, replaces));
    body.set('map', '{"0":["variables.f"]}');
    body.set('0', new Blob([content], { type }), name);
    return body;
  }

  async function send(body: FormData, as = 'citizen-1'): Promise<Answer<Attached>> {
    const headers = await system.headers(as);
    const response = await fetch(`${system.url}/graphql`, { method: 'POST', headers, body });
    return (await response.json()) as Answer<Attached>;
  }

  /** A request that attaches the PDF, as it is written on the wire, with the boundary `line`. */
  function wire(): string {
    const part = (headers: string, text: string) =>
      `--line\r\nContent-Disposition: form-data; ${headers}\r\n\r\n${text}\r\n`;
    const file = part('name="0"; filename="a.pdf"\r\nContent-Type: application/pdf', PDF.toString());
    return `${part('name="operations"', operations('DEED'))}${part('name="map"', '{"0":["variables.f"]}')}${file}--line--\r\n`;
  }

  return {
    form,
    send,
    wire,
    attach: (content: Buffer<ArrayBuffer>, sent: Sent = {}) => send(form({ content, ...sent }), sent.as),
    download: async (url: string, as?: string) => fetch(url, as ? { headers: await system.headers(as) } : {}),
  };
}
