import type { CaseClock } from '../../../forms/clocks-as-they-stand.js';
import { jalaliDay } from '../../../forms/jalali.js';
import type { FormDefinition } from '../../../forms/language/definition.js';
import type { PaperTemplate } from '../../../forms/language/paper-template.js';
import type { LocalizedText } from '../../../forms/language/text.js';
import { persianCode, persianDay } from '../../../forms/persian.js';
import { paperWords } from '../messages/paper.js';
import { refusalWords as words } from '../messages/refusal.js';
import { silenceWords } from '../messages/silence.js';
import { answerBlocks } from './answers.js';
import { type Finding, findingBlocks } from './findings.js';
import type { PaperBlock, PaperModel } from './model.js';
import { partiesOf, partyBlocks } from './parties.js';
import { fillerOf } from './placeholders.js';
import { silenceBlocks } from './silence.js';
import { fromTemplate } from './template.js';

/** Who has rejected it: somebody at a step, with a reason, or the end of a legal term. */
export type Rejection =
  | { step: string; title: LocalizedText; outcome?: LocalizedText; reason: string }
  | { step: string; silence: CaseClock };

/** Everything that the paper of a rejection is made from. */
export interface RefusedCase {
  reference: string;
  rejectedAt: Date;
  rejection: Rejection;
  definition: Pick<FormDefinition, 'title' | 'form'>;
  answers: Record<string, unknown>;
  findings: Finding[];
  /** how it may be objected to, with the last Jalali day; null where there is no end to it */
  objections: { title: LocalizedText; until: string | null }[];
  issuer: string;
  officeName?: string;
  template: PaperTemplate;
  /** of a preview: shows what stands for any decision */
  hasDecided?: (where: string) => boolean;
}

/** The paper of a rejection: what was asked for, who or what has decided it, when and why, and how to object. */
export function refusalPaper(refused: RefusedCase): PaperModel {
  const { reference, rejectedAt, rejection, definition, answers, issuer, template } = refused;
  const { form, title } = definition;
  const decided = persianDay(jalaliDay(rejectedAt));
  const own = { type: title.fa, reference: persianCode(reference), issuer, decided };
  const hasDecided = refused.hasDecided ?? ((where: string) => where === rejection.step);
  const { plot } = partiesOf(answers);
  return {
    ...fromTemplate(
      template,
      title,
      {
        owners: partyBlocks(form, answers, refused.officeName),
        answers: answerBlocks(form, answers),
        findings: refused.findings.flatMap(findingBlocks),
        decision: decisionOf(rejection),
        objection: objectionsOf(refused),
      },
      fillerOf({ form, answers, template, own }),
      hasDecided,
    ),
    issuer,
    at: rejectedAt.toISOString(),
    heading: [
      { label: paperWords.reference.fa, value: persianCode(reference) },
      { label: words.decided.fa, value: decided },
    ],
    latin: [`Application ${reference}`, ...(plot ? [`Plot ${plot}`] : []), `Rejected ${jalaliDay(rejectedAt)}`].join(
      '  |  ',
    ),
    annexes: [],
  };
}

function decisionOf(rejection: Rejection): PaperBlock[] {
  if ('silence' in rejection) return silenceBlocks(rejection.silence, silenceWords.refusalTitle.fa);
  const { title, outcome, reason } = rejection;
  const rows = [
    { label: words.at.fa, value: title.fa },
    { label: words.outcome.fa, value: (outcome ?? words.rejected).fa },
    { label: words.reason.fa, value: reason || '—' },
  ];
  return [{ kind: 'facts', title: words.decision.fa, rows }];
}

function objectionsOf({ objections }: RefusedCase): PaperBlock[] {
  if (objections.length === 0) return [];
  const items = objections.map(({ title, until }) =>
    until === null
      ? words.anyTime({ title: title.fa }).fa
      : words.until({ title: title.fa, until: persianDay(until) }).fa,
  );
  return [{ kind: 'list', title: words.objection.fa, items }];
}
