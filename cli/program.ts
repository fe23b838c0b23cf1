import { Command, CommanderError } from 'commander';
import { COMMANDS, commandName } from './command-table.js';
import { exitCodeOf } from './exit-code.js';

/** Does what the arguments ask for, once; the process's exit code says how it went. */
export async function runProgram(args: string[]): Promise<void> {
  const program = new Command('parvaneh')
    .exitOverride()
    .description("Workflow server for a municipality's permits")
    .showHelpAfterError();
  const usages = new Map(COMMANDS.map((row) => [commandName(row), row.usage]));
  const [first, second] = args;
  const asked = first === 'help' ? second : first;
  for (const row of COMMANDS) {
    const command = program.command(commandName(row)).description(row.description);
    if (commandName(row) === asked) (await row.load())(command);
  }
  // A command that is not asked for has its name alone, so the list says what the table says.
  const subcommandTerm = program.createHelp().subcommandTerm;
  program.configureHelp({ subcommandTerm: (command) => usages.get(command.name()) ?? subcommandTerm(command) });
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    // Commander has said what it refuses.
    if (!(error instanceof CommanderError)) console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = exitCodeOf(error, first);
  }
}
