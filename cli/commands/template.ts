import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { previewPaper } from '../../city/papers/preview.js';
import { drawPaper } from '../../city/papers/templates/draw.js';
import { checkTemplate } from '../../forms/check/template.js';
import { compileRuleset } from '../../forms/evaluation/compile.js';
import { jalaliDay } from '../../forms/jalali.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import type { PaperTemplate } from '../../forms/language/paper-template.js';
import { loadShipped, type Shipped } from '../../forms/load.js';
import { wordsIn } from '../../forms/messages/papers/catalogue.js';
import { defaultWords } from '../../runtime/messages.js';
import { UsageError } from '../../runtime/usage-error.js';
import { linesOf, rulebookIn, soundFile } from '../checking/check-file.js';

interface Options {
  out: string;
  type?: string;
  definition?: string;
  rulebook?: string;
}

/** `template preview FILE`: what a template prints, with an example of a permit type or samples. Nothing is published. */
export function registerTemplate(command: Command): void {
  registerWords(command);
  command
    .command('preview')
    .description('print a template with an example of a permit type, as a PDF that says it is a preview')
    .argument('<file>', 'a template')
    .requiredOption('--out <file>', 'where the PDF is written')
    .option('--type <code>', 'the shipped permit type whose example is printed')
    .option('--definition <file>', 'a permit type of your own whose example is printed')
    .option('--rulebook <file>', 'the rulebook that it is worked out with, in place of the shipped one')
    .action(async (file: string, options: Options) => {
      const shipped = await loadShipped();
      const { document: template } = await soundFile(file, {}, { shipped });
      if (!template || !('paper' in template)) throw new UsageError(`${file} is no template of a paper.`);
      const definition = await definitionFor(template, options, shipped);
      // Whichever type it was checked against, it is this one that is printed.
      const unknown = checkTemplate(template, definition);
      if (unknown.length > 0) throw new UsageError(linesOf({ file, issues: unknown }).join('\n'));
      const rulebook = options.rulebook
        ? await rulebookIn(options.rulebook, { shipped })
        : shipped.rulebooks.findLast(({ code }) => code === definition.rulebook);
      if (!rulebook)
        throw new UsageError(`There is no rulebook "${definition.rulebook}"; name its file by --rulebook.`);
      const ruleset = compileRuleset(definition, rulebook);
      const issuer = defaultWords.municipality.fa;
      const today = jalaliDay(new Date());
      const publicUrl = 'https://example.invalid';
      const paper = previewPaper({ template, definition, today, ruleset, rulebook, issuer, publicUrl });
      await writeFile(options.out, await drawPaper(paper));
      process.stdout.write(`${options.out}: ${paper.template} for ${definition.code}\n`);
    });
}

/** What papers say of themselves, to be put into a template's `words` in a language that the product does not speak. */
function registerWords(command: Command): void {
  command
    .command('words')
    .description('what papers say of themselves, by code, as JSON: to be translated into a template’s "words"')
    .argument('[language]', 'as fa, de-CH; what the product does not say in it stands in English', 'en')
    .action((language: string) => {
      const english = new Map(wordsIn('en'));
      const words = wordsIn(language).map(([code, text]) => [code, text ?? english.get(code)]);
      process.stdout.write(`${JSON.stringify(Object.fromEntries(words), null, 2)}\n`);
    });
}

/** The file or type that is named, the template's own type, or the first that has the paper. */
async function definitionFor(
  { paper, permitType }: PaperTemplate,
  { type = permitType, definition: file }: Options,
  shipped: Shipped,
): Promise<FormDefinition> {
  if (file !== undefined) {
    const { document } = await soundFile(file, {}, { shipped });
    if (document && 'steps' in document) return document;
    throw new UsageError(`${file} is no permit type.`);
  }
  const { definitions } = shipped;
  if (type === undefined) {
    const fits = ({ useLimit }: FormDefinition) => (useLimit !== undefined) === (paper === 'inquiry-answer');
    const first = definitions.find(fits);
    if (first) return first;
    throw new UsageError('No shipped permit type has this paper; name one by --definition FILE.');
  }
  const named = definitions.find(({ code }) => code === type);
  if (named) return named;
  throw new UsageError(`No shipped permit type is called "${type}"; give its file by --definition FILE.`);
}
