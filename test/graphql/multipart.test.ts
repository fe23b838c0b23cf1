import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type System, startSystem } from '../support/system.js';
import { ATTACH, PDF, PNG, startDraft, uploadsTo } from '../support/uploads.js';
import { codeOf } from './seed.js';

let system: System;
let reference: string;
let uploads: ReturnType<typeof uploadsTo>;

beforeAll(async () => {
  system = await startSystem({}, { worker: false });
  reference = await startDraft(system);
  uploads = uploadsTo(system, reference);
});
afterAll(() => system.stop());

describe('a multipart request', () => {
  const operations = JSON.stringify({ query: ATTACH, variables: { r: 'x', c: 'DEED', f: null } });
  const map = '{"0":["variables.f"]}';
  const post = async (parts: [string, string | Blob][]) => {
    const body = new FormData();
    for (const [name, value] of parts) body.append(name, value);
    return uploads.send(body);
  };
  const file = new Blob([PDF], { type: 'application/pdf' });

  it.each<[string, [string, string | Blob][]]>([
    [
      'its file comes first',
      [
        ['0', file],
        ['operations', operations],
        ['map', map],
      ],
    ],
    [
      'there is no map',
      [
        ['operations', operations],
        ['0', file],
      ],
    ],
    [
      'the map names another file',
      [
        ['operations', operations],
        ['map', '{"1":["variables.f"]}'],
        ['0', file],
      ],
    ],
    [
      'the map names two files',
      [
        ['operations', operations],
        ['map', '{"0":["variables.f"],"1":["variables.c"]}'],
        ['0', file],
      ],
    ],
    [
      'a file has two places',
      [
        ['operations', operations],
        ['map', '{"0":["variables.f","variables.c"]}'],
        ['0', file],
      ],
    ],
    [
      'the place is taken',
      [
        ['operations', operations],
        ['map', '{"0":["variables.c"]}'],
        ['0', file],
      ],
    ],
    [
      'the place is inherited',
      [
        ['operations', operations],
        ['map', '{"0":["variables.__proto__.f"]}'],
        ['0', file],
      ],
    ],
    [
      'the place is the query',
      [
        ['operations', operations],
        ['map', '{"0":["query"]}'],
        ['0', file],
      ],
    ],
    [
      'the file is missing',
      [
        ['operations', operations],
        ['map', map],
      ],
    ],
    [
      'operations are a list',
      [
        ['operations', `[${operations}]`],
        ['map', map],
        ['0', file],
      ],
    ],
    [
      'operations are not JSON',
      [
        ['operations', '{'],
        ['map', map],
        ['0', file],
      ],
    ],
    [
      'operations are too long',
      [
        ['operations', JSON.stringify({ query: 'x'.repeat(1_100_000) })],
        ['map', map],
        ['0', file],
      ],
    ],
    ['operations hold nothing', [['operations', '{}']]],
  ])('is refused in both languages when %s', async (_, parts) => {
    const { errors } = await post(parts);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      messages: { fa: expect.any(String), en: expect.any(String) },
      issues: [{ code: 'MULTIPART_INVALID' }],
    });
  });

  it('is refused without a boundary, and when it ends early', async () => {
    for (const [type, body] of [
      ['multipart/form-data', 'x'],
      ['multipart/form-data; boundary=line', uploads.wire().slice(0, 60)],
      ['multipart/form-data; boundary=line', ''],
    ] as const) {
      const headers = { ...(await system.headers('citizen-1')), 'content-type': type };
      const response = await fetch(`${system.url}/graphql`, { method: 'POST', headers, body });
      expect(response.status).toBe(400);
      expect(codeOf((await response.json()) as Answer<unknown>)).toBe('BAD_USER_INPUT');
    }
  });

  it('is refused when its file has no end, and keeps nothing', async () => {
    const body = uploads.wire().replace(/\r\n--line--\r\n$/, '');
    const headers = { ...(await system.headers('citizen-1')), 'content-type': 'multipart/form-data; boundary=line' };
    const response = await fetch(`${system.url}/graphql`, { method: 'POST', headers, body });
    const { errors } = (await response.json()) as Answer<unknown>;
    expect(errors?.[0]?.extensions).toMatchObject({ issues: [{ code: 'UPLOAD_BROKEN' }] });
  });

  it('may attach its one file once', async () => {
    const query = `mutation($r: ID!, $f: Upload!) {
      a: attachDocument(reference: $r, code: "DEED", file: $f) { reference }
      b: attachDocument(reference: $r, code: "ID", file: $f) { reference } }`;
    const body = new FormData();
    body.append('operations', JSON.stringify({ query, variables: { r: reference, f: null } }));
    body.append('map', map);
    body.append('0', file, 'a.pdf');
    const { errors } = await uploads.send(body);
    expect(errors).toMatchObject([{ path: ['b'], extensions: { issues: [{ code: 'UPLOAD_BROKEN' }] } }]);
  });

  const both = `mutation($r: ID!, $f: Upload!, $g: Upload!) {
    a: attachDocument(reference: $r, code: "DEED", file: $f) { documents { code fileName } }
    b: attachDocument(reference: $r, code: "ID", file: $g) { documents { code fileName size } } }`;

  it.each([
    ['in the order of the operation', ['f', 'g']],
    ['in another order', ['g', 'f']],
  ])('attaches several files that come %s', async (_, order) => {
    const own = await startDraft(system);
    const body = new FormData();
    body.append('operations', JSON.stringify({ query: both, variables: { r: own, f: null, g: null } }));
    body.append('map', JSON.stringify(Object.fromEntries(order.map((name) => [name, [`variables.${name}`]]))));
    const files = { f: [file, 'f.pdf'], g: [new Blob([PNG], { type: 'image/png' }), 'g.png'] } as const;
    for (const name of order) {
      const [content, fileName] = files[name as 'f' | 'g'];
      body.append(name, content, fileName);
    }
    const { data, errors } = (await uploads.send(body)) as unknown as Answer<Record<'b', { documents: object[] }>>;
    expect(errors).toBeUndefined();
    expect(data.b.documents).toMatchObject([
      { code: 'DEED', fileName: 'f.pdf' },
      { code: 'ID', fileName: 'g.png', size: PNG.length },
    ]);
  });

  it.each([
    ['one of them is missing', ['f'], ['f', 'g'], 'was not sent'],
    ['one was not announced', ['f', 'g', 'h'], ['f', 'g'], 'does not name'],
    ['two have the same place', ['f', 'g'], ['f', 'f'], 'the same place'],
  ])('of several files keeps none when %s', async (_, sent, places, says) => {
    const own = await startDraft(system);
    const body = new FormData();
    body.append('operations', JSON.stringify({ query: both, variables: { r: own, f: null, g: null } }));
    body.append(
      'map',
      JSON.stringify(Object.fromEntries(places.map((place, i) => [['f', 'g'][i], [`variables.${place}`]]))),
    );
    for (const name of sent) body.append(name, file, 'a.pdf');
    const { errors } = await uploads.send(body);
    expect(errors?.[0]?.message).toContain(says);
    expect(await system.prisma.attachedDocument.count({ where: { reference: own } })).toBe(0);
  });

  it('of several files refuses the one that is too large', async () => {
    const own = await startDraft(system);
    const body = new FormData();
    body.append('operations', JSON.stringify({ query: both, variables: { r: own, f: null, g: null } }));
    body.append('map', '{"f":["variables.f"],"g":["variables.g"]}');
    const large = Buffer.concat([PDF, Buffer.alloc(system.config.documents.maxBytes)]);
    body.append('f', new Blob([large], { type: 'application/pdf' }), 'large.pdf');
    body.append('g', file, 'g.pdf');
    const { errors } = await uploads.send(body);
    expect(errors).toMatchObject([{ path: ['a'], extensions: { issues: [{ code: 'TOO_LARGE' }] } }]);
    expect(await system.prisma.attachedDocument.count({ where: { reference: own } })).toBe(0);
  });

  it('needs no file', async () => {
    const answer = await post([['operations', '{"query":"{ permitTypes { code } }"}']]);
    expect(answer).toMatchObject({ data: { permitTypes: expect.any(Array) } });
  });
});
