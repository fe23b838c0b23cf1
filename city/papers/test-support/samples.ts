import { readFileSync } from 'node:fs';
import type { FeeLine } from '../../../forms/evaluation/types.js';
import type { FormDefinition } from '../../../forms/language/definition.js';
import type { PaperModel } from '../paper/model.js';
import { type GrantedCase, permitPaper } from '../paper/permit.js';
import { type SlipOfCase, slipPaper } from '../paper/slip.js';
import { shippedTemplate } from '../pinned-templates.js';

interface Reference {
  answers: Record<string, unknown>;
  expected: { feeLines: Record<string, string> };
}

const read = <T>(path: string): T =>
  JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')) as T;

/** The fee lines that a reference filing is expected to give. */
export const sampleLines = (type: string): FeeLine[] =>
  Object.entries(read<Reference>(`test/reference/${type}.json`).expected.feeLines).map(([code, amount]) => ({
    code,
    title: { fa: `عوارض ردیف ${code}`, en: code },
    amount,
    payee: code === 'F-EDU' ? 'EDUCATION' : 'MUNICIPALITY',
    basis: 'تعرفه ۱۴۰۵',
    illustrative: code !== 'F-SRV',
    explanation: {
      label: { fa: code, en: code },
      value: amount,
      inputs: [{ label: { fa: 'زیربنا', en: 'Floor area' }, value: '240.5 m²', inputs: [] }],
    },
  }));

/** A reference filing, granted. */
export function sampleGrant(type: string, over: Partial<GrantedCase> = {}): GrantedCase {
  const { answers } = read<Reference>(`test/reference/${type}.json`);
  const definition = read<FormDefinition>(`forms/definitions/${type}.json`);
  return {
    number: '1405-000001',
    reference: 'P-1405-0000042',
    issuedAt: new Date('2026-11-24T08:00:00Z'),
    validUntil: '1407/09/03',
    definition,
    answers,
    evaluation: { regulations: [], feeLines: sampleLines(type) },
    conditions: [],
    issuer: 'شهرداری نمونه',
    payeeTitle: (payee) =>
      payee === 'EDUCATION' ? { fa: 'آموزش و پرورش', en: 'Education' } : { fa: 'شهرداری', en: 'Municipality' },
    template: shippedTemplate(definition.useLimit ? 'inquiry-answer' : 'permit'),
    ...over,
  };
}

export const samplePaper = (type: string, over: Partial<GrantedCase> = {}): PaperModel =>
  permitPaper(sampleGrant(type, over));

export const sampleConstruction = (over: Partial<GrantedCase> = {}): PaperModel => samplePaper('construction', over);

/** The construction filing with as many floors as are asked for. */
export function withFloors(count: number): Record<string, unknown> {
  const { answers } = sampleGrant('construction');
  const floors = Array.from({ length: count }, (_, i) => ({
    level: i - 5,
    use: 'RES',
    area: `${100 + i}.25`,
    units: 2,
  }));
  return { ...answers, proposal: { ...(answers.proposal as object), floors } };
}

export function sampleSlip(over: Partial<SlipOfCase> = {}): PaperModel {
  const at = new Date('2026-11-24T08:00:00Z');
  return slipPaper({
    id: 'P-1405-0000042-1-1',
    reference: 'P-1405-0000042',
    status: 'DRAFT',
    permitType: { fa: 'پروانه احداث', en: 'Construction permit' },
    payee: { fa: 'شهرداری', en: 'Municipality' },
    lines: sampleLines('construction'),
    sum: 139_400_500n,
    rounding: 500n,
    payable: 139_400_000n,
    billId: '1000000199960',
    paymentId: '13940050173',
    payUntil: '1405/10/02',
    paidAt: null,
    drawnAt: at,
    form: sampleGrant('construction').definition.form,
    answers: sampleGrant('construction').answers,
    issuer: 'شهرداری نمونه',
    templates: { 'draft-slip': shippedTemplate('draft-slip'), receipt: shippedTemplate('receipt') },
    ...over,
  });
}
