import { formatIssueIn } from '../../../forms/check/format.js';
import { type DiagnosticCode, diagnostics } from '../../../forms/diagnostics/codes.js';
import type { Example } from '../../../forms/diagnostics/entry.js';
import type { ExampleSurroundings } from '../../../forms/diagnostics/example-surroundings.js';
import { diagnoseExample } from '../../../forms/diagnostics/run-example.js';

const longest = 300;
const shortened = (text: string) => (text.length > longest ? `${text.slice(0, longest)} …` : text);

function written(example: Example): string {
  if ('text' in example) return shortened(example.text);
  const changed = 'rulebook' in example ? example.rulebook : 'policy' in example ? example.policy : example.changes;
  const changes = Object.entries(changed).map(([path, value]) =>
    value === undefined ? `${path} is left out` : `${path}: ${JSON.stringify(value)}`,
  );
  const overlay = 'changes' in example ? (example.overlay ?? []) : [];
  const overrides = overlay.map((entry) => `an overlay with ${JSON.stringify(entry)}`);
  return [...changes, ...overrides].join('\n');
}

/** Every code with its meaning, what brings it about and what is then said. */
export async function printCodes(sound: unknown, surroundings: ExampleSurroundings): Promise<string> {
  const parts = Object.entries(diagnostics).map(async ([code, { severity, says, example }]) => {
    const { issues } = await diagnoseExample(example, sound, surroundings);
    const lines = issues.filter((issue) => issue.code === (code as DiagnosticCode));
    const shown = lines.slice(0, 2).map((issue) => formatIssueIn('sample.json', issue));
    return [
      `### ${code}`,
      `**${severity}** · ${says.en}`,
      `<div dir="rtl">${says.fa}</div>`,
      ['```text', written(example), '', ...shown, '```'].join('\n'),
    ].join('\n\n');
  });
  return (await Promise.all(parts)).join('\n\n');
}
