import { Command } from 'commander';
import { expect, test } from 'vitest';
import { COMMANDS, commandName } from './command-table.js';

test('the help shows of each command what the command itself takes', async () => {
  for (const row of COMMANDS) {
    const command = new Command(commandName(row));
    (await row.load())(command);
    expect(command.createHelp().subcommandTerm(command)).toBe(row.usage);
    expect(command.description(), `${row.usage} is described by its row`).toBe('');
  }
});
