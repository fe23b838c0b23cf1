import type { Command } from 'commander';
import { DemoPersonUnknownError, demoToken, ProviderNotRunningError } from '../../embedded/sign-in/demo-token.js';
import { loadSettings } from '../../runtime/config.js';
import { UsageError } from '../../runtime/usage-error.js';

export function registerToken(command: Command): void {
  command.argument('<name>').action(async (name: string) => {
    const { production, tokens, dataDir } = loadSettings();
    if (production || tokens.issuer) {
      const whose = tokens.issuer ? `ask ${tokens.issuer} for a token` : 'ask the sign-in provider for a token';
      throw new UsageError(`Demo tokens are for the embedded default only; ${whose}.`);
    }
    try {
      process.stdout.write(`${await demoToken(dataDir, name)}\n`);
    } catch (error) {
      const explained = error instanceof DemoPersonUnknownError || error instanceof ProviderNotRunningError;
      throw explained ? new UsageError(error.message) : error;
    }
  });
}
