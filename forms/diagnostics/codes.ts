import { carryOverCodes } from './carry-over-codes.js';
import { compositionCodes } from './composition-codes.js';
import { decisionPolicyCodes } from './decision-policy-codes.js';
import { eachCodes } from './each-codes.js';
import type { DiagnosticEntry } from './entry.js';
import { exampleCodes } from './example-codes.js';
import { flowCodes } from './flow-codes.js';
import { keywordCodes } from './keyword-codes.js';
import { moneyCodes } from './money-codes.js';
import { nameCodes } from './name-codes.js';
import { publicationCodes } from './publication-codes.js';
import { rulebookCodes } from './rulebook-codes.js';
import { shapeCodes } from './shape-codes.js';
import { suspicionCodes } from './suspicion-codes.js';

const table = {
  ...shapeCodes,
  ...keywordCodes,
  ...compositionCodes,
  ...nameCodes,
  ...rulebookCodes,
  ...flowCodes,
  ...moneyCodes,
  ...eachCodes,
  ...suspicionCodes,
  ...exampleCodes,
  ...carryOverCodes,
  ...publicationCodes,
  ...decisionPolicyCodes,
};

/** The kinds of diagnostics. There is no other: a code that is not in the table does not compile. */
export type DiagnosticCode = keyof typeof table;

/** Every code with its severity, what it says and an example; the documentation is printed from it. */
export const diagnostics: Readonly<Record<DiagnosticCode, DiagnosticEntry>> = table;
