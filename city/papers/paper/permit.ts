import type { CaseClock } from '../../../forms/clocks-as-they-stand.js';
import { payableOf } from '../../../forms/evaluation/credits.js';
import type { Evaluation } from '../../../forms/evaluation/types.js';
import { jalaliDay } from '../../../forms/jalali.js';
import type { FormDefinition } from '../../../forms/language/definition.js';
import type { PaperTemplate, Placeholder } from '../../../forms/language/paper-template.js';
import type { LocalizedText } from '../../../forms/language/text.js';
import { currencyIn, latinAmount, moneyOf } from '../../../forms/money.js';
import { persianCode, persianDay, persianOnly, persianValue } from '../../../forms/persian.js';
import { paperNotes, paperWords } from '../messages/paper.js';
import { silenceWords as words } from '../messages/silence.js';
import { answerBlocks } from './answers.js';
import { supervisorChecklist } from './checklist.js';
import { decisionBlocks, type PrintedDecision } from './decision.js';
import { APPEAL, feeSummary, markFootnotes } from './fees.js';
import { type Finding, findingBlocks } from './findings.js';
import type { PaperBlock, PaperModel } from './model.js';
import { engineerBlocks, engineersOf, partiesOf, partyBlocks } from './parties.js';
import { fillerOf } from './placeholders.js';
import { silenceBlocks } from './silence.js';
import { fromTemplate, type HasDecided, type Sections } from './template.js';

/** Everything that a granted permit's paper is made from. */
export interface GrantedCase {
  number: string;
  reference: string;
  issuedAt: Date;
  /** Jalali day */
  validUntil: string | null;
  definition: Pick<FormDefinition, 'title' | 'form' | 'validity' | 'useLimit'>;
  answers: Record<string, unknown>;
  evaluation: Pick<Evaluation, 'regulations' | 'feeLines' | 'credits'>;
  /** with the last approval of each step, or body */
  findings?: Finding[];
  /** what the approvers attached to their decisions */
  conditions: string[];
  /** the municipality, as it signs */
  issuer: string;
  officeName?: string;
  /** what is granted, where it is a part of what was asked for */
  parts?: { title: LocalizedText }[] | null;
  /** of the rulebook: shown wherever its values are */
  notice?: string;
  payeeTitle: (payee: string) => string;
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
  const { template, definition, answers, conditions, officeName } = granted;
  const { form, title } = definition;
  const limit = limitOf(granted);
  const fill = fillerOf({ form, answers, template, own: ownValues(granted) });
  const silence = silenceBlocks(granted.silence, words.consentTitle.fa);
  const isPlaced = template.body.some((part) => 'section' in part && part.section === 'decision');
  const sections: Sections = {
    owners: partyBlocks(form, answers, officeName),
    answers: answerBlocks(form, answers),
    engineers: engineerBlocks(form, answers),
    regulations: regulations(granted),
    findings: (granted.findings ?? []).flatMap(findingBlocks),
    conditions: conditions.length > 0 ? [{ kind: 'list', title: paperWords.conditions.fa, items: conditions }] : [],
    validity: validity(granted),
    'use-limit': limit === undefined ? [] : [{ kind: 'note', text: paperNotes.limitOfUse({ limit }).fa, strong: true }],
    fees: fees(granted),
    decision: silence,
  };
  const { footnotes, ...made } = fromTemplate(template, title, sections, fill, granted.hasDecided);
  const framed = frame(granted);
  return {
    ...framed,
    ...made,
    // Whatever the template says, a paper tells that nobody has decided.
    blocks: [...partBlocks(granted), ...made.blocks, ...(isPlaced ? [] : silence), ...decisionBlocks(granted.decision)],
    ...(limit !== undefined && { banner: limit }),
    annexes: template.checklist ? supervisorChecklist(answers, engineersOf(form, answers)) : [],
    footnotes: [...framed.footnotes, ...footnotes],
  };
}

