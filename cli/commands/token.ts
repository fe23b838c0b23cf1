import type { Command } from 'commander';
import { loadSettings } from '../../config.js';
import { signDemoToken } from '../../embedded/token-key.js';
import { UsageError } from '../usage-error.js';

export function registerToken(program: Command): void {
  program
    .command('token <name>')
    .description('print a bearer token for a demo person, as citizen-1 or supervisor-1')
    .action(async (name: string) => {
      const config = loadSettings();
      if (config.production || config.tokens.jwksUrl) {
        throw new UsageError('Demo tokens are for the embedded default only; ask the sign-in provider for a token.');
      }
      process.stdout.write(`${await signDemoToken(config, name)}\n`);
    });
}
