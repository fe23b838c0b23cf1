import type { Command } from 'commander';
import { compilePolicy, type Judged } from '../../forms/decision/judge.js';
import { createCaseReader, type ReadCase, VectorFileError } from '../../forms/evaluation/vectors/read-file.js';
import { dayWanted, isWrittenDay, jalaliDay } from '../../forms/jalali.js';
import type { DecisionPolicy } from '../../forms/language/decision-policy.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import { loadShipped } from '../../forms/load.js';
import { UsageError } from '../../runtime/usage-error.js';
import { type Desk, rulebookIn, soundFile } from '../checking/check-file.js';
import { type CheckOptions, withCheckOptions } from '../checking/options.js';
import { knownVersions } from '../checking/type-to-live.js';
import { jsonIn } from '../installation/documents.js';
import { readText } from '../read-text.js';

interface Options extends CheckOptions {
  type?: string;
  asOf: string;
  json?: boolean;
}

interface Told extends Judged {
  file: string;
  case: string;
}

/** `decide POLICY CASES…`: what a decision policy says of each case by itself, and why. Draws nothing, and needs no server. */
export function registerDecide(command: Command): void {
  withCheckOptions(command)
    .argument('<policy>', 'a decision policy')
    .argument('<cases...>', 'files of cases, as `vectors` takes them')
    .option('--type <file>', 'the permit type in place of the one that is known by the policy’s code')
    .option('--as-of <day>', 'Jalali day for cases that name none', jalaliDay(new Date()))
    .option('--json', 'print every condition with its explanation')
    .action(async (file: string, files: string[], options: Options) => {
      const { asOf } = options;
      if (!isWrittenDay(asOf)) throw new UsageError(`--as-of takes ${dayWanted(asOf)}.`);
      const desk = await deskWith(options);
      const checked = await soundFile(file, options, desk);
      if (checked.kind !== 'DECISION_POLICY') throw new UsageError(`"${file}" is no decision policy.`);
      const told = await judgedIn(checked.document as DecisionPolicy, files, options, desk);
      if (options.json) process.stdout.write(`${JSON.stringify(told, null, 2)}\n`);
      else for (const line of linesOf(told)) process.stdout.write(`${line}\n`);
    });
}

/** What ships, with the permit type of a file in the place of the one that has its code. */
async function deskWith(options: Options): Promise<Desk> {
  const shipped = await loadShipped();
  if (options.type === undefined) return { shipped };
  const checked = await soundFile(options.type, options, { shipped });
  if (checked.kind !== 'PERMIT_TYPE' || !checked.document) throw new UsageError(`"${options.type}" is no permit type.`);
  const { document } = checked;
  const others = shipped.definitions.filter(({ code }) => code !== document.code);
  return { shipped: { ...shipped, definitions: [...others, document] } };
}

async function typeNamed(code: string, options: Options, desk: Desk): Promise<FormDefinition> {
  const { published } = await knownVersions(code, options.type === undefined ? options : {}, desk);
  const newest = published.at(-1);
  if (!newest) throw new UsageError(`The permit type "${code}" is not known; name its file with --type.`);
  return newest;
}

async function judgedIn(policy: DecisionPolicy, files: string[], options: Options, desk: Desk): Promise<Told[]> {
  const definition = await typeNamed(policy.code, options, desk);
  const own = options.rulebook === undefined ? undefined : await rulebookIn(options.rulebook, desk);
  const rulebooks = own ? [own] : desk.shipped.rulebooks;
  const read = createCaseReader({ definitions: [definition], rulebooks, asOf: options.asOf });
  const compiled = new Map<unknown, ReturnType<typeof compilePolicy>>();
  const judge = ({ rulebook, ruleset, input }: ReadCase): Judged => {
    const one = compiled.get(rulebook) ?? compilePolicy(policy, definition, rulebook);
    compiled.set(rulebook, one);
    return one.judge(ruleset.asked(input), ruleset.evaluate(input));
  };
  const told: Told[] = [];
  for (const file of files) {
    try {
      const cases = read(jsonIn(file, await readText(file)), policy.code);
      told.push(...cases.map((one) => ({ file, case: one.id, ...judge(one) })));
    } catch (error) {
      if (!(error instanceof VectorFileError)) throw error;
      throw new UsageError(`${file}: ${error.message}`);
    }
  }
  return told;
}

function linesOf(told: Told[]): string[] {
  const lines = told.flatMap(({ case: id, eligible, conditions, alwaysDrawn }) => {
    const drawn = alwaysDrawn.length > 0 ? ', always drawn' : '';
    const failed = conditions.filter(({ holds }) => !holds);
    const why = failed.map(({ id: condition, title, found }) => {
      return `    ${condition}: ${title.en}${found ? ` — ${found.en}` : ''}`;
    });
    return [`${id}: ${eligible ? `approve${drawn}` : 'person'}`, ...why];
  });
  const count = told.filter(({ eligible }) => eligible).length;
  return [
    ...lines,
    ...byCondition(told),
    `${told.length} cases: ${count} eligible, ${told.length - count} to a person`,
  ];
}

/** How often each condition held, and how often it alone sent a case to a person. */
function byCondition(told: Told[]): string[] {
  const names = [...new Set(told.flatMap(({ conditions }) => conditions.map(({ id }) => id)))];
  return names.map((name) => {
    const of = told.flatMap(({ conditions }) => {
      const one = conditions.find(({ id }) => id === name);
      return one
        ? [{ holds: one.holds, alone: !one.holds && conditions.filter(({ holds }) => !holds).length === 1 }]
        : [];
    });
    const held = of.filter(({ holds }) => holds).length;
    const alone = of.filter((one) => one.alone).length;
    return `${name}: held in ${held} of ${of.length}, alone in the way of ${alone}`;
  });
}
