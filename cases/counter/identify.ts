import { isNosaziCode } from '../../forms/identifiers.js';
import { latinDigits } from '../../forms/persian.js';
import { PARCELS } from '../../forms/rulebook/registers.js';
import type { Identification } from '../../prisma/generated/client/enums.js';
import type { Acting } from '../acting.js';
import { counterMessages } from '../messages/counter.js';
import { invalidInput } from '../refusals.js';
import { nameOf } from '../text-input.js';
import { nationalIdOf } from './look-up.js';

/** Papers that say who somebody is. */
export const PAPERS = ['NATIONAL_CARD', 'BIRTH_CERTIFICATE', 'PASSPORT', 'DRIVING_LICENCE'] as const;
export type Paper = (typeof PAPERS)[number];

export interface Identifying {
  nationalId: string;
  /** as the paper has it; of whom is known already it is not needed, and changes nothing */
  name?: string | null | undefined;
  mobile?: string | null | undefined;
  identifiedBy: Identification;
  paper?: Paper | null | undefined;
  paperNumber?: string | null | undefined;
  parcel?: string | null | undefined;
}

export interface Identified {
  nationalId: string;
  name: string | undefined;
  mobile: string | null;
  identifiedBy: Identification;
  paper: string | null;
  paperNumber: string | null;
}

/** Who stands before the caller, and by what that is known. */
export async function identified(acting: Acting, given: Identifying): Promise<Identified> {
  const nationalId = nationalIdOf(acting, given.nationalId);
  const name = given.name?.trim() ? nameOf('name', given.name, 80) : undefined;
  const mobile = mobileOf(given.mobile);
  const paper = paperOf(given);
  // Nobody learns from a refusal that somebody has an account: whoever has one and is not refused finds the consent there.
  const known = await acting.prisma.account.findUnique({ where: { nationalId }, select: { id: true, mobile: true } });
  if (!known?.mobile && !mobile) throw invalidInput('mobile', 'REQUIRED', counterMessages.MOBILE_NEEDED);
  if (!known && !name) throw invalidInput('name', 'REQUIRED', counterMessages.NAME_NEEDED);
  if (paper.paper === null && !known && !(await ownsPlot(acting, nationalId, given.parcel))) {
    throw invalidInput('identifiedBy', 'NOT_IN_REGISTER', counterMessages.NOT_IN_REGISTER);
  }
  return { nationalId, name, mobile, identifiedBy: given.identifiedBy, ...paper };
}

function paperOf({ identifiedBy, paper, paperNumber }: Identifying): Pick<Identified, 'paper' | 'paperNumber'> {
  const number = latinDigits(paperNumber ?? '').trim();
  if (identifiedBy !== 'PAPER') {
    if (paper == null && number === '') return { paper: null, paperNumber: null };
    throw invalidInput('paper', 'NOT_EXPECTED', counterMessages.NO_PAPER);
  }
  if (paper == null || !/^[\p{L}\p{N}/-]{3,40}$/u.test(number)) {
    throw invalidInput(paper == null ? 'paper' : 'paperNumber', 'REQUIRED', counterMessages.PAPER_NEEDED);
  }
  return { paper, paperNumber: number };
}

function mobileOf(given: string | null | undefined): string | null {
  const number = latinDigits(given ?? '').replaceAll(/[\s-]/g, '');
  if (number === '') return null;
  if (/^09\d{9}$/.test(number)) return number;
  throw invalidInput('mobile', 'WRONG_FORMAT', counterMessages.MOBILE);
}

/** Whether the register of plots names them as an owner. */
async function ownsPlot(
  { registers }: Acting,
  nationalId: string,
  parcel: string | null | undefined,
): Promise<boolean> {
  const code = latinDigits(parcel ?? '').trim();
  if (!isNosaziCode(code)) return false;
  const answer = await registers.look(PARCELS, code);
  const owners = answer.status === 'found' ? answer.record.owners : undefined;
  return Array.isArray(owners) && owners.some((owner) => String(owner).trim() === nationalId);
}
