import type { FormDefinition } from '../forms/language/definition.js';

/** Where a form stands: what the choices of its fields are searched by. */
export interface FormPlace {
  /** code of the type, in this version */
  permitType: string;
  version: number;
  /** of whose work it is, or the public notice; that of applicants without */
  step?: string | undefined;
  /** of a consultation */
  body?: string | undefined;
}

/** A form of a definition: that of applicants, or of a step. */
export const formPlace = (
  { code, version }: Pick<FormDefinition, 'code' | 'version'>,
  step?: string,
  body?: string | null,
): FormPlace => ({ permitType: code, version, ...(step !== undefined && { step }), ...(body != null && { body }) });
