import { type Command, program } from 'commander';
import { registerAssertion } from './commands/assertion.js';
import { registerDiagram } from './commands/diagram.js';
import { registerDocuments } from './commands/documents.js';
import { registerDryRun } from './commands/dry-run.js';
import { registerKeys } from './commands/keys.js';
import { registerPayments } from './commands/payments.js';
import { registerPermits } from './commands/permits.js';
import { registerRegisters } from './commands/registers.js';
import { registerRulebooks } from './commands/rulebooks.js';
import { registerSimulate } from './commands/simulate.js';
import { registerToken } from './commands/token.js';
import { registerValidate } from './commands/validate.js';
import { registerVectors } from './commands/vectors.js';
import { registerVerify } from './commands/verify.js';

/** One row per command. */
const COMMANDS: ((program: Command) => void)[] = [
  registerAssertion,
  registerDiagram,
  registerDocuments,
  registerDryRun,
  registerKeys,
  registerPayments,
  registerPermits,
  registerRegisters,
  registerRulebooks,
  registerSimulate,
  registerToken,
  registerValidate,
  registerVectors,
  registerVerify,
];

program.name('parvaneh').description("Workflow server for a municipality's permits").showHelpAfterError();
for (const register of COMMANDS) register(program);

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
