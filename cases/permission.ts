import type { Viewer } from '../city/people/viewer.js';
import type { GeneralOperation } from '../policy/general.js';
import { generalRefusal } from '../policy/judge.js';
import { Refusal } from './refusals.js';
import { kindsOf } from './viewer-relations.js';

/** Whether the table allows the viewer, or somebody who has not signed in, something that belongs to no case. */
export const may = (viewer: Viewer | undefined, operation: GeneralOperation): boolean =>
  generalRefusal(operation, viewer && kindsOf(viewer)) === undefined;

export function must(viewer: Viewer | undefined, operation: GeneralOperation): void {
  const code = generalRefusal(operation, viewer && kindsOf(viewer));
  if (code) throw new Refusal(code);
}

export const isAdmin = (viewer: Viewer | undefined): boolean => may(viewer, 'managePermitTypes');

export const mustBeAdmin = (viewer: Viewer): void => must(viewer, 'managePermitTypes');
