import { describe, expect, it } from 'vitest';
import type { RegisterAnswer } from '../../forms/evaluation/types.js';
import { visibleRegisters, visibleTo } from './privacy.js';
import { unasked } from './test-support/unasked.js';

const at = '2026-11-24T00:00:00.000Z';
const found = (record: Record<string, unknown>): RegisterAnswer => ({
  status: 'found',
  record,
  source: 'city',
  version: '1',
  at,
});
const parcel = { nosaziCode: '9-1-7-1-0-0-0', zone: 'Z-R1' };
const owned = found({ ...parcel, owners: ['9990000018', '10101234567'] });
const withheld = { status: 'absent', source: 'city', at, withheld: true };

describe('visibleTo', () => {
  it('gives an owner the record without the owners, however the digits are written', () => {
    for (const nationalId of ['9990000018', '۹۹۹۰۰۰۰۰۱۸', ' 10101234567']) {
      expect(visibleTo(owned, { nationalId, staff: false })).toEqual(found(parcel));
    }
  });

  it('gives nothing to somebody else, or to nobody in particular', () => {
    for (const nationalId of ['9990000026', '', null, undefined]) {
      expect(visibleTo(owned, { nationalId, staff: false })).toEqual(withheld);
    }
  });

  it('gives staff and who holds a mandate the record', () => {
    expect(visibleTo(owned, { staff: true })).toEqual(found(parcel));
    expect(visibleTo(owned, { nationalId: '9990000026', staff: false, mandate: true })).toEqual(found(parcel));
  });

  it('leaves alone what names no owners', () => {
    const stranger = { nationalId: '9990000026', staff: false };
    const absent: RegisterAnswer = { status: 'absent', source: 'city', at };
    for (const answer of [found(parcel), absent]) expect(visibleTo(answer, stranger)).toEqual(answer);
    expect(visibleTo(found({ ...parcel, owners: [] }), stranger)).toEqual(found(parcel));
  });
});

describe('visibleRegisters', () => {
  const permitRecord = { number: 'P-1', nosaziCode: parcel.nosaziCode };
  const permit = found(permitRecord);
  const answers: Record<string, RegisterAnswer> = { parcels: owned, permits: permit };
  const registers = { ...unasked, look: async (register: string) => answers[register] as RegisterAnswer };

  it('withholds the permits of a parcel together with the parcel', async () => {
    const stranger = visibleRegisters(registers, { nationalId: '9990000026', staff: false });
    expect(await stranger.look('permits', 'P-1')).toEqual(withheld);
    const owner = visibleRegisters(registers, { nationalId: '9990000018', staff: false });
    expect(await owner.look('permits', 'P-1')).toEqual(found({ ...permitRecord, holder: 'APPLICANT' }));
  });

  it('gives no permit while nobody can tell whose parcel it is', async () => {
    const down: RegisterAnswer = { status: 'unavailable', source: 'register-parcels', at };
    const look = async (register: string) => (register === 'parcels' ? down : permit);
    expect(
      await visibleRegisters({ ...unasked, look }, { nationalId: '9990000018', staff: false }).look('permits', 'P-1'),
    ).toEqual(down);
    expect(await visibleRegisters({ ...unasked, look }, { staff: true }).look('permits', 'P-1')).toEqual(permit);
  });

  it('leaves the owners out when the reader is not known', async () => {
    expect(await visibleRegisters(registers).look('parcels', parcel.nosaziCode)).toEqual(found(parcel));
  });
});
