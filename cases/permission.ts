import type { Viewer } from '../city/people/viewer.js';
import type { GeneralOperation } from '../policy/general.js';
import { generalRefusal } from '../policy/judge.js';
import { Refusal } from './refusals.js';
import { kindsOf } from './viewer-relations.js';

/** Whether the table allows the viewer something that belongs to no case. */
export const may = (viewer: Viewer, operation: GeneralOperation): boolean =>
  generalRefusal(operation, kindsOf(viewer)) === undefined;

export function must(viewer: Viewer, operation: GeneralOperation): void {
  const code = generalRefusal(operation, kindsOf(viewer));
  if (code) throw new Refusal(code);
}

export const isAdmin = (viewer: Viewer): boolean => may(viewer, 'managePermitTypes');

export const mustBeAdmin = (viewer: Viewer): void => must(viewer, 'managePermitTypes');
