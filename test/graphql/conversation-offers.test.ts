import { afterAll, beforeAll, expect, it } from 'vitest';
import { serve } from '../../city/catalogue/test-support/serve.js';
import { FormDefinition } from '../../forms/language/definition.js';
import { applicants } from '../support/permits.js';
import { smallAnswers, smallType } from '../support/published-type.js';
import { type System, startSystem } from '../support/system.js';
import { type Conversation, talkerOf } from '../support/talk.js';

// All that may be done with a filed case is offered in a talk, asked for in words or by a button, and done under a hash.

let system: System;
const text = (fa: string, en: string) => ({ fa, en });
const HOUR = 3_600_000;

beforeAll(async () => {
  system = await startSystem();
  const { steps, ...type } = smallType({ fee: '0' });
  const [request, analysis, calculation, , print] = steps as object[];
  const look = {
    id: 'foundation',
    type: 'inspect',
    title: text('بازدید پی', 'Foundation'),
    role: 'supervisor',
    outcomes: [
      'approve',
      { id: 'nobody-met', title: text('کسی نبود', 'Nobody was met'), next: 'foundation', needs: ['reason'] },
    ],
    appointment: { minutes: 60, daysAhead: 10, noticeHours: 0, moves: 1, missed: 'nobody-met' },
    unlocks: text('ساختن از پی', 'build up from the foundation'),
  };
  const ready = {
    id: 'ready',
    type: 'wait',
    title: text('درخواست بازدید پی', 'Ask for the control of the foundation'),
    signal: 'ready',
    by: 'applicant',
    form: {
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['depth'],
        properties: {
          depth: {
            title: 'عمق پی',
            'x-i18n': { en: { title: 'Depth of the foundation' } },
            type: 'integer',
            minimum: 1,
            maximum: 40,
          },
        },
      },
      ui: {},
    },
  };
  const handBack = {
    id: 'hand-back',
    type: 'appeal',
    title: text('پس دادن پروانه', 'Hand the permit back'),
    of: ['ISSUED'],
    by: 'applicant',
    role: 'department-head',
    effect: 'revoke',
    grounds: [
      { id: 'NOT_NEEDED', title: text('دیگر لازم نیست', 'It is not needed any more') },
      { id: 'SOLD', title: text('ملک فروخته شد', 'The plot was sold') },
    ],
  };
  const definition = { ...type, steps: [request, analysis, calculation, print, ready, look, handBack] };
  await serve(system.prisma, FormDefinition.parse(definition));
});
afterAll(() => system.stop());

const { done, refused } = talkerOf(() => system);
const says = (id: string, words: string, as = 'citizen-1') => done(as, 'say', { conversation: id, text: words });
const reply = ({ turns }: Conversation) => turns.at(-1)?.reply ?? '';
const confirm = (id: string, hash = '') => done('citizen-1', 'confirmProposal', { conversation: id, hash });
const possible = async (id: string) => {
  const query = 'query($id: ID!) { conversation(id: $id) { possible { en } } }';
  const { conversation } = await system.get<{ conversation: { possible: { en: string }[] } }>('citizen-1', query, {
    id,
  });
  return conversation.possible.map(({ en }) => en);
};

