import type { CaseClock } from '../../../forms/clocks-as-they-stand.js';
import { payableOf } from '../../../forms/evaluation/credits.js';
import type { Evaluation } from '../../../forms/evaluation/types.js';
import { jalaliDay } from '../../../forms/jalali.js';
import type { FormDefinition } from '../../../forms/language/definition.js';
import type { PaperTemplate, Placeholder } from '../../../forms/language/paper-template.js';
import type { Step } from '../../../forms/language/step.js';
import type { LocalizedText } from '../../../forms/language/text.js';
import { currencyIn, latinAmount } from '../../../forms/money.js';
import { answerBlocks } from './answers.js';
import { supervisorChecklist } from './checklist.js';
import { decisionBlocks, type PrintedDecision } from './decision.js';
import { feeSummary, markFootnotes } from './fees.js';
import { type Finding, findingBlocks } from './findings.js';
import type { PaperBlock, PaperModel } from './model.js';
import { engineerBlocks, engineersOf, partiesOf, partyBlocks } from './parties.js';
import { fillerOf, NOTHING_FOUND } from './placeholders.js';
import { silenceBlocks } from './silence.js';
import { fromTemplate, type HasDecided, type Sections } from './template.js';
import { type Tongue, tongueOf } from './tongue.js';

/** Everything that a granted permit's paper is made from. */
export interface GrantedCase {
  number: string;
  reference: string;
  issuedAt: Date;
  /** Jalali day */
  validUntil: string | null;
  definition: Pick<FormDefinition, 'title' | 'form' | 'validity' | 'useLimit'>;
  answers: Record<string, unknown>;
  /** what a template's texts may say of forms on work; by default nothing was filled in */
  work?: { steps: readonly Step[]; results: Record<string, unknown> };
  evaluation: Pick<Evaluation, 'regulations' | 'feeLines' | 'credits'>;
  /** with the last decision of each step, or body, that let the case go on */
  findings?: Finding[];
  /** what the approvers attached to their decisions */
  conditions: { text: LocalizedText; due?: string }[];
  /** the municipality, as it signs */
  issuer: string;
  officeName?: string;
  /** what is granted, where it is a part of what was asked for */
  parts?: { title: LocalizedText }[] | null;
  /** where it merges or divides plots */
  plots?: { ended: string[]; begun: string[] } | null;
  /** of the rulebook: shown wherever its values are */
  notice?: LocalizedText;
  payeeTitle: (payee: string) => LocalizedText;
  /** by the engine, where no person has decided */
  decision?: PrintedDecision;
  /** the legal term whose silence it is */
  silence?: CaseClock;
  /** steps and clocks that have decided; of a preview all have */
  hasDecided?: HasDecided;
  /** the one that was in force when the case was filed */
  template: PaperTemplate;
}

/** The paper of a permit, or of an inquiry's answer: whatever the type's form asks is shown as the form names it. */
export function permitPaper(granted: GrantedCase): PaperModel {
  const { template, definition, answers, conditions, officeName, work = NOTHING_FOUND } = granted;
  const { form, title } = definition;
  const tongue = tongueOf(template);
  const { words, say } = tongue;
  const limit = limitOf(granted, tongue);
  const silence = silenceBlocks(granted.silence, 'consentTitle', tongue);
  const isPlaced = template.body.some((part) => 'section' in part && part.section === 'decision');
  const sections: Sections = {
    owners: partyBlocks(form, answers, tongue, officeName),
    answers: answerBlocks(form, answers, tongue),
    engineers: engineerBlocks(form, answers, tongue),
    regulations: regulations(granted, tongue),
    findings: (granted.findings ?? []).flatMap((finding) => findingBlocks(finding, tongue)),
    conditions: conditionBlocks(conditions, tongue),
    validity: validity(granted, tongue),
    'use-limit':
      limit === undefined ? [] : [{ kind: 'note', text: say(words.notes.limitOfUse({ limit })), strong: true }],
    fees: fees(granted, tongue),
    decision: silence,
  };
  const { footnotes, ...made } = fromTemplate(template, tongue, {
    type: title,
    sections,
    fillIn: (spoken) => fillerOf({ form, answers, template, work, own: ownValues(granted, spoken), tongue: spoken }),
    ...(granted.hasDecided && { hasDecided: granted.hasDecided }),
  });
  const framed = frame(granted, tongue);
  return {
    ...framed,
    ...made,
    // Whatever the template says, a paper tells that nobody has decided.
    blocks: [
      ...partBlocks(granted, tongue),
      ...plotBlocks(granted, tongue),
      ...made.blocks,
      ...(isPlaced ? [] : silence),
      ...decisionBlocks(granted.decision, tongue),
    ],
    ...(limit !== undefined && { banner: limit }),
    annexes: template.checklist ? supervisorChecklist(answers, engineersOf(form, answers, tongue), tongue) : [],
    footnotes: [...framed.footnotes, ...footnotes],
  };
}

const totalOf = ({ evaluation }: GrantedCase) => payableOf(evaluation.feeLines);

