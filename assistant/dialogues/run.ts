import { agendaOf } from '../../forms/agenda/agenda.js';
import { sectionsOf } from '../../forms/agenda/questions.js';
import type { FormDefinition } from '../../forms/language/definition.js';
import { replies } from '../talk/messages/replies.js';
import { valueAt } from '../talk/places.js';
import type { Act } from '../talk/state.js';
import { Citizen } from './citizen.js';
import { type Difference, differences } from './compare.js';
import type { DialogueFile } from './file.js';

/** What is talked to: the product's own turn, or a running installation. */
export interface Counterpart {
  open(): Promise<Spoken> | Spoken;
  say(line: string): Promise<Spoken> | Spoken;
  attach(codes: readonly string[]): Promise<Spoken> | Spoken;
  /** files what was proposed under a hash */
  confirm(hash: string): Promise<{ answers: Record<string, unknown> }> | { answers: Record<string, unknown> };
}

export interface Spoken {
  acts: Act[];
  reply: string;
  /** whether something was filed by what was said */
  isFiled?: boolean;
  /** what is known already and asked about */
  known?: readonly { path: string; value: unknown }[];
}

export interface Outcome {
  isExact: boolean;
  /** what is not as the file has it, the first in words */
  misses: string[];
  differences: Difference[];
  wrong: number;
  lines: number;
  questions: number;
  needed: number;
  isFiled: boolean;
  transcript: { by: 'citizen' | 'system'; text: string }[];
}

/** Has a scripted citizen talk until what was proposed is confirmed, or there is no hope. */
export async function runDialogue(
  file: DialogueFile,
  definition: FormDefinition,
  counterpart: Counterpart,
): Promise<Outcome> {
  const citizen = new Citizen(file);
  const misses: string[] = [];
  const transcript: Outcome['transcript'] = [];
  const waiting = [...file.opens];
  let questions = 0;
  let answers: Record<string, unknown> = {};
  let isFiled = false;
  const heard = (spoken: Spoken): Spoken => {
    transcript.push({ by: 'system', text: spoken.reply });
    if (spoken.isFiled && file.expect.never.includes('filed-unconfirmed'))
      misses.push('something was filed without a confirmation');
    return spoken;
  };
  const say = async (line: string): Promise<Spoken> => {
    citizen.lines += 1;
    transcript.push({ by: 'citizen', text: line });
    return heard(await counterpart.say(line));
  };
  let spoken = heard(await counterpart.open());
  // What is asked while the citizen still opens is not waited for.
  let counts = waiting.length === 0;
  while (citizen.lines < file.expect.maxLines + 20) {
    const ask = spoken.acts.find((act) => act.kind === 'asked')?.ask;
    const proposed = spoken.acts.flatMap((act) => (act.kind === 'proposed' ? [act.hash] : []))[0];
    const opener = waiting.shift();
    if (opener !== undefined) {
      spoken = await say(opener);
      counts = waiting.length === 0;
      continue;
    }
    const interrupt = citizen.interrupt();
    if (interrupt) {
      spoken = await say(interrupt.say);
      const kinds = spoken.acts.map(({ kind }) => kind);
      if (
        !kinds.includes(interrupt.act) ||
        (interrupt.act === 'asked' && kinds.some((kind) => kind === 'filled' || kind === 'corrected'))
      ) {
        misses.push(`"${interrupt.say}" should have been met with "${interrupt.act}", not ${kinds.join(', ')}`);
      }
      continue;
    }
    if (proposed !== undefined) {
      citizen.lines += 1;
      transcript.push({ by: 'citizen', text: '✓' });
      answers = (await counterpart.confirm(proposed)).answers;
      isFiled = true;
      break;
    }
    if (!ask) break;
    if (ask.kind === 'documents') {
      const codes = ask.paths.filter((code) => file.documents.includes(code));
      if (codes.length > 0) {
        spoken = heard(await counterpart.attach(codes));
        continue;
      }
    } else if (counts) questions += 1;
    counts = true;
    if (ask.kind === 'known') {
      // A scripted citizen agrees to what it means, and tells all of it itself otherwise.
      const { known = [] } = spoken;
      const isRight = known.length > 0 && known.every((one) => isMeant(file, one));
      citizen.asides += 1;
      spoken = await say((isRight ? replies.yes : replies.no)[file.language]);
      continue;
    }
    spoken = await say(citizen.answer(ask.kind === 'documents' ? { paths: [], isNeeded: false } : ask));
  }
  // Only what is asked counts, whatever else a draft holds.
  const filed = isFiled ? agendaOf(definition.form, answers).answers : {};
  const found = isFiled ? differences(definition, file.expect.answers, filed) : [];
  const [first] = found;
  if (!isFiled) misses.push(`nothing was proposed after ${citizen.lines} lines`);
  if (first) misses.unshift(`${first.path} is ${shown(first.actual)}, not ${shown(first.expected)}`);
  if (citizen.lines > file.expect.maxLines)
    misses.push(`took ${citizen.lines} lines, not ${file.expect.maxLines} at most`);
  return {
    isExact: misses.length === 0,
    misses,
    differences: found,
    wrong: found.filter(({ isWrong }) => isWrong).length,
    lines: citizen.lines,
    questions,
    needed: neededFields(definition, file.expect.answers),
    isFiled,
    transcript,
  };
}

const isMeant = ({ expect }: DialogueFile, { path, value }: { path: string; value: unknown }) =>
  JSON.stringify(valueAt(expect.answers, path)) === JSON.stringify(value);

const shown = (value: unknown) => (value === undefined ? 'missing' : JSON.stringify(value));

/** How many fields a filing of these answers needs. */
function neededFields({ form }: FormDefinition, answers: Record<string, unknown>): number {
  const questions = sectionsOf(agendaOf(form, answers)).flatMap((section) => section.questions);
  return questions.filter(({ needed, kind }) => needed && kind !== 'GROUP' && kind !== 'LIST').length;
}