it('offers what the case offers: a stage asked for, its visit booked, moved and not kept, the permit handed back', {
  timeout: 200_000,
}, async () => {
  const people = applicants(system);
  const { reference } = await people.submit(await people.draft('awning', smallAnswers, 'citizen-1', []));
  await people.becomes(reference, 'ISSUED');
  const { id } = await done('citizen-1', 'startConversation', { reference, language: 'EN' });
  await expect.poll(() => possible(id), { timeout: 20_000 }).toContain('Ask for the control of the foundation');
  expect(await possible(id)).toEqual(['Ask for the control of the foundation', 'Hand the permit back']);
  const list = await says(id, 'what can I do?');
  expect(reply(list)).toContain('1. Ask for the control of the foundation\n2. Hand the permit back');

  // By its number: what the signal takes is asked, and nothing is said before it is confirmed.
  const asked = await says(id, '1');
  expect([asked.ask?.paths, asked.offer]).toEqual([['depth'], null]);
  expect(reply(await says(id, 'ninety'))).toMatch(/40/);
  expect(reply(await says(id, 'where is my case?'))).toContain(`${reference}: granted`);
  const told = await says(id, '3');
  expect(told.offer).toMatchObject({ kind: 'ACT', text: { en: expect.stringContaining('Ask for the control') } });
  expect((await says(id, 'yes')).offer?.hash).toBe(told.offer?.hash);
  expect(reply(await confirm(id, told.offer?.hash))).toContain('Done');
  await expect.poll(() => possible(id), { timeout: 20_000 }).toContain('Book the visit: Foundation');

  // A visit: the day, then a time of that day.
  const day = await says(id, 'I want to book the visit');
  expect(day.ask?.paths).toEqual(['day']);
  const { options = [] } = (day.ask ?? {}) as { options?: { value: string }[] };
  const time = await done('citizen-1', 'fillSlot', { conversation: id, path: 'day', value: options.at(-1)?.value });
  expect(time.ask?.paths).toEqual(['time']);
  expect(reply(await says(id, 'at 3 in the night'))).toMatch(/Time of the visit/);
  const at = await says(id, '10:00');
  expect(at.offer?.text.en).toMatch(/^The visit is on .* at 10:00\.$/);
  await Promise.all(
    [confirm(id, at.offer?.hash), confirm(id, at.offer?.hash)].map((act) => act.catch(() => undefined)),
  );
  await confirm(id, at.offer?.hash);
  const visits = () => system.prisma.appointment.findMany({ where: { reference }, orderBy: { bookedAt: 'asc' } });
  expect(await visits()).toMatchObject([{ status: 'BOOKED', bySide: 'APPLICANT' }]);
  expect(reply(await says(id, 'where is my case?'))).toMatch(/Visit “Foundation”: .* at 10:00/);

  // Moved once, to a day that is not today: its morning may be over. A second time is refused in words.
  const other = await says(id, 'move my appointment');
  expect(reply(other)).toContain('Move the visit: Foundation');
  const free = ((other.ask ?? {}) as { options?: { value: string }[] }).options ?? [];
  await done('citizen-1', 'fillSlot', { conversation: id, path: 'day', value: free.at(-2)?.value });
  const moved = await says(id, '09:00');
  await confirm(id, moved.offer?.hash);
  expect((await visits()).map(({ status }) => status)).toEqual(['MOVED', 'BOOKED']);
  expect(reply(await says(id, 'change the time of the visit'))).toContain('cannot move this visit any more');

  // Nobody came.
  const past = new Date(Date.now() - 2 * HOUR);
  await system.prisma.appointment.updateMany({
    where: { reference, status: 'BOOKED' },
    data: { startsAt: past, endsAt: new Date(past.getTime() + HOUR) },
  });
  const missed = await says(id, 'nobody came');
  expect(missed.offer?.text.en).toContain('nobody came for the visit');
  await confirm(id, missed.offer?.hash);
  expect((await visits()).map(({ status }) => status)).toEqual(['MOVED', 'NOT_KEPT']);

  // A measure: its ground, why; left in the middle, and begun anew.
  const ground = await says(id, 'I want to hand the permit back');
  expect(reply(ground)).toContain('It is not needed any more');
  expect(reply(await says(id, 'cancel'))).toContain('nothing was done');
  await says(id, 'Hand the permit back');
  const why = await says(id, 'The plot was sold');
  expect(why.ask?.paths).toEqual(['own~words']);
  const back = await says(id, 'We have moved to another city');
  expect(back.offer?.text.en).toContain('We have moved to another city');
  // What was confirmed before is done once; what was not shown is nothing.
  expect((await confirm(id, missed.offer?.hash)).offer?.hash).toBe(back.offer?.hash);
  expect(await refused('citizen-1', 'confirmProposal', { conversation: id, hash: '0'.repeat(64) })).toBe(
    'APPLICATION_CLOSED',
  );
  expect(await visits()).toHaveLength(2);
  await confirm(id, back.offer?.hash);
  await expect
    .poll(() => system.prisma.task.count({ where: { reference, stepId: 'hand-back' } }), { timeout: 20_000 })
    .toBe(1);
  expect(await possible(id)).not.toContain('Hand the permit back');
});