const lastDayOf = ({ validUntil }: GrantedCase, { words, say, day }: Tongue) =>
  validUntil ? day(validUntil) : say(words.paper.noEnd);

/** What a template's texts may name of a granted case. */
function ownValues(granted: GrantedCase, tongue: Tongue): Partial<Record<Placeholder, string>> {
  const { number, reference, issuedAt, issuer, definition } = granted;
  const { say, code, day } = tongue;
  return {
    type: say(definition.title),
    number: code(number),
    reference: code(reference),
    issued: day(jalaliDay(issuedAt)),
    validUntil: lastDayOf(granted, tongue),
    issuer,
    total: tongue.money(totalOf(granted), currencyIn(granted.evaluation.feeLines)),
  };
}

const partBlocks = ({ parts }: GrantedCase, { words, say, head }: Tongue): PaperBlock[] =>
  parts ? [{ kind: 'list', title: head(words.paper.parts), items: parts.map(({ title }) => say(title)) }] : [];

function plotBlocks({ plots }: GrantedCase, { words: { paper }, say, head, code, list }: Tongue): PaperBlock[] {
  if (!plots) return [];
  const rows = [
    { label: say(paper.plotsEnded), value: list(plots.ended.map(code)) },
    { label: say(paper.plotsBegun), value: list(plots.begun.map(code)) },
  ];
  return [{ kind: 'facts', title: head(paper.plots), rows }];
}

function conditionBlocks(conditions: GrantedCase['conditions'], tongue: Tongue): PaperBlock[] {
  const { language, words, say, head, day, digits } = tongue;
  if (conditions.length === 0) return [];
  const items = conditions.map(({ text, due }) =>
    // In Persian without the marks that a day has elsewhere: so the papers say that there are.
    due
      ? say(words.paper.conditionUntil({ condition: text, due: language === 'fa' ? digits(due) : day(due) }))
      : say(text),
  );
  return [{ kind: 'list', title: head(words.paper.conditions), items }];
}

/** How far the answer of an inquiry may be relied on; undefined for what grants something. */
function limitOf({ definition: { useLimit }, answers }: GrantedCase, { say }: Tongue): string | undefined {
  return useLimit && say(useLimit.limits[String(valueAt(answers, useLimit.answer))] ?? useLimit.otherwise);
}

function regulations({ evaluation }: GrantedCase, tongue: Tongue): PaperBlock[] {
  const {
    words: { paper },
    say,
    head,
    value: write,
  } = tongue;
  if (evaluation.regulations.length === 0) return [];
  return [
    {
      kind: 'table',
      title: head(paper.regulations),
      columns: [
        { title: say(paper.regulation), share: 2 },
        { title: say(paper.value), share: 1.6, centred: true },
        { title: say(paper.notes), share: 3.4 },
      ],
      rows: evaluation.regulations.map(({ title, value, note }) => [say(title), write(value), note ? say(note) : '']),
    },
  ];
}

function frame(granted: GrantedCase, tongue: Tongue) {
  const { number, reference, issuedAt, validUntil, issuer, evaluation } = granted;
  const {
    words: { paper },
    say,
    head,
    code,
    day,
  } = tongue;
  const issued = jalaliDay(issuedAt);
  const { plot } = partiesOf(granted.answers);
  return {
    issuer,
    at: issuedAt.toISOString(),
    heading: [
      { label: head(paper.number), value: code(number) },
      { label: head(paper.issued), value: day(issued) },
      { label: head(paper.validUntil), value: lastDayOf(granted, tongue) },
      { label: head(paper.reference), value: code(reference) },
    ],
    latin: [
      `No. ${number}`,
      ...(plot ? [`Plot ${plot}`] : []),
      `Issued ${issued}`,
      ...(validUntil ? [`Valid until ${validUntil}`] : []),
      `Fees ${latinAmount(totalOf(granted), currencyIn(evaluation.feeLines))}`,
    ].join('  |  '),
    footnotes: [...markFootnotes(evaluation.feeLines, tongue), ...(granted.notice ? [say(granted.notice)] : [])],
  };
}

function validity({ issuedAt, validUntil, definition }: GrantedCase, tongue: Tongue): PaperBlock[] {
  const {
    words: { paper },
    say,
    head,
    day,
    source,
  } = tongue;
  if (!validUntil) return [];
  const basis = source(definition.validity?.basis).map((value) => ({ label: say(paper.basis), value }));
  const rows = [
    { label: say(paper.from), value: day(jalaliDay(issuedAt)) },
    { label: say(paper.untilEndOf), value: day(validUntil) },
    ...basis,
  ];
  return [{ kind: 'facts', title: head(paper.validity), rows }];
}

function fees({ evaluation, payeeTitle }: GrantedCase, tongue: Tongue): PaperBlock[] {
  if (evaluation.feeLines.length === 0) return [];
  return [feeSummary(evaluation, payeeTitle, tongue), { kind: 'note', text: tongue.say(tongue.words.notes.appeal) }];
}

const valueAt = (answers: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (at, name) => (typeof at === 'object' && at !== null ? Reflect.get(at, name) : undefined),
    answers,
  );
