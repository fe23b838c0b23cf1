import type { Command } from 'commander';
import { formatIssueIn } from '../../forms/check/format.js';
import { diagnose } from '../../forms/diagnose.js';
import { type DiagramLanguage, mermaidOf } from '../../forms/diagram/mermaid.js';
import { loadShipped } from '../../forms/load.js';
import { UsageError } from '../../runtime/usage-error.js';
import { readText } from '../read-text.js';
import { surroundingsOf } from '../shipped-surroundings.js';

/** `diagram FILE`: the steps of a definition as a Mermaid flowchart. */
export function registerDiagram(command: Command): void {
  command
    .argument('<file>', 'the definition')
    .option('--language <fa|en>', 'of the titles', 'fa')
    .option('--at <step...>', 'highlight these steps')
    .action(async (file: string, { language, at }: { language: string; at?: string[] }) => {
      if (!isLanguage(language)) throw new UsageError(`--language takes fa or en, not "${language}".`);
      const { definition, issues } = await diagnose(await readText(file), surroundingsOf(await loadShipped()));
      if (!definition) throw new UsageError(issues.map((issue) => formatIssueIn(file, issue)).join('\n'));
      process.stdout.write(mermaidOf(definition, { language, ...(at && { at }) }));
    });
}

const isLanguage = (text: string): text is DiagramLanguage => text === 'fa' || text === 'en';
