import type { Command } from 'commander';
import { unknownSettings, warningsOf } from '../../runtime/config/audit.js';
import { SETTINGS } from '../../runtime/config.js';

export function registerSettings(settings: Command): void {
  settings.action(() => {
    for (const name of SETTINGS) process.stdout.write(`${process.env[name] ? 'set ' : '-   '} ${name}\n`);
    for (const warning of warningsOf(process.env, SETTINGS)) process.stderr.write(`Warning: ${warning}\n`);
    if (unknownSettings(process.env, SETTINGS).length > 0) process.exitCode = 1;
  });
}
