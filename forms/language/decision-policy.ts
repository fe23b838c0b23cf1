import { z } from 'zod';
import { Ground } from './people-steps.js';
import { Code, Expression, Identifier, LocalizedText, VersionNumber } from './text.js';

/** What the engine may do where a policy is in force. */
export const DecisionMode = z.enum(['off', 'shadow', 'sampled']);
export type DecisionMode = z.infer<typeof DecisionMode>;

/** Who stands for a fact, from the weakest on: whoever applies, a paper, a qualified office, a register. */
export const EVIDENCE = ['declared', 'document', 'professional', 'register'] as const;
export type EvidenceLevel = (typeof EVIDENCE)[number];

/** A share in percent as people write it: `98`, `99.5`. */
const Percent = z
  .string()
  .regex(/^(100|\d{1,2}(\.\d{1,2})?)$/, 'a percentage such as "98" or "99.5"')
  .describe('percent, as text');
const Share = z.int().min(0).max(100);

const Condition = z.strictObject({
  id: Code.describe('the name of the condition, as it is recorded and printed'),
  when: Expression.describe('what has to hold; it sees all that expressions of steps see but results'),
  title: LocalizedText.describe('the condition in words, for the public page, the notice and the person who decides'),
  basis: z.string().trim().min(1).describe('the law, by-law or order that it rests on'),
  discretion: z
    .boolean()
    .optional()
    .describe('somebody would have to weigh this; publication refuses it, because no rule can'),
});

const SamplingStep = z.strictObject({
  after: z.int().min(1).max(10_000).describe('of so many decisions that a person has made beside the engine, the last'),
  agreementAtLeast: Percent.describe('so many of them, in percent, were the same'),
  to: Share.describe('then so many cases in a hundred are drawn'),
});

/**
 * What the engine may decide of one permit type without a person, and how that is watched. Only approvals: whatever is not
 * eligible, or drawn, goes to a person.
 */
export const DecisionPolicy = z.strictObject({
  $schema: z.string().optional().describe('lets an editor complete and check the file; otherwise without effect'),
  code: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,40}$/, 'small letters, digits and -')
    .describe('the permit type that it is about'),
  version: VersionNumber.describe('grows with every publication; a published version never changes'),
  legalBasis: LocalizedText.describe('the law or order that lets the engine decide; printed with each decision'),
  mode: DecisionMode.describe(
    '`off`: as if there were none; `shadow`: a person decides, and what the engine would have said is kept and compared; `sampled`: the engine approves what is eligible and not drawn',
  ),
  eligible: z
    .array(Condition)
    .min(1)
    .max(100)
    .describe(
      'every one has to hold; beside them, that every check holds, no body was asked and no rule is to be weighed',
    ),
  evidence: z
    .array(
      z.strictObject({
        fact: z
          .string()
          .regex(/^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*){0,9}$/, 'a fact, or a field such as parcel.zone')
          .describe('a fact of the type or its rulebook, an answer, or a field of a register record'),
        atLeast: z
          .enum(EVIDENCE)
          .describe(
            'who stands for it at the least, of all that it is made of: `declared` < `document` < `professional` < `register`',
          ),
      }),
    )
    .max(100)
    .default([])
    .describe('what the decision may rest on'),
  ceilings: z
    .strictObject({
      total: z
        .string()
        .regex(/^\d{1,20}$/, 'a whole number as text')
        .describe(
          'no case that costs more, in whole numbers of the smallest unit of its currency: in rials, where it is reckoned in them',
        ),
      perDay: z.int().min(0).max(100_000).describe('so many approvals without a person on one day'),
      perOfficePerDay: z
        .int()
        .min(0)
        .max(100_000)
        .optional()
        .describe('of these so many of cases that one office has filed'),
    })
    .describe('how much and how many'),
  office: z
    .strictObject({
      minFiled: z
        .int()
        .min(0)
        .max(100_000)
        .describe('cases of this type that an office has filed and that came to an end'),
      maxOverruledPercent: Percent.describe('of what was decided of its cases, what turned out wrong'),
    })
    .optional()
    .describe('of cases that an engineering office files: how it has to stand'),
  sampling: z
    .strictObject({
      start: Share.describe('so many cases in a hundred are drawn at first'),
      steps: z.array(SamplingStep).max(20).default([]).describe('how agreement lowers that, step by step'),
      floor: Share.describe('it never falls below'),
      always: z.array(Expression).max(20).default([]).describe('where one of these holds the case is always drawn'),
    })
    .describe(
      'which eligible cases a person decides, before the decision and without being shown what the engine says',
    ),
  drift: z
    .strictObject({
      window: z.int().min(1).max(10_000).describe('of so many decisions that were looked at, the last'),
      maxOverruledPercent: Percent.describe('so many, in percent, may have been overruled'),
      maxAuditsOverdue: z.int().min(0).max(10_000).describe('so many looks may be overdue; with more the engine stops'),
      then: z.enum(['sample100', 'stop']).describe('where more were overruled: draw every case, or stop'),
    })
    .describe('what ends or narrows it by itself'),
  appeal: z
    .strictObject({
      days: z.int().min(1).max(366).describe('working days from the decision on'),
      role: Identifier.describe('who decides on an appeal'),
    })
    .describe('how a decision is appealed'),
  revocation: z
    .strictObject({
      grounds: z
        .array(z.union([Code, Ground]))
        .min(1)
        .max(20)
        .describe('what a decision may be revoked for: codes, or grounds with their words'),
      by: Identifier.optional().describe(
        'the role that begins it; by default that of the review which the engine decided',
      ),
      role: Identifier.optional().describe('the role that decides; by default that of appeals'),
      hearingDays: z.int().min(1).max(366).describe('working days that its holder has to be heard'),
    })
    .describe('how a decision is revoked'),
});
export type DecisionPolicy = z.infer<typeof DecisionPolicy>;

/** Percent as ten-thousandths: `"98.5"` is 9850. */
export function inTenThousandths(percent: string): number {
  const [whole = '0', rest = ''] = percent.split('.');
  return Number(whole) * 100 + Number(rest.padEnd(2, '0'));
}
