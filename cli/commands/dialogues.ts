import { readdir, readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { DialogueFile } from '../../assistant/dialogues/file.js';
import { localCounterpart } from '../../assistant/dialogues/local.js';
import { type Outcome, runDialogue } from '../../assistant/dialogues/run.js';
import { documentsAskedBy, rulesAndFees, talkedTypes } from '../../assistant/dialogues/shipped-types.js';
import { createModelClient, type ModelClient } from '../../assistant/model/client.js';
import { diagnose } from '../../forms/diagnose.js';
import { jalaliDay } from '../../forms/jalali.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import { loadShipped, type Shipped } from '../../forms/load.js';
import { loadSettings } from '../../runtime/config.js';
import { UsageError } from '../../runtime/usage-error.js';
import { openInstallation } from '../installation/ask.js';
import { remoteCounterpart } from '../installation/conversation.js';
import { readText } from '../read-text.js';
import { surroundingsOf } from '../shipped-surroundings.js';

interface Options {
  transcript?: boolean;
  assist?: boolean;
  url?: string;
  tokenFile?: string;
}

/** `dialogues FILE…`: has scripted citizens talk, and says of each whether what would be filed is exactly what was meant. */
export function registerDialogues(command: Command): void {
  command
    .argument('<files...>', 'scripted citizens')
    .option('--transcript', 'print what was said')
    .option('--assist', 'with the language model of AI_BASE_URL, AI_MODEL and AI_API_KEY')
    .option('--url <base>', 'talk with a running installation instead, as whoever the token names')
    .option('--token-file <file>', 'holds the bearer token for it; otherwise PARVANEH_TOKEN does')
    .action(async (files: string[], { transcript, assist, url, tokenFile }: Options) => {
      const installation =
        url === undefined
          ? undefined
          : await openInstallation({ to: url, ...(tokenFile !== undefined && { tokenFile }) });
      const shipped = await loadShipped();
      const types = talkedTypes([...shipped.definitions, ...(await exampleTypes(shipped))], shipped.rulebooks);
      const today = jalaliDay(new Date());
      const model = assist ? modelOf() : undefined;
      for (const name of files) {
        const file = await dialogueIn(name);
        const type = types.get(file.permitType);
        if (!type) throw new UsageError(`${name}: there is no permit type "${file.permitType}".`);
        const { definition } = type;
        const { language, permitType } = file;
        const counterpart = installation
          ? remoteCounterpart(installation, { permitType, language })
          : localCounterpart({
              ...{ definition, today, language, model },
              documentsAsked: documentsAskedBy(type, today),
              known: rulesAndFees(type, today),
            });
        const outcome = await runDialogue(file, definition, counterpart);
        report(name, outcome, transcript ?? false);
        if (!outcome.isExact) process.exitCode = 1;
      }
    });
}

function modelOf(): ModelClient {
  const settings = loadSettings().model;
  if (!settings) throw new UsageError('--assist needs AI_BASE_URL, the address of a language model.');
  return createModelClient(settings);
}

/** The permit types that ship as examples; none where they were left out. */
async function exampleTypes(shipped: Shipped): Promise<FormDefinition[]> {
  // They stand in the repository alone, and the compiled code one folder deeper.
  const folder = new URL(import.meta.url.endsWith('.js') ? '../../../examples/' : '../../examples/', import.meta.url);
  const names = await readdir(folder).catch(() => []);
  const found = names
    .filter((name) => name.endsWith('.json'))
    .map(async (name) => diagnose(await readFile(new URL(name, folder), 'utf8'), surroundingsOf(shipped)));
  return (await Promise.all(found)).flatMap(({ definition }) => definition ?? []);
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
