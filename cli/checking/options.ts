import type { Command } from 'commander';

/** What a document is checked against. */
export interface CheckOptions {
  /** a file: the rulebook in place of the shipped one, or of the one that the installation has */
  rulebook?: string;
  /** a running installation, in place of what ships */
  to?: string;
  tokenFile?: string;
}

/** The options of every command that reads a document and checks it first. */
export const withCheckOptions = (
  command: Command,
  { rulebook = 'the rulebook that permit types are checked with' }: { rulebook?: string } = {},
): Command =>
  command
    .option('--rulebook <file>', rulebook)
    .option(
      '--to <url>',
      'check against a running installation, as http://localhost:4000: what it has published, its roles, registers and holidays',
    )
    .option('--token-file <file>', 'with --to: holds an administrator’s bearer token; otherwise PARVANEH_TOKEN does');
