import { CLOSED_STATUSES } from '../../policy/states.js';
import type { Transaction } from '../../prisma/client.js';
import { ask, type Database } from '../../prisma/sql.js';
import { appendToTrail } from '../trail/append.js';
import { EVERY_TYPE } from './stops.js';

/** That decisions of its permit type are stopped. */
const STOPPED = `EXISTS (SELECT FROM "AutomationStop" s WHERE s."permitType" IN (d."permitType", '${EVERY_TYPE}') AND s."resumedAt" IS NULL)`;

const reviewWhere = (condition: string): string => `(SELECT d.step FROM "AutomatedDecision" d
  WHERE d.reference = $1 AND d.revision = $2 AND d.mode = 'sampled' AND (${condition}) LIMIT 1)`;

/** Id of the review that the engine has approved of $1 in revision $2, where a stop has come before the grant. */
export const STOPPED_STEP = reviewWhere(`d.answer = 'approve' AND ${STOPPED}`);
/** The same, also where the approval was taken back already: a person may have decided since. */
export const TAKEN_BACK_STEP = reviewWhere(
  `d.answer = 'approve' AND ${STOPPED} OR d.answer = 'person' AND 'STOPPED' = ANY(d.reasons)`,
);

const TAKE_BACK = {
  name: 'take an approval of the engine back',
  text: `UPDATE "AutomatedDecision" SET answer = 'person', reasons = array_append(reasons, 'STOPPED')
    WHERE reference = $1 AND revision = $2 AND step = $3 AND answer = 'approve' RETURNING "permitType", "policyHash", "policyVersion", mode`,
};

interface Decided {
  reference: string;
  revision: number;
  step: string;
}

interface Taken {
  permitType: string;
  policyHash: string;
  policyVersion: number;
  mode: string;
}

/** An approval that was not carried out before decisions were stopped is none: a person decides. Again is harmless. */
export async function takeBack(tx: Transaction, { reference, revision, step }: Decided): Promise<void> {
  const [row] = await ask<Taken>(tx, TAKE_BACK, [reference, revision, step]);
  if (!row) return;
  const { permitType, policyHash: policy, policyVersion: version, mode } = row;
  const changed = { step, permitType, policy, version, mode, answer: 'person' };
  await appendToTrail(tx, [{ subject: reference, act: 'AUTOMATION_ASKED', by: 'engine', revision, changed }]);
}

const ON_THEIR_WAY = {
  name: 'approved by the engine and not granted',
  text: `SELECT d.reference FROM "AutomatedDecision" d JOIN "Application" a USING (reference)
    WHERE ($1 = '${EVERY_TYPE}' OR d."permitType" = $1) AND d.mode = 'sampled' AND d.answer = 'approve'
      AND d.revision = a.revision AND a.status::text <> ALL($2) ORDER BY d.reference`,
};

/** References of the cases that the engine has approved and that are not granted yet. */
export async function approvedOnTheirWay(database: Database, permitType: string): Promise<string[]> {
  const rows = await ask<{ reference: string }>(database, ON_THEIR_WAY, [permitType, [...CLOSED_STATUSES]]);
  return rows.map(({ reference }) => reference);
}
