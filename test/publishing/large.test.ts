import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { largeType } from '../support/large-type.js';
import { type Answer, type System, startSystem } from '../support/system.js';

let system: System;
beforeAll(async () => {
  system = await startSystem({ UNSIGNED_PUBLICATIONS: 'false' }, { worker: false });
});
afterAll(() => system.stop());

interface Published {
  publishPermitType: { status: string };
}

/** As the GraphQL multipart request specification says. */
async function publishFile(as: string, text: string): Promise<Answer<Published>> {
  const form = new FormData();
  const query = 'mutation($definition: JSON!) { publishPermitType(definition: $definition) { status } }';
  form.set('operations', JSON.stringify({ query, variables: { definition: null } }));
  form.set('map', JSON.stringify({ 0: ['variables.definition'] }));
  form.set('0', new Blob([text], { type: 'application/json' }), 'large.json');
  const headers = { ...(await system.headers(as)), 'x-graphql-yoga-csrf': '1' };
  const response = await fetch(`${system.url}/graphql`, { method: 'POST', headers, body: form });
  return (await response.json()) as Answer<Published>;
}

it('a definition of 4 MB with 1,900 fields, 1,000 rules and 500 steps is published while others are answered', async () => {
  const text = JSON.stringify(largeType());
  expect(Buffer.byteLength(text)).toBeGreaterThan(3_800_000);
  let published: Answer<Published> | undefined;
  const publishing = publishFile('admin-1', text).then((answer) => {
    published = answer;
  });
  let answered = 0;
  while (!published) {
    const { data } = await system.ask<{ units: unknown[] }>('citizen-1', '{ units { id } }');
    if (data.units.length > 0) answered += 1;
    // The check has a core's time of its own, which these requests are not to take.
    await pause(20);
  }
  await publishing;
  expect(published).toEqual({ data: { publishPermitType: { status: 'ACTIVE' } } });
  // One behind the other: had the check held the server, only the first and the last would have been answered.
  expect(answered).toBeGreaterThan(10);
}, 60_000);

it('only an administrator’s file is read, and one that is too large is refused', async () => {
  expect((await publishFile('citizen-1', '{}')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  const refused = await publishFile('admin-1', JSON.stringify({ code: 'x'.repeat(5_600_000) }));
  expect(refused.errors?.[0]?.extensions).toMatchObject({
    code: 'DEFINITION_INVALID',
    issues: [{ code: 'TOO_LARGE' }],
  });
}, 60_000);
