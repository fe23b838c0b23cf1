import { z } from 'zod';
import type { PaperBlock, PaperModel } from './model.js';
import { type Engineer, partiesOf } from './parties.js';
import type { Tongue } from './tongue.js';

/** What a supervising engineer compares the building with; only what the filing states is listed. */
const Proposal = z.object({
  floors: z.array(z.object({ level: z.int(), area: z.string().regex(/^\d+(\.\d+)?$/) })).default([]),
  frontSetback: z.string().optional(),
  parkingProvided: z.int().optional(),
});

/** Square metres of all floors, exact to the second decimal. */
function wholeArea(areas: readonly string[]): string {
  const hundredths = areas.reduce((sum, area) => {
    const [whole = '', fraction = ''] = area.split('.');
    return sum + BigInt(whole + fraction.padEnd(2, '0').slice(0, 2));
  }, 0n);
  const [whole, fraction] = [
    hundredths / 100n,
    String(hundredths % 100n)
      .padStart(2, '0')
      .replace(/0+$/, ''),
  ];
  return fraction ? `${whole}.${fraction}` : String(whole);
}

/** The supervisor's page, for permits that let somebody build: controls, and a row to sign at every stage. */
export function supervisorChecklist(
  answers: Record<string, unknown>,
  engineers: readonly Engineer[],
  { words: { paper, checklist, stage: stages }, say, head, named, number, code }: Tongue,
): PaperModel['annexes'] {
  const read = Proposal.safeParse(answers.proposal);
  if (!read.success || read.data.floors.length === 0) return [];
  const { floors, frontSetback, parkingProvided } = read.data;
  const above = new Set(floors.filter(({ level }) => level >= 0).map(({ level }) => level)).size;
  const below = new Set(floors.filter(({ level }) => level < 0).map(({ level }) => level)).size;
  const controls = [
    [say(paper.storeysAbove), number(above)],
    [say(paper.storeysBelow), number(below)],
    [say(paper.floorArea), number(wholeArea(floors.map(({ area }) => area)))],
    ...(frontSetback === undefined ? [] : [[say(paper.setback), number(frontSetback)]]),
    ...(parkingProvided === undefined ? [] : [[say(paper.parking), number(parkingProvided)]]),
  ];
  const { plot } = partiesOf(answers);
  const blocks: PaperBlock[] = [
    ...(plot
      ? [
          {
            kind: 'facts' as const,
            title: head(paper.plot),
            rows: [{ label: say(paper.renewalCode), value: code(plot) }],
          },
        ]
      : []),
    {
      kind: 'table',
      title: head(checklist.controls),
      columns: [
        { title: say(checklist.subject), share: 3 },
        { title: say(checklist.granted), share: 1.6, centred: true },
        { title: say(checklist.built), share: 1.6 },
        { title: say(checklist.remark), share: 3 },
      ],
      handwritten: true,
      rows: controls.map(([subject = '', granted = '']) => [subject, granted, '', '']),
    },
    {
      kind: 'table',
      title: head(checklist.stages),
      columns: [
        { title: say(checklist.stage), share: 2.4 },
        { title: say(checklist.visited), share: 1.5 },
        { title: say(checklist.conforms), share: 1.6, centred: true },
        { title: say(checklist.difference), share: 2.6 },
        { title: say(checklist.signature), share: 1.9 },
      ],
      handwritten: true,
      rows: Object.values(stages).map((stage) => [say(stage), '', say(checklist.yesOrNo), '', '']),
    },
    {
      kind: 'note',
      text: say(checklist.duty),
      strong: true,
    },
  ];
  const signatures = engineers.map(({ discipline, fullName }) => named(discipline, fullName));
  return [{ title: head(checklist.checklist), blocks, signatures }];
}
