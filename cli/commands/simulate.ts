import type { Command } from 'commander';
import { parseInstruction } from '../../cases/simulation/script.js';
import { simulate } from '../../cases/simulation/simulate.js';
import { storyOf } from '../../cases/simulation/story.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import { ExampleCase } from '../../forms/language/example.js';
import { loadShipped } from '../../forms/load.js';
import { sampleWords } from '../../forms/messages/definition.js';
import { UsageError } from '../../runtime/usage-error.js';
import { type CheckOptions, withCheckOptions } from '../checking/options.js';
import { typeToLive } from '../checking/type-to-live.js';
import { readText } from '../read-text.js';

interface Options extends CheckOptions {
  type?: string;
  case?: string;
  example: string;
  do: string[];
  fail: string[];
  language: string;
  audit: boolean;
  json?: boolean;
}

/** `simulate FILE`: lives a case of a definition through time, without a server, and prints what would happen. */
export function registerSimulate(command: Command): void {
  withCheckOptions(command)
    .argument('<file>', 'a permit type; or a rulebook, with --type')
    .option(
      '--type <file>',
      'of a rulebook: the permit type whose case is lived by it, a file or the code of one that is known',
    )
    .option('--case <file>', 'what is filed, written as an entry of "examples"')
    .option('--example <number>', 'otherwise: which of the definition’s own examples, from 1', '1')
    .option(
      '--do <deed...>',
      'what is done at a step that waits: approval=return@3d, payment=nothing, request=refile, visit=book, CLOCK=extend@20d',
      [],
    )
    .option('--fail <connector...>', 'connectors that do not answer', [])
    .option('--no-audit', 'the draw of audits passes the case over')
    .option('--language <fa|en>', 'of the story', 'en')
    .option('--json', 'print the story as JSON')
    .action(async (file: string, options: Options) => {
      const { language } = options;
      if (language !== 'fa' && language !== 'en') throw new UsageError(`--language takes fa or en, not "${language}".`);
      const desk = { shipped: await loadShipped() };
      const { definition, ...world } = await typeToLive(file, options, desk);
      const simulation = await simulate(
        {
          definition,
          ...world,
          filed: await filedCase(definition, options),
          failing: new Set(options.fail),
          audited: options.audit,
        },
        options.do.map(parseInstruction),
      );
      const story = storyOf(simulation, language);
      const status = simulation.simulated.transitions.at(-1)?.status ?? 'NOT_FILED';
      const { stopped, unused, loop } = simulation;
      if (options.json) {
        process.stdout.write(`${JSON.stringify({ status, stopped, unused, loop, story }, null, 2)}\n`);
        return;
      }
      let before = '';
      for (const { at, kind, text } of story) {
        process.stdout.write(`${at === before ? ' '.repeat(at.length) : at}  ${kind.padEnd(8)}  ${text}\n`);
        before = at;
      }
      process.stdout.write(`${status}${stopped === 'ended' ? '' : `: ${ENDS[stopped]}`}\n`);
      if (loop) process.stdout.write(`${goesRound(loop)}\n`);
      for (const step of unused) process.stderr.write(`The case never waited at "${step}" for what --do says.\n`);
    });
}

const ENDS = {
  stands: 'nobody and no clock goes on; say what is done with --do',
  'too long': 'two hundred deeds did not end it',
};

const goesRound = (loop: readonly string[]): string =>
  `It goes round ${loop.map((step) => `"${step}"`).join(', ')}; say what is done there with --do, or let a way lead out.`;

async function filedCase({ examples = [] }: FormDefinition, options: Options): Promise<ExampleCase> {
  if (options.case !== undefined) {
    const { success, data, error } = ExampleCase.partial({ expected: true, title: true }).safeParse(
      await jsonOf(options.case),
    );
    if (!success)
      throw new UsageError(
        `"${options.case}" is no case: ${error.issues[0]?.path.join('.')} ${error.issues[0]?.message}`,
      );
    const nameless = sampleWords.title;
    return { title: nameless, expected: { outcome: 'CLEAN' }, ...data };
  }
  const example = examples[Number(options.example) - 1];
  if (example) return example;
  throw new UsageError(
    examples.length === 0
      ? 'The definition has no examples; give what is filed with --case FILE.'
      : `--example takes 1 to ${examples.length}, not "${options.example}".`,
  );
}

async function jsonOf(file: string): Promise<unknown> {
  const text = await readText(file);
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`"${file}" is no JSON.`);
  }
}
