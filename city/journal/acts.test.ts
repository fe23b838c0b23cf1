import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { timelineMessages } from '../notices/messages.js';
import { EVENT_TYPES } from './event-types.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const ROOMS = ['activities', 'cases', 'city', 'http', 'cli', 'embedded'];

/** Acts that are no event: reads, drafts, sign-ins, what another event says already, and what concerns this installation alone. */
const NO_EVENT = new Set(
  [
    'READ DRAFT_SAVED DRAFT_CARRIED DOCUMENT_ATTACHED DOCUMENT_REMOVED SIGNED_IN SIGNED_OUT SESSION_ENDED PAYMENT_STARTED',
    'PAYMENT_LINK_MADE PAYMENT_LINK_REVOKED NOTHING_DONE RECORDED STUCK CASE_REPAIRED SERVICE_CALLED NOTIFIED WAITED',
    'REGULATION_ANNOUNCED REFERRAL_CLEARED CONSULTATION_TIMED_OUT DECISION_IGNORED PAYMENT_NOT_FOUND ISSUED AUDIT_NOT_SAMPLED',
    'PERMIT_UNCHANGED MOVED_TO_RECALCULATE MONEY_RECEIVED MONEY_MATCHED MONEY_REFUNDED PERSON_SAVED PERSON_EXPORTED PERSON_ERASED LOOKED_UP',
    'ROLE_SAVED ROLE_GRANTED ROLE_ENDED ROLE_DELEGATED DELEGATION_ENDED UNIT_SAVED DISTRICT_SAVED OFFICE_SAVED OFFICES_IMPORTED',
    'HOLIDAYS_CHANGED NUMBERS_MOVED_ON ORGANISATION_SHIPPED DEMO_SEEDED STATE_TAKEN_OVER WORK_STARTED WORK_CANCELLED',
    'WEBHOOK_CREATED WEBHOOK_CHANGED WEBHOOK_DELETED WEBHOOK_DISABLED WEBHOOK_REPLAYED WEBHOOK_SECRET_ROTATED',
    // What the timeline says of CALCULATED where the fees were worked out before.
    'CALCULATED_ANEW APPROVED_BY_POLICY ASSIGNED_BY_RULE',
    // Who did not get a task concerns the case alone.
    'NOT_ASSIGNED',
    // The same of APPEAL_FILED and APPEAL_DECIDED, of a measure on a permit and of who filed on a notice.
    'MEASURE_ANNOUNCED MEASURE_BEGUN MEASURE_DECIDED APPEAL_BY_RESPONDER',
    // The same of DECIDED, once the permit is granted.
    'STAGE_PASSED STAGE_FAILED',
    'NOTE_ADDED REGISTER_IMPORTED AUTOMATION_ASKED LEFT_TO_PERSON REOPENED',
    // What a clock leads to is told by what follows; an order that makes it longer concerns the case alone.
    'CLOCK_ENDED CLOCK_EXTENDED PERMIT_END_TOLD',
    // When a visit is concerns those who are there.
    'VISIT_BOOKED VISIT_MOVED VISIT_NOT_KEPT VISIT_REMINDED HOURS_OFFERED HOURS_TAKEN_BACK INVITED',
    'ACT_PROPOSED GRANT_ROLE SAVE_ROLE APPROVE_OFFICE RESTORE_OFFICE ACTIVATE_VERSION RETIRE_VERSION',
  ].flatMap((line) => line.split(' ')),
);

const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.includes('test-support'))
    .map((file) => readFileSync(join(root, folder, file), 'utf8'));

/** The mapping as the migrations leave it. */
function mapped(): Map<string, string> {
  const folder = join(root, 'prisma/migrations');
  const all = readdirSync(folder)
    .filter((name) => /^\d/.test(name))
    .sort();
  const texts = all.map((name) => readFileSync(join(folder, name, 'migration.sql'), 'utf8'));
  const last = texts.findLast((text) => text.includes('FUNCTION event_type('));
  const body = /FUNCTION event_type\([\s\S]*?\$\$([\s\S]*?)\$\$/.exec(last ?? '')?.[1] ?? '';
  return new Map([...body.matchAll(/WHEN '(\w+)' THEN '(\w+)'/g)].map(([, act = '', type = '']) => [act, type]));
}

it('has every act that the product writes as an event, or says that it is none', () => {
  const written = ROOMS.flatMap(sources).flatMap((text) =>
    [...text.matchAll(/\bact: '([A-Z_]+)'/g)].map(([, act]) => act),
  );
  const acts = new Set([...written, ...Object.keys(timelineMessages)] as string[]);
  expect(acts.size).toBeGreaterThan(80);
  const events = mapped();
  expect([...acts].filter((act) => !events.has(act) && !NO_EVENT.has(act))).toEqual([]);
  expect([...NO_EVENT].filter((act) => events.has(act))).toEqual([]);
});

it('makes no event of a kind that is not described', () => {
  const types = [...mapped().values()];
  expect(types.length).toBeGreaterThan(50);
  expect(types.filter((type) => !(type in EVENT_TYPES))).toEqual([]);
  const beside = ['APPLICATION_ERASED', 'TASK_CANCELLED', 'SLIPS_DRAWN', 'SLIPS_VOIDED'];
  expect(
    Object.keys(EVENT_TYPES)
      .filter((type) => !types.includes(type))
      .sort(),
  ).toEqual(beside.sort());
});
