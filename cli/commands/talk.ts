import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { localCounterpart } from '../../assistant/dialogues/local.js';
import type { Spoken } from '../../assistant/dialogues/run.js';
import { documentsAskedBy, rulesAndFees, talkedTypes } from '../../assistant/dialogues/shipped-types.js';
import { jalaliDay } from '../../forms/jalali.js';
import { loadShipped } from '../../forms/load.js';
import { UsageError } from '../../runtime/usage-error.js';
import { openInstallation } from '../installation/ask.js';
import { remoteCounterpart } from '../installation/conversation.js';

interface Options {
  language: string;
  to?: string;
  tokenFile?: string;
}

/** What files a proposal in a terminal: a line of its own, which is no answer to any question. */
const CONFIRM = '/confirm';

/** `talk TYPE`: a conversation in a terminal, with the product's own turn or with a running installation. */
export function registerTalk(command: Command): void {
  command
    .argument('<type>', 'code of a permit type')
    .option('--language <fa|en>', 'in which the assistant speaks', 'fa')
    .option('--to <url>', 'a running installation, as http://localhost:4000; without it nothing is kept or filed')
    .option('--token-file <file>', 'holds the bearer token of who talks; otherwise PARVANEH_TOKEN does')
    .action(async (type: string, { language, to, tokenFile }: Options) => {
      if (language !== 'fa' && language !== 'en') throw new UsageError(`--language takes fa or en, not "${language}".`);
      const counterpart =
        to === undefined
          ? await locally(type, language)
          : remoteCounterpart(await openInstallation({ to, ...(tokenFile !== undefined && { tokenFile }) }), {
              permitType: type,
              language,
            });
      const lines = createInterface({ input: process.stdin });
      const show = ({ reply, acts }: Spoken): string | undefined => {
        const hash = acts.flatMap((act) => (act.kind === 'proposed' ? [act.hash] : []))[0];
        process.stdout.write(`${reply}\n${hash === undefined ? '' : `[${CONFIRM} ${hash.slice(0, 12)}]\n`}> `);
        return hash;
      };
      let proposal = show(await counterpart.open());
      for await (const line of lines) {
        if (line.trim() === '') continue;
        if (line.startsWith(CONFIRM) && proposal !== undefined && line.trim().endsWith(proposal.slice(0, 12))) {
          const { answers } = await counterpart.confirm(proposal);
          process.stdout.write(`${JSON.stringify(answers, null, 2)}\n`);
          break;
        }
        proposal = show(await counterpart.say(line));
      }
      lines.close();
    });
}

async function locally(code: string, language: 'fa' | 'en') {
  const { definitions, rulebooks } = await loadShipped();
  const types = talkedTypes(definitions, rulebooks);
  const type = types.get(code);
  if (!type) throw new UsageError(`There is no permit type "${code}"; known: ${[...types.keys()].join(', ')}.`);
  const today = jalaliDay(new Date());
  return localCounterpart({
    definition: type.definition,
    today,
    language,
    documentsAsked: documentsAskedBy(type, today),
    known: rulesAndFees(type, today),
  });
}
