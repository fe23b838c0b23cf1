import { CommanderError } from 'commander';
import { UsageError } from '../runtime/usage-error.js';
import { UnreachableError } from './unreachable-error.js';

/** What a city's CI runs: it has to tell "asked in a wrong way" from "there are problems". */
const COMMANDS_WITH_EXIT_CODES = new Set(['publish', 'retire', 'diff', 'export', 'import']);

/**
 * 1: there are problems or differences, or the command could not be run; 3: what is asked does not answer. The commands
 * above say 2 where they were asked in a wrong way.
 */
export function exitCodeOf(error: unknown, command: string | undefined): number {
  const usage = command !== undefined && COMMANDS_WITH_EXIT_CODES.has(command) ? 2 : 1;
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : usage;
  if (error instanceof UnreachableError) return 3;
  return error instanceof UsageError ? usage : 1;
}
