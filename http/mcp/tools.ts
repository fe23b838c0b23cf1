import { z } from 'zod';

type Input = Record<string, unknown>;

/** A tool: an operation of the API with a name that a model chooses by. */
export interface Tool {
  title: string;
  description: string;
  input: z.ZodRawShape;
  /** the operation, and its variables where they are not the input as it is */
  operation: (input: Input) => { document: string; variables?: Input };
  /** changes nothing */
  readsOnly: boolean;
  /** the case that a person may open to go on */
  caseIn?: (data: Record<string, unknown>) => unknown;
}

const permitType = z.string().min(1).max(100).describe('Code of the permit type, as services gives it.');
const reference = z.string().min(1).max(40).describe('Reference of the case, as U-1405-000001.');
const answers = z
  .record(z.string(), z.unknown())
  .describe(
    'Answers by the form’s schema, as far as they are known; decimals are texts, days are Jalali as 1405/09/07.',
  );
const language = z.enum(['FA', 'EN']).default('FA').describe('Of the form’s titles.');

const TEXT = '{ fa en }';
const EXPLANATION = `{ label ${TEXT} value expression source inputs { label ${TEXT} value expression source inputs { label ${TEXT} value source inputs { label ${TEXT} value source } } } }`;
const FINDINGS = `outcome lane total validUntil
  checks { rule status title ${TEXT} actual limit message ${TEXT} fix ${TEXT} basis illustrative }
  feeLines { code title ${TEXT} amount payee basis illustrative }`;
const REASONS = `outcome lane laneExplanation ${EXPLANATION} total validUntil validityExplanation ${EXPLANATION}
  checks { rule status title ${TEXT} actual limit message ${TEXT} fix ${TEXT} basis illustrative explanation ${EXPLANATION} }
  feeLines { code title ${TEXT} amount payee basis illustrative explanation ${EXPLANATION} }`;
const AGENDA = `{ isComplete next { path title ${TEXT} kind format choices { value label ${TEXT} } }
  sections { name title ${TEXT} needed isComplete
    questions { path title ${TEXT} description ${TEXT} kind format needed answered choices { value label ${TEXT} } } } }`;
const DRAFT = `{ reference status revision permitType { code version title ${TEXT} } answers
  draftIssues { path code message ${TEXT} } agenda ${AGENDA} documents { code fileName } }`;

const answer = (document: string) => () => ({ document });
const inside = (name: string) => (data: Record<string, unknown>) => (data[name] as Input | null)?.reference;

