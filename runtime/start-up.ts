import { warningsOf } from './config/audit.js';
import { ConfigError, SETTINGS, type Settings } from './config.js';

/** What only a process that others reach needs. Throws ConfigError. */
export function mustBeReachable<S extends Pick<Settings, 'production' | 'publicUrl'>>(settings: S): S {
  if (settings.production && !settings.publicUrl) {
    throw new ConfigError('In production set PUBLIC_URL to the https address that people reach this server at.');
  }
  return settings;
}

/**
 * The settings of a program that runs by itself. What somebody should look at is told on the error stream; what cannot be
 * used is one sentence there, and the end.
 */
export function startUp<S extends Pick<Settings, 'production' | 'publicUrl'>>(load: () => S): S {
  try {
    const settings = mustBeReachable(load());
    for (const warning of warningsOf(process.env, SETTINGS)) console.error(`Warning: ${warning}`);
    return settings;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
