import { z } from 'zod';
import { PermitStanding } from './grant.js';
import { Code, Identifier, JalaliDay, LocalizedText } from './text.js';
import { Generation } from './work.js';

const Amount = z.string().regex(/^-?\d{1,20}(\.\d{1,4})?$/, 'an amount as a text of digits');
const Json = z.record(z.string(), z.unknown());

/** What the checks of a case come to. */
export const Outcome = z.enum(['CLEAN', 'INCOMPLETE', 'BLOCKED', 'REFERRAL']);
export type Outcome = z.infer<typeof Outcome>;

/** How one check comes out. */
export const CheckStatus = z.enum(['PASS', 'FAIL', 'WARN', 'NOT_APPLICABLE', 'MISSING']);
export type CheckStatus = z.infer<typeof CheckStatus>;

/** What an example case has to come to. What is not named may come out as it likes. */
const Expected = z.strictObject({
  outcome: Outcome.describe('what the checks come to'),
  referralTarget: Code.optional().describe('the body that a referral goes to'),
  lane: Identifier.optional().describe('the way that a clean case takes'),
  checks: z.record(Code, CheckStatus).optional().describe('how single checks come out, by rule'),
  fees: z
    .record(Code, Amount)
    .optional()
    .describe('every fee line in the currency of the type, by code; others may not come out'),
  total: Amount.optional().describe('all fee lines together, in the currency of the type'),
  validUntil: JalaliDay.optional().describe('the last day of the permit'),
});

/** A record of a register that something is chosen from. */
const RecordName = z.string().regex(/^[A-Za-z][A-Za-z0-9_]*\/.{1,200}$/, 'REGISTER/KEY');

/** What a register says of one key. */
const Said = z.union([Json, z.literal('absent'), z.literal('unavailable')]);

/** A case with its expected result: a test of the definition, which runs whenever the definition is checked. */
export const ExampleCase = z.strictObject({
  title: LocalizedText.describe('what the case shows'),
  asOf: JalaliDay.describe('the day of filing'),
  answers: Json.describe('what the applicant states'),
  documents: z.array(Code).max(100).optional().describe('codes of the attached documents'),
  registers: z
    .record(z.union([Identifier, RecordName]), z.union([Said, z.array(Said).max(50)]))
    .optional()
    .describe(
      'what the registers answer, by the name of the lookup, for each entry of a list one after another; by default they know nothing. Of a register that something is chosen from, records by `REGISTER/KEY`: where one stands, what is not among them is no choice',
    ),
  plot: z
    .strictObject({
      openCases: z
        .array(
          z.strictObject({
            reference: z.string().describe('of the case'),
            permitType: z.string().describe('what is asked for in it'),
            status: z.string().describe('as the API says it'),
            filed: JalaliDay.optional().describe('when it was filed'),
          }),
        )
        .max(100)
        .optional()
        .describe('other cases of the plot that are under way'),
      permits: z
        .array(
          z.strictObject({
            number: z.string().describe('of the permit'),
            permitType: z.string().describe('its type'),
            status: PermitStanding.describe('how it stands'),
            issued: JalaliDay.optional().describe('its first day'),
            expiry: JalaliDay.optional().describe('its last day'),
          }),
        )
        .max(100)
        .optional()
        .describe('permits of the plot, whoever granted them'),
    })
    .optional()
    .describe('what the installation says of the plot, `plot` in expressions; by default nothing'),
  representative: z
    .strictObject({
      officeId: z.string().describe('the office that files'),
      approved: z.boolean().describe('whether it is approved'),
      mandateActive: z.boolean().describe("whether it holds the owner's mandate"),
    })
    .optional()
    .describe('the office that files for the owner'),
  generation: Generation.optional().describe(
    'by which it is filed, where the type serves several; by default its `generation`',
  ),
  policy: z.record(Identifier, z.string()).optional().describe("the city's choices"),
  cleared: z.array(Code).max(20).optional().describe('referrals that were answered already'),
  results: z
    .record(
      z
        .string()
        .regex(
          /^[A-Za-z][A-Za-z0-9_-]*(\.[1-9]\d?)?(\.[A-Z][A-Z0-9_-]*(\.[1-9]\d?)?)?$/,
          'a step, a step and a body (opinions.FIRE), that for an entry of its list (neighbours.NEIGHBOUR.2), or a step of an entry (visit.2)',
        ),
      Json,
    )
    .optional()
    .describe(
      'what steps have given by then, by step, by step and body (`opinions.FIRE`), for an entry of its list (`neighbours.NEIGHBOUR.2`), or by step of an entry (`visit.2`); by default nothing',
    ),
  expected: Expected.describe('what it has to come to'),
});
export type ExampleCase = z.infer<typeof ExampleCase>;
