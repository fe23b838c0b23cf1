import {
  type DocumentNode,
  execute,
  type GraphQLError,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { processRegularResult } from 'graphql-yoga';
import type { Viewer } from '../city/people/viewer.js';
import { jsonExcess } from '../forms/json-excess.js';
import type { AcceptedDocuments } from './accepted-documents.js';
import { type Context, type CountEvaluation, createContext, type ServerDependencies } from './context.js';
import { mustBeBounded, REQUEST_BOUNDS } from './request-bounds.js';
import { schema } from './schema/index.js';
import type { Standings } from './standings.js';
import { withFaults } from './stay-at-field.js';
import { inTime } from './time-limit.js';

/** One operation as a client posts it. */
interface Operation {
  query: string;
  variables?: Record<string, unknown> | null | undefined;
  operationName?: string | null | undefined;
  extensions?: unknown;
}

export interface PlainAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Who asks, in the ways in which an operation may want to know. */
export interface Asker {
  /** as the token says */
  identify: () => Promise<Viewer | undefined>;
  /** as the register of people says */
  authenticate: () => Promise<Viewer | undefined>;
  whoNow: Context['whoNow'];
  countEvaluation: CountEvaluation;
  idempotencyKey: string | undefined;
}

interface Options {
  deps: ServerDependencies;
  accepted: AcceptedDocuments;
  standings: Standings;
  /** what leaves the server of an error */
  mask: (error: unknown) => GraphQLError;
}

/** Answers an operation posted as JSON; undefined is one for the whole API to look at, of which nothing was done yet. */
export type AnswerPlainly = (text: string, mediaType: string, asker: Asker) => Promise<PlainAnswer | undefined>;

/**
 * The short way through the API: for a document that the API has accepted before, by its parser, its limits and every other
 * plugin, it only remains to execute it. What is new, or not as it should be in any way, goes the long way.
 */
export function createAnswerPlainly({ deps, accepted, standings, mask }: Options): AnswerPlainly {
  async function contextFor(operation: OperationDefinitionNode, asker: Asker): Promise<Context> {
    const { idempotencyKey, whoNow, countEvaluation } = asker;
    const about = { idempotencyKey, whoNow, countEvaluation };
    if (!asksTheRegister(operation)) return createContext(deps, await asker.authenticate(), about);
    const identity = await asker.identify();
    if (!identity) return createContext(deps, undefined, about);
    const { viewer, presumed } = await standings.presume(identity);
    return Object.assign(createContext(deps, viewer, about), { presumed });
  }

  return async (text, mediaType, asker) => {
    const sent = operationIn(text);
    const document = sent && accepted.find(sent.query);
    const operation = document && getOperationAST(document, sent.operationName);
    if (!operation || operation.operation === 'subscription') return undefined;
    let context: Context;
    try {
      context = await contextFor(operation, asker);
    } catch {
      // Why somebody may not ask is the API's to word.
      return undefined;
    }
    const result = await executed(document, sent, context);
    // Without data nothing was begun, as when a variable is not of its type.
    if (!result) return undefined;
    return processRegularResult(result as never, { Response: Answer } as never, mediaType) as unknown as PlainAnswer;
  };

  async function executed(document: DocumentNode, { variables, operationName }: Operation, contextValue: Context) {
    try {
      const args = { schema, document, contextValue, variableValues: variables, operationName };
      const executing = execute(args);
      const result = withFaults('then' in executing ? await inTime(executing) : executing, contextValue);
      if (result.data === undefined) return undefined;
      return result.errors ? { ...result, errors: result.errors.map(mask) } : result;
    } catch (error) {
      return { errors: [mask(error)] };
    }
  }
}

/** What the API makes its response of. */
class Answer implements PlainAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  constructor(
    readonly body: string,
    { status, headers }: { status: number; headers: Record<string, string> },
  ) {
    this.status = status;
    this.headers = headers;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Undefined for what is no single operation, or is more than a request may be. */
function operationIn(text: string): Operation | undefined {
  if (jsonExcess(text, REQUEST_BOUNDS)) return undefined;
  try {
    const sent: unknown = JSON.parse(text);
    if (!isRecord(sent)) return undefined;
    const { query, variables, operationName, extensions, ...more } = sent;
    const sound =
      typeof query === 'string' &&
      (variables == null || isRecord(variables)) &&
      (operationName == null || typeof operationName === 'string') &&
      (extensions == null || isRecord(extensions)) &&
      Object.keys(more).length === 0;
    if (!sound) return undefined;
    const operation = { query, variables, operationName, extensions };
    mustBeBounded(operation);
    return operation;
  } catch {
    return undefined;
  }
}

/** Root fields that ask for the viewer's standing in their own statement, and what needs no viewer at all. */
const PAGES = new Set(['applications', 'application', 'tasks', '__typename']);
/** Acts whose first statement asks for it, and that read what they answer as pages do; no more than one in a document. */
const ACTS = new Set(['decideTask']);
const known = new WeakMap<OperationDefinitionNode, boolean>();

function asksTheRegister(definition: OperationDefinitionNode): boolean {
  let asks = known.get(definition);
  if (asks === undefined) {
    const { operation, selectionSet } = definition;
    const among = (names: ReadonlySet<string>) =>
      selectionSet.selections.every((one) => one.kind === Kind.FIELD && names.has(one.name.value));
    const { length } = selectionSet.selections;
    asks = operation === 'query' ? among(PAGES) : operation === 'mutation' && length === 1 && among(ACTS);
    known.set(definition, asks);
  }
  return asks;
}
