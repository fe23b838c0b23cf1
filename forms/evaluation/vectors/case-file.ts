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

/** A case: who states what is told in the README beside the vectors. */
export const VectorCase = z.looseObject({
  id: z.string(),
  permitType: z.string(),
  asOf: z.string(),
  zone: z.string().optional(),
  fileCode: z.number().optional(),
  owner: Json.default({}),
  parcel: Json.default({}),
  representative: z.looseObject({ officeId: z.string(), approved: z.boolean(), mandateActive: z.boolean() }).nullish(),
  renewalPolicy: z.string().optional(),
  frontSetback: z.unknown().optional(),
  parkingProvided: z.unknown().optional(),
  engineers: z.array(z.string()).optional(),
  documents: z.array(z.string()).default([]),
  floors: z.array(Json).optional(),
  existing: Json.optional(),
  basePermit: Json.optional(),
  inquiry: Json.optional(),
  change: Json.optional(),
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
  expected: z.looseObject({
    outcome: z.string(),
    referralTarget: z.string().nullish(),
    lane: z.string().optional(),
    total: Amount.optional(),
    feeLines: z.record(z.string(), Amount).optional(),
    slips: z.array(ExpectedSlip).optional(),
  }),
});
export type ReferenceCase = z.infer<typeof ReferenceCase>;
