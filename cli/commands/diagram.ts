import type { Command } from 'commander';
import { type DiagramLanguage, mermaidOf } from '../../forms/diagram/mermaid.js';
import { mermaidOfRulebook } from '../../forms/diagram/rulebook.js';
import { mermaidOfTemplate } from '../../forms/diagram/template.js';
import { loadShipped } from '../../forms/load.js';
import { UsageError } from '../../runtime/usage-error.js';
import { type CheckedFile, checkFile, isRefused, linesOf } from '../checking/check-file.js';
import { type CheckOptions, withCheckOptions } from '../checking/options.js';

interface Options extends CheckOptions {
  language: string;
  at?: string[];
}

/**
 * `diagram FILE`: the steps of a permit type, what follows from what in a rulebook, or the parts of a template, as a Mermaid
 * flowchart. What publishing would refuse is drawn as far as it can be read, and the exit code is 1.
 */
export function registerDiagram(command: Command): void {
  withCheckOptions(command)
    .argument('<file>', 'a permit type, a rulebook or a template')
    .option('--language <fa|en>', 'of the titles', 'fa')
    .option('--at <step...>', 'highlight these steps')
    .action(async (file: string, options: Options) => {
      const { language, at } = options;
      if (!isLanguage(language)) throw new UsageError(`--language takes fa or en, not "${language}".`);
      const checked = await checkFile(file, options, { shipped: await loadShipped() });
      if (!checked.document) throw new UsageError(linesOf(checked).join('\n'));
      for (const line of linesOf(checked)) process.stderr.write(`${line}\n`);
      process.stdout.write(drawn(checked, { language, ...(at && { at }) }) ?? '');
      if (isRefused(checked)) process.exitCode = 1;
    });
}

function drawn(checked: CheckedFile, options: { language: DiagramLanguage; at?: string[] }): string | undefined {
  if (checked.kind === 'RULEBOOK') return checked.document && mermaidOfRulebook(checked.document, options.language);
  if (checked.kind === 'TEMPLATE') return checked.document && mermaidOfTemplate(checked.document, options.language);
  if (checked.kind === 'DECISION_POLICY') throw new UsageError('A decision policy has no steps to draw.');
  return checked.document && mermaidOf(checked.document, options);
}

const isLanguage = (text: string): text is DiagramLanguage => text === 'fa' || text === 'en';
