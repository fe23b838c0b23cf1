import { createContext, use } from 'react';
import type { Schema } from '../../../forms/expression/schema.js';
import type { LocalizedText } from '../../../forms/language/text.js';

/** A file of the case. */
export interface CaseFile {
  code: string;
  sha256: string;
  fileName: string;
  url: string;
}

/** The files that fields may name. */
export interface FormFiles {
  list: readonly CaseFile[];
  /** media types that are taken for a document */
  acceptOf(code: string): readonly string[];
  /** sends one and gives its sha256; rejects with RefusedFileError. Left out where answers are only read. */
  attach?(code: string, file: File, onProgress: (share: number) => void): Promise<string>;
}

/** Where a form stands, for what the server is asked of its fields. */
export interface FormSource {
  permitType: string;
  version: number | null;
  /** of the form on the work of a step, or of a signal */
  step?: string | null;
  /** of a consultation */
  body?: string | null;
}

/** The form that fields stand in. */
export interface FormState {
  schema: Schema;
  ui: unknown;
  answers: Record<string, unknown>;
  /** `undefined` takes an answer out */
  answer(path: string, value: unknown): void;
  /** what the server has against what was given at a place; of what is missing only once it is asked for */
  issueAt(path: string): LocalizedText | undefined;
  /** what the municipality has asked to be put right at a place */
  correctionAt?(path: string): string | undefined;
  files?: FormFiles;
  source?: FormSource | undefined;
}

export const FormContext = createContext<FormState | undefined>(undefined);

export function useForm(): FormState {
  const form = use(FormContext);
  if (!form) throw new Error('A field stands in a form.');
  return form;
}

type Hints = Record<string, unknown>;
const isHints = (value: unknown): value is Hints => typeof value === 'object' && value !== null;

/** What the form says of how a place is shown: those of a list's elements stand under `items`. */
export function hintsAt(ui: unknown, path: string): Hints {
  const keys = path.split(/[.[]/).map((key) => (key.endsWith(']') ? 'items' : key));
  const found = keys.reduce<unknown>((at, key) => (isHints(at) ? at[key] : undefined), ui);
  return isHints(found) ? found : {};
}

/** The id of the element that holds a place's answer, for labels, messages and links. */
export const idOf = (path: string): string => `f-${path.replaceAll(/[^\w-]+/g, '-')}`;
