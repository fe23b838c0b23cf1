import type { RegisterAnswer } from '../../forms/evaluation/types.js';
import { latinDigits } from '../../forms/persian.js';
import { PARCELS, PERMITS } from '../../forms/rulebook/registers.js';
import type { Transaction } from '../../prisma/client.js';
import { accountMark } from './own-permits.js';
import type { Registers } from './registers.js';

/** Who an answer is for. */
export interface RegisterReader {
  nationalId?: string | null;
  /** account's id: whose permit it is, where no national ID is known */
  account?: string;
  staff: boolean;
  /** They hold an active mandate from one of the owners that the register names. */
  mandate?: boolean;
}

const trimmed = (id: unknown) => latinDigits(String(id)).trim();

function named(answer: RegisterAnswer, field: 'owners' | 'holders'): string[] {
  const people = answer.status === 'found' ? answer.record[field] : undefined;
  return Array.isArray(people) ? people.map(trimmed) : [];
}

const isAmong = (people: string[], { nationalId, account }: RegisterReader): boolean =>
  (Boolean(nationalId) && people.includes(trimmed(nationalId))) ||
  (account !== undefined && people.includes(accountMark(account)));

/** Where nobody is named there is nobody to keep it for. */
const maySee = (people: string[], reader: RegisterReader): boolean =>
  reader.staff || reader.mandate === true || people.length === 0 || isAmong(people, reader);

/** An answer that says only that this person gets none. */
export const withheld = ({ source, at }: Pick<RegisterAnswer, 'source' | 'at'>): RegisterAnswer => ({
  status: 'absent',
  source,
  at,
  withheld: true,
});

/** The answer without whom it names. */
function withoutPeople(answer: RegisterAnswer): RegisterAnswer {
  if (answer.status !== 'found') return answer;
  const { owners: _, holders: __, holder: ___, ...record } = answer.record;
  return { ...answer, record };
}

/** The answer as the person may have it: nothing of a record that names owners who are others. Never the owners. */
export const visibleTo = (answer: RegisterAnswer, person: RegisterReader): RegisterAnswer =>
  maySee(named(answer, 'owners'), person) ? withoutPeople(answer) : withheld(answer);

/**
 * The registers as the person may read them during one evaluation. Without a person only people's identifiers are left out.
 * A record about somebody's parcel (a permit, a building) is withheld as the parcel itself is; a permit is its holder's too.
 */
export function visibleRegisters(
  registers: Registers,
  person?: RegisterReader,
  inside?: Transaction,
): Omit<Registers, 'ahead'> {
  const parcels = new Map<string, Promise<RegisterAnswer>>();

  function look(register: string, key: string): Promise<RegisterAnswer> {
    if (register !== PARCELS) return registers.look(register, key, inside);
    const asked = parcels.get(key) ?? registers.look(register, key, inside);
    parcels.set(key, asked);
    return asked;
  }

  /** A permit that its holder, or who owns the plot, asks for is the applicant's to use. */
  function permitFor(
    answer: RegisterAnswer,
    reader: RegisterReader,
    parcel: RegisterAnswer | undefined,
  ): RegisterAnswer {
    const [holders, owners] = [named(answer, 'holders'), parcel ? named(parcel, 'owners') : []];
    const isTheirs = reader.mandate === true || isAmong([...holders, ...owners], reader);
    const isNobodys = holders.length === 0 && owners.length === 0;
    if (!isTheirs && !isNobodys) return withheld(answer);
    const shown = withoutPeople(answer);
    if (shown.status !== 'found' || isNobodys) return shown;
    return { ...shown, record: { ...shown.record, holder: 'APPLICANT' } };
  }

  return {
    async look(register, key) {
      const answer = await look(register, key);
      if (!person || answer.status !== 'found' || person.staff) return withoutPeople(answer);
      const { nosaziCode } = answer.record;
      if (register === PARCELS) return visibleTo(answer, person);
      const parcel = typeof nosaziCode === 'string' ? await look(PARCELS, nosaziCode) : undefined;
      if (register === PERMITS && isAmong(named(answer, 'holders'), person)) return permitFor(answer, person, parcel);
      // Whose parcel it is cannot be told now.
      if (parcel?.status === 'unavailable') return { status: 'unavailable', source: parcel.source, at: parcel.at };
      if (register === PERMITS) return permitFor(answer, person, parcel);
      if (!parcel) return visibleTo(answer, person);
      return maySee(named(parcel, 'owners'), person) ? visibleTo(answer, person) : withheld(answer);
    },
    async plot(code, asking) {
      const answer = await registers.plot(code, { ...asking, inside });
      if (!person || person.staff || answer.status !== 'found') return answer;
      const parcel = await look(PARCELS, code);
      if (parcel.status === 'unavailable') return { status: 'unavailable', source: parcel.source, at: parcel.at };
      return maySee(named(parcel, 'owners'), person) ? answer : withheld(answer);
    },
  };
}
