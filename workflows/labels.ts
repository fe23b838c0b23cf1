import { defineSearchAttributeKey, type SearchAttributePair, type TypedSearchAttributes } from '@temporalio/common';
import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { Generation } from '../forms/language/definition.js';
import type { ApplicationStatus } from '../policy/states.js';

/** The search attributes that cases carry in Temporal; none of them says anything of a person. */
export const caseAttributes = {
  permitType: defineSearchAttributeKey('ParvanehPermitType', 'KEYWORD'),
  generation: defineSearchAttributeKey('ParvanehGeneration', 'KEYWORD'),
  /** id of the parcel's district; absent where nobody knows it */
  district: defineSearchAttributeKey('ParvanehDistrict', 'KEYWORD'),
  revision: defineSearchAttributeKey('ParvanehRevision', 'INT'),
  status: defineSearchAttributeKey('ParvanehStatus', 'KEYWORD'),
} as const;

/** What can be found of a case in Temporal. `status` only where it is followed: an event for each change of it. */
export interface Labels {
  permitType: string;
  generation: Generation;
  district?: string | null | undefined;
  revision: number;
  status?: ApplicationStatus;
}

/** As a start takes them. */
export function attributesOf({ permitType, generation, district, revision, status }: Labels): SearchAttributePair[] {
  return [
    { key: caseAttributes.permitType, value: permitType },
    { key: caseAttributes.generation, value: generation },
    ...(district ? [{ key: caseAttributes.district, value: district }] : []),
    { key: caseAttributes.revision, value: revision },
    ...(status ? [{ key: caseAttributes.status, value: status }] : []),
  ];
}

interface Standing {
  revision: number;
  status: ApplicationStatus;
  district?: string | null;
}

/**
 * Keeps what Temporal shows of a case at how it stands. A run that was started without search attributes, as where a
 * cluster has none, carries none; the details are no event of a history.
 */
export function follow({ revision, status, district }: Standing, waitingFor: readonly string[]): void {
  const waits = waitingFor.length > 0 ? `, at ${waitingFor.map((step) => `\`${step}\``).join(', ')}` : '';
  setCurrentDetails(`**${status}**, revision ${revision}${waits}`);
  const { typedSearchAttributes: carried } = workflowInfo();
  if (carried.get(caseAttributes.permitType) === undefined) return;
  const now = [
    { key: caseAttributes.revision, value: revision },
    ...(district === undefined ? [] : [{ key: caseAttributes.district, value: district }]),
    ...(carried.get(caseAttributes.status) === undefined ? [] : [{ key: caseAttributes.status, value: status }]),
  ];
  const changed = now.filter(({ key, value }) => (carried.get(key as never) ?? null) !== value);
  if (changed.length > 0) upsertSearchAttributes(changed);
}

/** Those of the next run of a case that is moved to a version of another generation. */
export function attributesAfter(generation: Generation): TypedSearchAttributes | undefined {
  const { typedSearchAttributes: carried } = workflowInfo();
  if (carried.get(caseAttributes.generation) === undefined) return undefined;
  return carried.updateCopy([{ key: caseAttributes.generation, value: generation }]);
}
