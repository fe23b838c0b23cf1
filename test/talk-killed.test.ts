import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DialogueFile } from '../assistant/dialogues/file.js';
import { runDialogue } from '../assistant/dialogues/run.js';
import { createPermitSigner } from '../city/signing/signer.js';
import { verifyTrail } from '../city/trail/verify-trail.js';
import type { Installation } from '../cli/installation/ask.js';
import { remoteCounterpart } from '../cli/installation/conversation.js';
import { loadShipped } from '../forms/load.js';
import { createPrisma } from '../prisma/client.js';
import { type City, openCity } from '../tools/chaos/city.js';
import { ask } from '../tools/sweep/person.js';
import { sampleSize } from './support/sample-size.js';
import { temporalCliPath } from './support/servers.js';

type Part = Parameters<City['kill']>[0];

/** What dies when a request of this number is made, and whether before it or while it is answered. */
const SAMPLE: Readonly<Record<number, [Part, 'before' | 'during']>> = {
  2: ['server', 'during'],
  4: ['postgres', 'before'],
  6: ['postgres', 'during'],
};
const EVERY = sampleSize({ sample: 0, soak: 1 });

let city: City;
beforeAll(async () => {
  city = await openCity({ temporalBinary: temporalCliPath() });
}, 120_000);
afterAll(() => city?.stop());

const dialogue = DialogueFile.parse(
  JSON.parse(readFileSync(new URL('dialogues/inquiry-two-of-us.json', import.meta.url), 'utf8')),
);

/** Speaks as a client does that hears nothing: the same request again, under the same key, until it is answered. */
function patient(blows: { count: number }): Installation {
  let number = 0;
  async function blow(part: Part) {
    await city.kill(part);
    await city.revive(part);
    blows.count += 1;
  }
  return {
    async ask<T>(query: string, variables: Record<string, unknown> = {}) {
      const [mutation = ''] = /(?<=\) \{ )\w+/.exec(query) ?? [];
      number += 1;
      const soaked: [Part, 'before' | 'during'] = [
        number % 2 ? 'server' : 'postgres',
        number % 3 ? 'during' : 'before',
      ];
      const [part, when] = (EVERY ? soaked : undefined) ??
        (mutation === 'confirmProposal' ? (['server', 'during'] as const) : SAMPLE[number]) ?? [undefined];
      if (part && when === 'before') await blow(part);
      const spoken = () => ask({ ...city, patience: 150_000 }, 'citizen-1', query, variables);
      const struck = part && when === 'during' ? pause(Math.random() * 40).then(() => blow(part)) : undefined;
      const answer = await spoken();
      await struck;
      if (typeof answer === 'string') throw new Error(`${mutation}: ${answer}`);
      // What was answered is asked again, as though nobody had heard it.
      if (mutation !== 'startConversation') expect(await spoken()).toMatchObject({ errors: [] });
      return { [mutation]: answer } as T;
    },
  };
}

it('goes on with a talk whose server and database are killed between its turns and in them, and files what was confirmed', async () => {
  const { definitions } = await loadShipped();
  const definition = definitions.find(({ code }) => code === dialogue.permitType);
  if (!definition) throw new Error(dialogue.permitType);
  const blows = { count: 0 };
  const counterpart = remoteCounterpart(patient(blows), dialogue);
  const { misses, isFiled, transcript } = await runDialogue(dialogue, definition, counterpart);
  expect(misses).toEqual([]);
  expect(isFiled).toBe(true);
  expect(blows.count).toBeGreaterThan(3);

  const prisma = createPrisma(city.ownerUrl, 2);
  const [conversation, ...others] = await prisma.conversation.findMany({ include: { turns: true, application: true } });
  expect(others).toEqual([]);
  const turns = (conversation?.turns ?? []).sort((a, b) => a.sequence - b.sequence);
  expect(turns.map(({ sequence }) => sequence)).toEqual(turns.map((_, i) => i + 1));
  const said = transcript.filter(({ by, text }) => by === 'citizen' && text !== '✓').map(({ text }) => text);
  expect(turns.map(({ words }) => words).filter(Boolean)).toEqual(said);
  const { reference } = conversation ?? { reference: '' };
  const filed = await prisma.submission.findMany({ where: { reference } });
  expect(filed.map(({ answers }) => answers)).toEqual([dialogue.expect.answers]);
  const confirmed = await prisma.trailEntry.count({ where: { subject: reference, act: 'PROPOSAL_CONFIRMED' } });
  expect(confirmed).toBe(1);
  await prisma.$disconnect();
  const { keySet } = createPermitSigner({ folder: city.config.permits.keysDir });
  const findings: unknown[] = [];
  await verifyTrail({
    databaseUrl: city.config.databaseUrl,
    keySet: await keySet(),
    onFinding: (finding) => findings.push(finding),
  });
  expect(findings).toEqual([]);
}, 600_000);