const totalOf = ({ evaluation }: GrantedCase) => payableOf(evaluation.feeLines);

const lastDayOf = ({ validUntil }: GrantedCase) => (validUntil ? persianDay(validUntil) : paperWords.noEnd.fa);

/** What a template's texts may name of a granted case. */
function ownValues(granted: GrantedCase): Partial<Record<Placeholder, string>> {
  const { number, reference, issuedAt, issuer, definition } = granted;
  return {
    type: definition.title.fa,
    number: persianCode(number),
    reference: persianCode(reference),
    issued: persianDay(jalaliDay(issuedAt)),
    validUntil: lastDayOf(granted),
    issuer,
    total: moneyOf(totalOf(granted), currencyIn(granted.evaluation.feeLines)).fa,
  };
}

const partBlocks = ({ parts }: GrantedCase): PaperBlock[] =>
  parts ? [{ kind: 'list', title: paperWords.parts.fa, items: parts.map(({ title }) => title.fa) }] : [];

/** How far the answer of an inquiry may be relied on; undefined for what grants something. */
function limitOf({ definition: { useLimit }, answers }: GrantedCase): string | undefined {
  return useLimit && (useLimit.limits[String(valueAt(answers, useLimit.answer))] ?? useLimit.otherwise).fa;
}

function regulations({ evaluation }: GrantedCase): PaperBlock[] {
  if (evaluation.regulations.length === 0) return [];
  return [
    {
      kind: 'table',
      title: paperWords.regulations.fa,
      columns: [
        { title: paperWords.regulation.fa, share: 2 },
        { title: paperWords.value.fa, share: 1.6, centred: true },
        { title: paperWords.notes.fa, share: 3.4 },
      ],
      rows: evaluation.regulations.map(({ title, value, note }) => [title.fa, persianValue(value), note?.fa ?? '']),
    },
  ];
}

function frame(granted: GrantedCase) {
  const { number, reference, issuedAt, validUntil, issuer, evaluation } = granted;
  const issued = jalaliDay(issuedAt);
  const { plot } = partiesOf(granted.answers);
  return {
    issuer,
    at: issuedAt.toISOString(),
    heading: [
      { label: paperWords.number.fa, value: persianCode(number) },
      { label: paperWords.issued.fa, value: persianDay(issued) },
      { label: paperWords.validUntil.fa, value: lastDayOf(granted) },
      { label: paperWords.reference.fa, value: persianCode(reference) },
    ],
    latin: [
      `No. ${number}`,
      ...(plot ? [`Plot ${plot}`] : []),
      `Issued ${issued}`,
      ...(validUntil ? [`Valid until ${validUntil}`] : []),
      `Fees ${latinAmount(totalOf(granted), currencyIn(evaluation.feeLines))}`,
    ].join('  |  '),
    footnotes: [...markFootnotes(evaluation.feeLines), ...(granted.notice ? [granted.notice] : [])],
  };
}

function validity({ issuedAt, validUntil, definition }: GrantedCase): PaperBlock[] {
  if (!validUntil) return [];
  const basis = persianOnly(definition.validity?.basis).map((value) => ({ label: paperWords.basis.fa, value }));
  const rows = [
    { label: paperWords.from.fa, value: persianDay(jalaliDay(issuedAt)) },
    { label: paperWords.untilEndOf.fa, value: persianDay(validUntil) },
    ...basis,
  ];
  return [{ kind: 'facts', title: paperWords.validity.fa, rows }];
}

function fees({ evaluation, payeeTitle }: GrantedCase): PaperBlock[] {
  if (evaluation.feeLines.length === 0) return [];
  return [feeSummary(evaluation, payeeTitle), { kind: 'note', text: APPEAL }];
}

const valueAt = (answers: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (at, name) => (typeof at === 'object' && at !== null ? Reflect.get(at, name) : undefined),
    answers,
  );
