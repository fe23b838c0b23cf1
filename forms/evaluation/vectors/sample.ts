import type { FormDefinition } from '../../language/definition.js';
import type { EvaluationInput } from '../types.js';
import { VectorCase } from './case-file.js';
import { inputOf } from './case-input.js';

/** What a case need not say: a clean house of two floors in a middle zone. */
const usual = {
  id: 'SAMPLE',
  permitType: 'construction',
  asOf: '1405/09/02',
  zone: 'Z-R2',
  fileCode: 10000001,
  owner: { nationalId: '9990000018' },
  parcel: {
    deedArea: '250',
    wideningArea: '0',
    passageWidth: '12',
    nosaziCode: '9-1-7-1-0-0-0',
    plate: { bakhsh: 9, main: 183, sub: 4521 },
    postalCode: '9345678913',
    renewalArrears: 0,
    openArticle100: false,
    detained: false,
    overlays: [],
  },
  frontSetback: '3.0',
  parkingProvided: 60,
  engineers: ['ARCH', 'CIVIL', 'MECH', 'ELEC'],
  expected: { outcome: 'clean' },
};

const floors = [
  { level: 0, use: 'RES', area: '120', units: 1 },
  { level: 1, use: 'RES', area: '120', units: 1 },
];

/** An input like the acceptance cases', with the fields given in place of the usual ones. For tests and measurements. */
export function sampleInput(
  definition: FormDefinition,
  { parcel, ...fields }: Record<string, unknown> & { parcel?: Record<string, unknown> } = {},
): EvaluationInput {
  const asked = definition.documents.filter(({ optional }) => !optional).map(({ code }) => code);
  const own = { permitType: definition.code, documents: asked, ...(definition.code !== 'inquiry' && { floors }) };
  const vector = VectorCase.parse({ ...usual, ...own, ...fields, parcel: { ...usual.parcel, ...parcel } });
  return inputOf(vector, definition, definition.generation);
}