/** Every tool, by its name. None files, pays or decides: what they answer names the address where a person does. */
export const TOOLS: Readonly<Record<string, Tool>> = {
  services: {
    title: 'Services',
    description: 'Lists the permit types that can be applied for, with their documents and fees.',
    input: {},
    operation: answer(`query Services { permitTypes { code version title ${TEXT} generation
      documents { code title ${TEXT} optional condition ${TEXT} } fees { code title ${TEXT} basis illustrative } } }`),
    readsOnly: true,
  },
  requirements: {
    title: 'Requirements',
    description:
      'Says what one permit type needs: the schema of its form, its documents and steps, and what is asked next under the answers known so far.',
    input: { permitType, language, answers: answers.default({}) },
    operation: answer(`query Requirements($permitType: ID!, $language: Language, $answers: JSON!) {
      permitType(code: $permitType) { code version title ${TEXT} formSchema(language: $language)
        documents { code title ${TEXT} optional condition ${TEXT} many accept } steps { type title ${TEXT} } }
      agenda(permitType: $permitType, answers: $answers) ${AGENDA} }`),
    readsOnly: true,
  },
  evaluate: {
    title: 'Evaluate',
    description:
      'Says what the rules make of complete answers: outcome, checks and how to mend what fails, fees. Files nothing.',
    input: { permitType, answers, documents: z.array(z.string().max(100)).max(50).optional() },
    operation: answer(`query Evaluate($permitType: ID!, $answers: JSON!, $documents: [ID!]) {
      evaluate(permitType: $permitType, answers: $answers, documents: $documents) { ${FINDINGS} } }`),
    readsOnly: true,
  },
  draft_read: {
    title: 'Read a draft',
    description: 'Reads the working copy of a case: its answers, what is wrong or missing, what is asked next.',
    input: { reference },
    operation: answer(`query Draft($reference: ID!) { application(reference: $reference) ${DRAFT} }`),
    readsOnly: true,
    caseIn: inside('application'),
  },
  draft_save: {
    title: 'Save a draft',
    description:
      'Keeps answers in the working copy of a case, all of them at once; without a reference a new draft of a permit type is begun. It is not filed.',
    input: {
      reference: reference.optional(),
      permitType: permitType.optional().describe('Of a new draft; needed where there is no reference.'),
      answers,
      revision: z
        .number()
        .int()
        .optional()
        .describe('The revision that was read: refused where the case has moved on.'),
      idempotencyKey: z
        .string()
        .min(1)
        .max(200)
        .optional()
        .describe('Of a new draft: the same key begins no second one.'),
    },
    operation: ({ reference: known, permitType: wanted, answers: given, revision, idempotencyKey }) =>
      known !== undefined
        ? {
            document: `mutation SaveDraft($reference: ID!, $answers: JSON!, $revision: Int) {
              saveDraft(reference: $reference, answers: $answers, revision: $revision) ${DRAFT} }`,
            variables: { reference: known, answers: given, revision },
          }
        : {
            document: `mutation BeginDraft($permitType: ID!, $answers: JSON!, $idempotencyKey: String) {
              startApplication(permitType: $permitType, answers: $answers, idempotencyKey: $idempotencyKey) ${DRAFT} }`,
            variables: { permitType: wanted, answers: given, idempotencyKey },
          },
    readsOnly: false,
    caseIn: (data) => inside('saveDraft')(data) ?? inside('startApplication')(data),
  },
  case_read: {
    title: 'Read a case',
    description: 'Says how a case stands: its steps, tasks, slips, permit, what happened, and what the rules found.',
    input: { reference },
    operation: answer(`query Case($reference: ID!) { application(reference: $reference) { reference status revision
      permitType { code version title ${TEXT} } createdAt updatedAt currentSteps { title ${TEXT} }
      tasks { status outcome dueAt step { title ${TEXT} } } slips { id status payable }
      permit { number validUntil } timeline { at type summary ${TEXT} } evaluation { ${FINDINGS} } } }`),
    readsOnly: true,
    caseIn: inside('application'),
  },
  explain: {
    title: 'Explain',
    description:
      'Explains the findings of a filed case, or of answers to a permit type: every check and fee with the rule, its inputs and the law behind it.',
    input: { reference: reference.optional(), permitType: permitType.optional(), answers: answers.optional() },
    operation: ({ reference: known, permitType: wanted, answers: given }) =>
      known !== undefined
        ? {
            document: `query ExplainCase($reference: ID!) {
              application(reference: $reference) { reference evaluation { ${REASONS} } } }`,
            variables: { reference: known },
          }
        : {
            document: `query ExplainAnswers($permitType: ID!, $answers: JSON!) {
              evaluate(permitType: $permitType, answers: $answers) { ${REASONS} } }`,
            variables: { permitType: wanted, answers: given },
          },
    readsOnly: true,
    caseIn: inside('application'),
  },
  verify: {
    title: 'Verify a permit',
    description: 'Says whether a printed permit is genuine and in force, by the text of its QR code.',
    input: { token: z.string().min(1).max(8_000).describe('The text or address in the QR code.') },
    operation: answer(`query Verify($token: String!) {
      verifyPermit(token: $token) { valid reason number status issuedAt validUntil subject } }`),
    readsOnly: true,
  },
};
