import { personWords } from '../messages/person.js';
import { KINDS } from './kind-list.js';

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** The page on personal data, with the table of what is held of a person and what becomes of it. */
export function printPrivacy(): string {
  const rows = KINDS.map(({ title, kept, free }) => [
    `${title.en} · ${title.fa}`,
    kept ? (free ? 'kept where records name the person' : 'kept') : 'erased',
    kept ? `${kept.en} · ${kept.fa}` : '',
  ]);
  return [
    '# Personal data',
    '',
    'Printed from `city/privacy/person/`; `npm run generate` prints it anew.',
    '',
    '## Who sees it',
    '',
    'A form marks its personal fields with `x-personal` (see the definition language), and a document that nobody can be known',
    'by with `"personal": false`. The row `readPersonal` of `policy/table.ts` says who sees such values as they are: the owner,',
    'the office that acts for them, and the role whose task waits now, as far as its step `sees` them. Every other reader sees',
    `them masked (\`999****018\`, \`0912***4567\`, \`${personWords.maskedName.fa}\`, \`***\`) in answers, findings, timelines, conditions, slips and papers;`,
    'documents are kept from them. A masked value is refused (MASKED_VALUE) where a draft is saved.',
    '',
    'Workflow histories, logs and refusals hold none: reasons and conditions are kept as remarks and go by their ids, what',
    'activities throw is written down without what a database quotes, and so are errors in logs. What an outside system puts',
    'into a signal of its own (the reason of a plain `decideTask` signal, the argument of a named one) stays in the history:',
    'send ids there, not people.',
    '',
    '## What becomes of it',
    '',
    '`npx parvaneh person export ID` writes everything below into a folder, with the documents as files and `index.html` to begin',
    'with. `npx parvaneh person erase ID [--dry-run]` erases what need not be kept, in one transaction, and says what stays and',
    'why. Both are told to the trail. It is refused with CASE_OPEN, TASK_HELD or ROLE_HELD while something goes on that needs',
    'the person, and with PERSON_UNKNOWN where nothing is held. A file goes with the last row that names it. What somebody',
    'invited attached is in their own export, and not in that of whoever applies.',
    '',
    row(['What', 'When the person is erased', 'Why']),
    row(['---', '---', '---']),
    ...rows.map(row),
    '',
    'Beside these the database keeps counts of requests for a minute, and used assertions of decisions for a day after their end.',
    '',
  ].join('\n');
}
