import type { Command } from 'commander';
import { currentKey, type PermitKeySettings, publishedKeys, rotateKey } from '../../city/signing/keys.js';
import { loadSettings } from '../../runtime/config.js';

const keySettings = (): PermitKeySettings => {
  const { keysDir, signingKeyFile } = loadSettings().permits;
  return { folder: keysDir, ...(signingKeyFile && { keyFile: signingKeyFile }) };
};

export function registerKeys(keys: Command): void {
  keys
    .command('rotate')
    .description('sign with a new key from now on; papers signed with the old ones stay valid')
    .action(() => {
      const { old, current } = rotateKey(keySettings());
      process.stdout.write(`${current} signs from now on; ${old} goes on verifying.\n`);
    });
  keys
    .command('show')
    .description('print the public keys as JSON Web Key Set, for offline verifiers')
    .action(() => {
      const settings = keySettings();
      currentKey(settings);
      process.stdout.write(`${JSON.stringify({ keys: publishedKeys(settings) }, null, 2)}\n`);
    });
}
