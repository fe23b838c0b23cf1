import { type Command, Option } from 'commander';
import { signDecision } from '../../embedded/decision-key.js';
import { demoPeople } from '../../embedded/demo-people.js';
import { ReviewOutcome } from '../../forms/language/step.js';
import { loadSettings } from '../../runtime/config.js';
import { UsageError } from '../../runtime/usage-error.js';

interface Options {
  application: string;
  task: string;
  outcome: string;
  reason?: string;
  condition: string[];
  signal?: boolean;
}

export function registerAssertion(command: Command): void {
  command
    .argument('<person>')
    .requiredOption('--application <reference>', 'as U-1405-000001')
    .requiredOption('--task <id>', 'as U-1405-000001-1')
    .addOption(new Option('--outcome <outcome>').choices(ReviewOutcome.options).makeOptionMandatory())
    .option('--reason <text>', 'why; a return or rejection needs one')
    .option('--condition <text>', 'a condition of the approval; may be given again', collect, [])
    .option('--signal', 'print the whole input of the signal instead of the assertion alone')
    .action(async (by: string, { application, task, outcome, reason, condition, signal }: Options) => {
      const settings = loadSettings();
      const people = await demoPeople();
      if (settings.production || !people.some(({ id }) => id === by)) {
        throw new UsageError(`There is no demo person "${by}"; there are ${people.map(({ id }) => id).join(', ')}.`);
      }
      const words = { ...(reason && { reason }), ...(condition.length > 0 && { conditions: condition }) };
      const assertion = await signDecision(settings, { by, application, task, outcome, ...words });
      const output = signal ? JSON.stringify({ taskId: task, outcome, by, ...words, assertion }) : assertion;
      process.stdout.write(`${output}\n`);
    });
}

const collect = (value: string, before: string[]): string[] => [...before, value];
