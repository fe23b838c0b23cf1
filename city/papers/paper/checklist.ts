import { z } from 'zod';
import { persianCode, persianNumber } from '../../../forms/persian.js';
import { buildingStages, checklistWords } from '../messages/checklist.js';
import { paperWords } from '../messages/paper.js';
import type { PaperBlock, PaperModel } from './model.js';
import { type Engineer, partiesOf } from './parties.js';

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
): PaperModel['annexes'] {
  const read = Proposal.safeParse(answers.proposal);
  if (!read.success || read.data.floors.length === 0) return [];
  const { floors, frontSetback, parkingProvided } = read.data;
  const above = new Set(floors.filter(({ level }) => level >= 0).map(({ level }) => level)).size;
  const below = new Set(floors.filter(({ level }) => level < 0).map(({ level }) => level)).size;
  const controls = [
    [paperWords.storeysAbove.fa, persianNumber(above)],
    [paperWords.storeysBelow.fa, persianNumber(below)],
    [paperWords.floorArea.fa, persianNumber(wholeArea(floors.map(({ area }) => area)))],
    ...(frontSetback === undefined ? [] : [[paperWords.setback.fa, persianNumber(frontSetback)]]),
    ...(parkingProvided === undefined ? [] : [[paperWords.parking.fa, persianNumber(parkingProvided)]]),
  ];
  const { plot } = partiesOf(answers);
  const blocks: PaperBlock[] = [
    ...(plot
      ? [
          {
            kind: 'facts' as const,
            title: paperWords.plot.fa,
            rows: [{ label: paperWords.renewalCode.fa, value: persianCode(plot) }],
          },
        ]
      : []),
    {
      kind: 'table',
      title: checklistWords.controls.fa,
      columns: [
        { title: checklistWords.subject.fa, share: 3 },
        { title: checklistWords.granted.fa, share: 1.6, centred: true },
        { title: checklistWords.built.fa, share: 1.6 },
        { title: checklistWords.remark.fa, share: 3 },
      ],
      handwritten: true,
      rows: controls.map(([subject = '', granted = '']) => [subject, granted, '', '']),
    },
    {
      kind: 'table',
      title: checklistWords.stages.fa,
      columns: [
        { title: checklistWords.stage.fa, share: 2.4 },
        { title: checklistWords.visited.fa, share: 1.5 },
        { title: checklistWords.conforms.fa, share: 1.6, centred: true },
        { title: checklistWords.difference.fa, share: 2.6 },
        { title: checklistWords.signature.fa, share: 1.9 },
      ],
      handwritten: true,
      rows: Object.values(buildingStages).map((stage) => [stage.fa, '', checklistWords.yesOrNo.fa, '', '']),
    },
    {
      kind: 'note',
      text: checklistWords.duty.fa,
      strong: true,
    },
  ];
  const signatures = engineers.map(({ discipline, fullName }) => `${discipline}: ${fullName}`);
  return [{ title: checklistWords.checklist.fa, blocks, signatures }];
}
