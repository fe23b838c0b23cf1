import { normaliseAnswers } from '../../answers/normalise.js';
import type { FormDefinition } from '../../language/definition.js';
import { sampleWords } from '../../messages/definition.js';
import type { EvaluationInput, RegisterAnswer } from '../types.js';
import type { VectorCase } from './case-file.js';

/** The document that a case states as a field of the existing building. */
const strengthLetter = 'STRENGTH_LETTER';
const declared = ['nosaziCode', 'plate', 'postalCode', 'deedArea', 'mapArea'];

const pick = (record: Record<string, unknown>, names: string[], wanted = true) =>
  Object.fromEntries(Object.entries(record).filter(([name]) => names.includes(name) === wanted));

/** What the person states. */
function answersOf(vector: VectorCase): Record<string, unknown> {
  const { owner, floors, representative } = vector;
  const kind = owner.legalId === undefined ? 'individual' : 'legal';
  return {
    applicant: {
      filedBy: representative ? 'representative' : 'owner',
      owners: [{ kind, fullName: sampleWords.owner.fa, shareDang: '6', mobile: '09150000001', ...owner }],
      representative: representative ? { officeId: representative.officeId, mandateNo: '1' } : undefined,
    },
    property: pick(vector.parcel, declared),
    proposal: floors && {
      floors,
      frontSetback: vector.frontSetback,
      parkingProvided: vector.parkingProvided,
      engineers: (vector.engineers ?? []).map((discipline) => ({ discipline, licence: '10-3-10001' })),
    },
    existing: vector.existing?.floors && { floors: vector.existing.floors },
    basePermit: vector.basePermit && { number: permitNumber(vector) },
    change: vector.change ?? { kind: floors ? 'area' : 'data', statement: sampleWords.change.fa },
    inquiry: vector.inquiry,
    declarations: { accurate: true },
  };
}

const permitNumber = ({ id, basePermit }: VectorCase): string => String(basePermit?.number ?? `P-${id}`);

/** What the registers hold of the case, by register. */
function recordsOf(vector: VectorCase): Record<string, Record<string, unknown>> {
  const { parcel, existing, basePermit } = vector;
  const certificate = existing?.completionCertificate;
  return {
    parcels: {
      ...pick(parcel, declared, false),
      nosaziCode: parcel.nosaziCode,
      zone: vector.zone,
      fileCode: vector.fileCode,
      completionCertificate:
        certificate === true ? { number: `PK-${vector.id}`, date: '1398/05/10' } : certificate || undefined,
    },
    ...(basePermit && {
      permits: {
        permitType: 'construction',
        nosaziCode: parcel.nosaziCode,
        ...basePermit,
        number: permitNumber(vector),
      },
    }),
  };
}

export function registerAnswers(
  definition: FormDefinition,
  recordOf: (register: string) => Record<string, unknown> | undefined,
): Record<string, RegisterAnswer> {
  const at = '2026-01-01T00:00:00.000Z';
  const answers = definition.registers.map(({ name, register }): [string, RegisterAnswer] => {
    const record = recordOf(register);
    return [
      name,
      record ? { status: 'found', record, source: 'file', version: '1', at } : { status: 'absent', source: 'file', at },
    ];
  });
  return Object.fromEntries(answers);
}

/** A case's fields as answers, registers, documents, policy and clock; the generation is the lane's that is asked for. */
export function inputOf(
  vector: VectorCase,
  definition: FormDefinition,
  generation: EvaluationInput['generation'],
): EvaluationInput {
  const records = recordsOf(vector);
  const letter = vector.existing?.strengthLetter === true ? [strengthLetter] : [];
  return {
    answers: normaliseAnswers(definition, answersOf(vector)) as Record<string, unknown>,
    documents: [...vector.documents, ...letter],
    registers: registerAnswers(definition, (register) => records[register]),
    representative: vector.representative ?? null,
    asOf: vector.asOf,
    generation,
    policy: vector.renewalPolicy ? { renewalPolicy: vector.renewalPolicy } : {},
    cleared: vector.cleared,
    firstPeriod: vector.firstPeriod,
  };
}
