import type { RegisterAnswer } from '../../forms/evaluation/types.js';
import { latinDigits } from '../../forms/persian.js';
import type { Registers } from './registers.js';

/** Who an answer is for. */
export interface RegisterReader {
  nationalId?: string | null;
  staff: boolean;
  /** They hold an active mandate from one of the owners that the register names. */
  mandate?: boolean;
}

/** The register that names the owners of what has a renewal code in the others. */
const PARCELS = 'parcels';

const trimmed = (id: unknown) => latinDigits(String(id)).trim();

function ownersIn(answer: RegisterAnswer): string[] {
  const owners = answer.status === 'found' ? answer.record.owners : undefined;
  return Array.isArray(owners) ? owners.map(trimmed) : [];
}

function maySee(answer: RegisterAnswer, { staff, mandate, nationalId }: RegisterReader): boolean {
  const owners = ownersIn(answer);
  return (
    staff || mandate === true || owners.length === 0 || (Boolean(nationalId) && owners.includes(trimmed(nationalId)))
  );
}

const withheld = ({ source, at }: RegisterAnswer): RegisterAnswer => ({ status: 'absent', source, at, withheld: true });

/** The answer without the owners' identifiers. */
export function withoutOwners(answer: RegisterAnswer): RegisterAnswer {
  if (answer.status !== 'found' || !Object.hasOwn(answer.record, 'owners')) return answer;
  const { owners: _, ...record } = answer.record;
  return { ...answer, record };
}

/** The answer as the person may have it: nothing of a record that names owners who are others. Never the owners. */
export const visibleTo = (answer: RegisterAnswer, person: RegisterReader): RegisterAnswer =>
  maySee(answer, person) ? withoutOwners(answer) : withheld(answer);

/**
 * The registers as the person may read them during one evaluation. Without a person only the owners' identifiers are
 * left out. A record about somebody's parcel (a permit, a building) is withheld as the parcel itself is.
 */
export function visibleRegisters(registers: Registers, person?: RegisterReader): Registers {
  const parcels = new Map<string, Promise<RegisterAnswer>>();

  function look(register: string, key: string): Promise<RegisterAnswer> {
    if (register !== PARCELS) return registers.look(register, key);
    const asked = parcels.get(key) ?? registers.look(register, key);
    parcels.set(key, asked);
    return asked;
  }

  return {
    async look(register, key) {
      const answer = await look(register, key);
      if (!person || answer.status !== 'found' || person.staff) return withoutOwners(answer);
      const { nosaziCode } = answer.record;
      if (register === PARCELS || typeof nosaziCode !== 'string') return visibleTo(answer, person);
      const parcel = await look(PARCELS, nosaziCode);
      // Whose parcel it is cannot be told now.
      if (parcel.status === 'unavailable') return { status: 'unavailable', source: parcel.source, at: parcel.at };
      return maySee(parcel, person) ? visibleTo(answer, person) : withheld(answer);
    },
  };
}
