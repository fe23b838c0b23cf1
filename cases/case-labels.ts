import type { Client, Connection, WorkflowOptions } from '@temporalio/client';
import { SearchAttributeType, TypedSearchAttributes } from '@temporalio/common';
import proto from '@temporalio/proto';
import type { TemporalSettings } from '../runtime/config/temporal.js';
import { attributesOf, caseAttributes, type Labels } from '../workflows/labels.js';

const { INDEXED_VALUE_TYPE_INT, INDEXED_VALUE_TYPE_KEYWORD } = proto.temporal.api.enums.v1.IndexedValueType;
const types = {
  [SearchAttributeType.KEYWORD]: INDEXED_VALUE_TYPE_KEYWORD,
  [SearchAttributeType.INT]: INDEXED_VALUE_TYPE_INT,
};
const wanted = Object.values(caseAttributes).map(({ name, type }) => ({ name, type: types[type] }));

/** How long a cluster that has no search attributes for cases, and takes none, is not asked again, in ms. */
const PATIENCE = 600_000;
/** How long it may think about it, in ms. */
const DEADLINE = 5_000;

/** What a start says of its case to whoever looks at Temporal. */
export type Shown = Pick<WorkflowOptions, 'staticSummary' | 'typedSearchAttributes'>;

export interface CaseLabels {
  /** Has the attributes registered before the first start asks for them. */
  prepare(): void;
  /** Starts a case with its labels; where the cluster has no such search attributes it is started without. */
  start<T>(reference: string, labels: Labels, start: (shown: Shown) => Promise<T>): Promise<T>;
}

/** `followStatus`: whether the status is an attribute as well, which costs an event and an action for each change. */
export function createCaseLabels(
  client: Client,
  { namespace, followStatus: follow }: Pick<TemporalSettings, 'namespace' | 'followStatus'>,
): CaseLabels {
  let known: Promise<boolean> | undefined;
  let askedAt = Number.NEGATIVE_INFINITY;

  function areRegistered(): Promise<boolean> {
    const answer = known ?? register(client.connection as Connection, namespace).catch(() => false);
    if (known === undefined) askedAt = Date.now();
    known = answer;
    return answer.then((registered) => {
      if (!registered && Date.now() - askedAt > PATIENCE) known = undefined;
      return registered;
    });
  }

  return {
    prepare: () => void areRegistered(),
    async start(reference, labels, start) {
      const staticSummary = `${labels.permitType} ${reference}`;
      if (!(await areRegistered())) return start({ staticSummary });
      const { status, ...others } = labels;
      const pairs = attributesOf({ ...others, ...(follow && status && { status }) });
      try {
        return await start({ staticSummary, typedSearchAttributes: new TypedSearchAttributes(pairs) });
      } catch (error) {
        if (!isRefused(error)) throw error;
        // Somebody has taken them away, or a part of the cluster has not heard of them yet.
        known = undefined;
        return start({ staticSummary });
      }
    },
  };
}

/** Registers what is missing. False where one of a name is of another type. Rejects where it is not allowed. */
async function register(connection: Connection, namespace: string): Promise<boolean> {
  return connection.withDeadline(Date.now() + DEADLINE, async () => {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    const missing = wanted.filter(({ name }) => customAttributes[name] === undefined);
    if (missing.length > 0) {
      const searchAttributes = Object.fromEntries(missing.map(({ name, type }) => [name, type]));
      await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
    }
    return wanted.every(({ name, type }) => (customAttributes[name] ?? type) === type);
  });
}

/** The message of what came from Temporal, and of what caused it. */
function isRefused(error: unknown): boolean {
  const { message, cause } = Object(error) as { message?: string; cause?: unknown };
  return /search attribute/i.test(message ?? '') || (cause !== undefined && isRefused(cause));
}
