import { z } from 'zod';

const Json = z.record(z.string(), z.unknown());
const Value = z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()]))]);
const Amount = z.union([z.number(), z.string()]);

export const ExpectedSlip = z.looseObject({
  payee: z.string(),
  sum: Amount.optional(),
  rounding: Amount.optional(),
  payable: Amount.optional(),
  billId: z.string().optional(),
  paymentId: z.string().optional(),
  payUntil: z.string().optional(),
});

export const ExpectedCheck = z.looseObject({
  rule: z.string(),
  status: z.string(),
  actual: Value.nullish(),
  limit: Value.nullish(),
});

const Representative = z.looseObject({
  officeId: z.string(),
  approved: z.boolean().default(false),
  mandateActive: z.boolean().default(false),
});

/** A case: who states what is told in the README beside the vectors. */
export const VectorCase = z.looseObject({
  id: z.string(),
  permitType: z.string(),
  asOf: z.string(),
  zone: z.string().optional(),
  fileCode: Amount.optional(),
  owner: Json.default({}),
  parcel: Json.default({}),
  representative: Representative.nullish(),
  renewalPolicy: z.string().nullish(),
  frontSetback: z.unknown().optional(),
  parkingProvided: z.unknown().optional(),
  engineers: z.array(z.string()).nullish(),
  documents: z.array(z.string()).default([]),
  floors: z.array(Json).nullish(),
  existing: Json.nullish(),
  basePermit: Json.nullish(),
  inquiry: Json.nullish(),
  change: Json.nullish(),
  cleared: z.array(z.string()).default([]),
  firstPeriod: z.int().default(1),
  expected: z.looseObject({
    outcome: z.string(),
    referralTarget: z.string().nullish(),
    lanes: z.record(z.string(), z.string()).default({}),
    checks: z.array(ExpectedCheck).optional(),
    fees: z
      .looseObject({
        lines: z.array(z.looseObject({ code: z.string(), amount: Amount, payee: z.string().optional() })),
        total: Amount,
        slips: z.array(ExpectedSlip).optional(),
      })
      .nullish(),
    validUntil: z.string().nullish(),
  }),
});
export type VectorCase = z.infer<typeof VectorCase>;

/** One case of a permit type as a person files it. */
export const ReferenceCase = z.looseObject({
  permitType: z.string(),
  case: z.string().optional(),
  asOf: z.string().optional(),
  answers: Json,
  documents: z.array(z.string()),
  registers: z.record(z.string(), z.array(Json)),
  representative: Representative.nullish(),
  renewalPolicy: z.string().nullish(),
  cleared: z.array(z.string()).default([]),
  expected: z.looseObject({
    outcome: z.string(),
    referralTarget: z.string().nullish(),
    lane: z.string().optional(),
    checks: z.array(ExpectedCheck).optional(),
    validUntil: z.string().nullish(),
    total: Amount.optional(),
    feeLines: z.record(z.string(), Amount).optional(),
    slips: z.array(ExpectedSlip).optional(),
  }),
});
export type ReferenceCase = z.infer<typeof ReferenceCase>;
