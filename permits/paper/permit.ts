import type { Evaluation } from '../../forms/evaluation/types.js';
import { jalaliDay } from '../../forms/jalali.js';
import type { FormDefinition, UseLimit } from '../../forms/language/definition.js';
import { answerBlocks } from './answers.js';
import { supervisorChecklist } from './checklist.js';
import { APPEAL, feeSummary, markFootnotes } from './fees.js';
import type { PaperBlock, PaperModel } from './model.js';
import { engineerBlocks, engineersOf, partiesOf, partyBlocks } from './parties.js';
import { persianCode, persianDay, persianOnly, persianValue } from './persian.js';

/** Everything that a granted permit's paper is made from. */
export interface GrantedCase {
  number: string;
  reference: string;
  issuedAt: Date;
  /** Jalali day */
  validUntil: string | null;
  definition: Pick<FormDefinition, 'title' | 'form' | 'validity' | 'useLimit'>;
  answers: Record<string, unknown>;
  evaluation: Pick<Evaluation, 'regulations' | 'feeLines'>;
  /** what the approvers attached to their decisions */
  conditions: string[];
  /** the municipality, as it signs */
  issuer: string;
  officeName?: string;
  /** of the rulebook: shown wherever its values are */
  notice?: string;
  payeeTitle: (payee: string) => string;
}

/** The paper of a permit, or of an inquiry's answer: whatever the type's form asks is shown as the form names it. */
export function permitPaper(granted: GrantedCase): PaperModel {
  const { useLimit } = granted.definition;
  return useLimit ? inquiryAnswer(granted, useLimit) : permit(granted);
}

function permit(granted: GrantedCase): PaperModel {
  const { conditions } = granted;
  return {
    ...frame(granted),
    template: 'permit@1',
    blocks: [
      ...filed(granted),
      conditions.length > 0
        ? { kind: 'list', title: 'شرایط', items: conditions }
        : { kind: 'note', text: 'این پروانه با رعایت ضوابط و مقررات جاری و بدون شرط ویژه صادر شده است.' },
      ...validity(granted),
      ...fees(granted),
    ],
    annexes: supervisorChecklist(granted.answers, engineersOf(granted.definition.form, granted.answers)),
    signatures: ['کارشناس صدور پروانه', 'مدیر شهرسازی', 'مهر شهرداری'],
  };
}

function inquiryAnswer(granted: GrantedCase, { answer, limits, otherwise }: UseLimit): PaperModel {
  const limit = (limits[String(valueAt(granted.answers, answer))] ?? otherwise).fa;
  const { title } = granted.definition;
  const { regulations } = granted.evaluation;
  const plan: PaperBlock[] =
    regulations.length === 0
      ? []
      : [
          {
            kind: 'table',
            title: 'ضوابط ملک بر پایه طرح ملاک عمل در زمان صدور',
            columns: [
              { title: 'ضابطه', share: 2 },
              { title: 'مقدار', share: 1.6, centred: true },
              { title: 'توضیحات', share: 3.4 },
            ],
            rows: regulations.map(({ title, value, note }) => [title.fa, persianValue(value), note?.fa ?? '']),
          },
        ];
  return {
    ...frame(granted),
    template: 'inquiry-answer@1',
    title: { fa: `پاسخ ${title.fa}`, en: `Answer: ${title.en}` },
    banner: limit,
    blocks: [
      ...filed(granted),
      ...plan,
      ...(granted.conditions.length > 0
        ? [{ kind: 'list' as const, title: 'توضیحات شهرداری', items: granted.conditions }]
        : []),
      ...validity(granted),
      { kind: 'note', text: `حدود استفاده: ${limit}.`, strong: true },
      ...fees(granted),
    ],
    annexes: [],
    signatures: ['مدیر شهرسازی', 'مهر شهرداری'],
  };
}

function frame(granted: GrantedCase) {
  const { number, reference, issuedAt, validUntil, definition, issuer, evaluation } = granted;
  const issued = jalaliDay(issuedAt);
  const { plot } = partiesOf(granted.answers);
  const total = evaluation.feeLines.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  return {
    title: definition.title,
    issuer,
    at: issuedAt.toISOString(),
    heading: [
      { label: 'شماره', value: persianCode(number) },
      { label: 'تاریخ صدور', value: persianDay(issued) },
      { label: 'اعتبار تا پایان', value: validUntil ? persianDay(validUntil) : 'بدون تاریخ پایان' },
      { label: 'شماره درخواست', value: persianCode(reference) },
    ],
    latin: [
      `No. ${number}`,
      ...(plot ? [`Plot ${plot}`] : []),
      `Issued ${issued}`,
      ...(validUntil ? [`Valid until ${validUntil}`] : []),
      `Fees ${total} IRR`,
    ].join('  |  '),
    footnotes: [
      ...markFootnotes(evaluation.feeLines),
      ...(granted.notice ? [granted.notice] : []),
      'اصالت این برگه با خواندن کد QR یا در نشانی درج‌شده کنار آن، بی نیاز به ورود، سنجیده می‌شود.',
    ],
  };
}

function filed({ definition, answers, officeName }: GrantedCase): PaperBlock[] {
  const { applicant } = partiesOf(answers);
  return [
    ...partyBlocks(applicant, officeName),
    ...answerBlocks(definition.form, answers),
    ...engineerBlocks(definition.form, answers),
  ];
}

function validity({ issuedAt, validUntil, definition }: GrantedCase): PaperBlock[] {
  if (!validUntil) return [];
  const basis = persianOnly(definition.validity?.basis).map((value) => ({ label: 'مبنا', value }));
  const rows = [
    { label: 'از', value: persianDay(jalaliDay(issuedAt)) },
    { label: 'تا پایان روز', value: persianDay(validUntil) },
    ...basis,
  ];
  return [{ kind: 'facts', title: 'مدت اعتبار', rows }];
}

function fees({ evaluation, payeeTitle }: GrantedCase): PaperBlock[] {
  if (evaluation.feeLines.length === 0) return [];
  return [feeSummary(evaluation.feeLines, payeeTitle), { kind: 'note', text: APPEAL }];
}

const valueAt = (answers: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (at, name) => (typeof at === 'object' && at !== null ? Reflect.get(at, name) : undefined),
    answers,
  );
