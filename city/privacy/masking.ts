import type { Schema } from '../../forms/expression/schema.js';
import type { PersonalPart } from '../../forms/language/step.js';
import { mapPersonal, type PersonalKind } from '../../forms/personal.js';
import { isMasked, maskValue } from './mask-value.js';
import { createRedactor, type PersonalValue, redactLikely } from './redact.js';

/** What somebody sees of a case's personal data. Everything that leaves the server about a case goes through them. */
export interface Masking {
  shows(part: PersonalPart): boolean;
  /** what somebody is called who has a part in it, by their account */
  names(account: string): boolean;
  /** an attached document, by its code */
  opens(document: string): boolean;
  /** answers, by the marks of their form */
  answers(value: unknown, form: Schema): unknown;
  /** what the product says of a case and may quote answers in: findings, explanations, papers */
  findings<T>(value: T): T;
  /** words of people about a case */
  remarks<T>(value: T): T;
}

/** Those of the applying side. */
export const nothingMasked: Masking = {
  shows: () => true,
  names: () => true,
  opens: () => true,
  answers: (value) => value,
  findings: (value) => value,
  remarks: (value) => value,
};

interface Masked {
  /** every personal value that is known of the case */
  known: () => readonly PersonalValue[];
  isPersonal: (document: string) => boolean;
}

/** Those of whoever need not know: `parts` are shown, everything else is masked. */
export function maskingExcept(parts: ReadonlySet<PersonalPart>, { known, isPersonal }: Masked): Masking {
  let redactor: ((value: unknown) => unknown) | undefined;
  const redact = (value: unknown) => {
    redactor ??= createRedactor(known().filter(({ kind }) => !parts.has(kind)));
    return redactor(value);
  };
  const numbers: PersonalPart[] = ['nationalId', 'mobile', 'email'];
  return {
    shows: (part) => parts.has(part),
    names: () => parts.has('name'),
    opens: (document) => parts.has('documents') || !isPersonal(document),
    answers: (value, form) =>
      redact(mapPersonal(value, form, (own, kind) => (parts.has(kind) ? own : maskValue(own, kind)))),
    findings: (value) => redact(value) as typeof value,
    remarks: (value) =>
      (numbers.every((part) => parts.has(part)) ? redact(value) : redactLikely(redact(value))) as typeof value,
  };
}

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/** Every personal value that stands in answers. */
export function personalValues(answers: unknown, form: Schema): PersonalValue[] {
  const values: PersonalValue[] = [];
  mapPersonal(answers, form, (value, kind: PersonalKind) => {
    values.push(...textsIn(value).map((text) => ({ value: text, kind })));
    return value;
  });
  return values;
}

/** Whether answers hold what somebody was shown in place of a personal value; it must never be saved in its place. */
export function holdsMasks(answers: unknown, form: Schema): boolean {
  return personalValues(answers, form).some(({ value }) => isMasked(value));
}
