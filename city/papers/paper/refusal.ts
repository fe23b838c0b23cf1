import type { CaseClock } from '../../../forms/clocks-as-they-stand.js';
import { jalaliDay } from '../../../forms/jalali.js';
import type { FormDefinition } from '../../../forms/language/definition.js';
import type { PaperTemplate } from '../../../forms/language/paper-template.js';
import type { Step } from '../../../forms/language/step.js';
import type { LocalizedText } from '../../../forms/language/text.js';
import { answerBlocks } from './answers.js';
import { type Finding, findingBlocks } from './findings.js';
import type { PaperBlock, PaperModel } from './model.js';
import { partiesOf, partyBlocks } from './parties.js';
import { fillerOf, NOTHING_FOUND } from './placeholders.js';
import { silenceBlocks } from './silence.js';
import { fromTemplate } from './template.js';
import { type Tongue, tongueOf } from './tongue.js';

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
  /** what a template's texts may say of forms on work; by default nothing was filled in */
  work?: { steps: readonly Step[]; results: Record<string, unknown> };
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
  const { reference, rejectedAt, rejection, definition, answers, issuer, template, work = NOTHING_FOUND } = refused;
  const { form, title } = definition;
  const tongue = tongueOf(template);
  const { words, code } = tongue;
  const decided = tongue.day(jalaliDay(rejectedAt));
  const hasDecided = refused.hasDecided ?? ((where: string) => where === rejection.step);
  const { plot } = partiesOf(answers);
  const fillIn = (spoken: Tongue) => {
    const own = {
      type: spoken.say(title),
      reference: spoken.code(reference),
      issuer,
      decided: spoken.day(jalaliDay(rejectedAt)),
    };
    return fillerOf({ form, answers, template, work, own, tongue: spoken });
  };
  const sections = {
    owners: partyBlocks(form, answers, tongue, refused.officeName),
    answers: answerBlocks(form, answers, tongue),
    findings: refused.findings.flatMap((finding) => findingBlocks(finding, tongue)),
    decision: decisionOf(rejection, tongue),
    objection: objectionsOf(refused, tongue),
  };
  return {
    issuer,
    ...fromTemplate(template, tongue, { type: title, sections, fillIn, hasDecided }),
    at: rejectedAt.toISOString(),
    heading: [
      { label: tongue.head(words.paper.reference), value: code(reference) },
      { label: tongue.head(words.refusal.decided), value: decided },
    ],
    latin: [`Application ${reference}`, ...(plot ? [`Plot ${plot}`] : []), `Rejected ${jalaliDay(rejectedAt)}`].join(
      '  |  ',
    ),
    annexes: [],
  };
}

function decisionOf(rejection: Rejection, tongue: Tongue): PaperBlock[] {
  const {
    words: { refusal: words },
    say,
    head,
  } = tongue;
  if ('silence' in rejection) return silenceBlocks(rejection.silence, 'refusalTitle', tongue);
  const { title, outcome, reason } = rejection;
  const rows = [
    { label: say(words.at), value: say(title) },
    { label: say(words.outcome), value: say(outcome ?? words.rejected) },
    { label: say(words.reason), value: reason || '—' },
  ];
  return [{ kind: 'facts', title: head(words.decision), rows }];
}

function objectionsOf({ objections }: RefusedCase, tongue: Tongue): PaperBlock[] {
  const {
    words: { refusal: words },
    say,
    head,
  } = tongue;
  if (objections.length === 0) return [];
  const items = objections.map(({ title, until }) =>
    until === null ? say(title) : say(words.until({ title, until: tongue.day(until) })),
  );
  return [{ kind: 'list', title: head(words.objection), items }];
}
