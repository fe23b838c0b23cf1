import type { Command } from 'commander';
import { DialogueFile } from '../../assistant/dialogues/file.js';
import { localCounterpart } from '../../assistant/dialogues/local.js';
import { type Outcome, runDialogue } from '../../assistant/dialogues/run.js';
import { documentsAskedBy, talkedTypes } from '../../assistant/dialogues/shipped-types.js';
import { jalaliDay } from '../../forms/jalali.js';
import { loadShipped } from '../../forms/load.js';
import { UsageError } from '../../runtime/usage-error.js';
import { readText } from '../read-text.js';

interface Options {
  transcript?: boolean;
}

/** `dialogues FILE…`: has scripted citizens talk, and says of each whether what would be filed is exactly what was meant. */
export function registerDialogues(command: Command): void {
  command
    .argument('<files...>', 'scripted citizens')
    .option('--transcript', 'print what was said')
    .action(async (files: string[], { transcript }: Options) => {
      const { definitions, rulebooks } = await loadShipped();
      const types = talkedTypes(definitions, rulebooks);
      const today = jalaliDay(new Date());
      for (const name of files) {
        const file = await dialogueIn(name);
        const type = types.get(file.permitType);
        if (!type) throw new UsageError(`${name}: there is no permit type "${file.permitType}".`);
        const world = { definition: type.definition, today, language: file.language };
        const outcome = await runDialogue(
          file,
          type.definition,
          localCounterpart({ ...world, documentsAsked: documentsAskedBy(type, today) }),
        );
        report(name, outcome, transcript ?? false);
        if (!outcome.isExact) process.exitCode = 1;
      }
    });
}

async function dialogueIn(name: string): Promise<DialogueFile> {
  const text = await readText(name);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UsageError(`"${name}" is no JSON.`);
  }
  const { success, data, error } = DialogueFile.safeParse(value);
  if (!success) throw new UsageError(`${name}: ${error.issues[0]?.path.join('.')} ${error.issues[0]?.message}`);
  return data;
}

function report(name: string, outcome: Outcome, withTranscript: boolean): void {
  const { isExact, misses, lines, questions, needed, wrong } = outcome;
  if (withTranscript) {
    for (const { by, text } of outcome.transcript)
      process.stdout.write(`${by === 'citizen' ? '>' : ' '} ${text.replaceAll('\n', '\n  ')}\n`);
  }
  const rate = needed === 0 ? '–' : (questions / needed).toFixed(2);
  const said = isExact ? 'exact' : misses[0];
  process.stdout.write(`${name}: ${said}; ${lines} lines, ${rate} questions per needed field, ${wrong} wrong values\n`);
  for (const miss of misses.slice(1)) process.stdout.write(`  ${miss}\n`);
}
