import { type DocumentNode, type ExecutionResult, execute, type GraphQLError, getOperationAST } from 'graphql';
import { processRegularResult } from 'graphql-yoga';
import type { Viewer } from '../city/people/viewer.js';
import { jsonExcess } from '../forms/json-excess.js';
import type { AcceptedDocuments } from './accepted-documents.js';
import type { CompiledQuery } from './compiled/query.js';
import { type Context, type CountEvaluation, createContext, type ServerDependencies } from './context.js';
import { knownOperation } from './known-operation.js';
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
  async function contextFor(asksTheRegister: boolean, asker: Asker): Promise<Context> {
    const { idempotencyKey, whoNow, countEvaluation } = asker;
    const about = { idempotencyKey, whoNow, countEvaluation };
    if (!asksTheRegister) return createContext(deps, await asker.authenticate(), about);
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
    const { asksTheRegister, compiled } = knownOperation(document, operation);
    let context: Context;
    try {
      context = await contextFor(asksTheRegister, asker);
    } catch {
      // Why somebody may not ask is the API's to word.
      return undefined;
    }
    const anew = () => contextFor(asksTheRegister, asker);
    const result = await executed({ document, sent, context, compiled, anew });
    // Without data nothing was begun, as when a variable is not of its type.
    if (!result) return undefined;
    return processRegularResult(result as never, { Response: Answer } as never, mediaType) as unknown as PlainAnswer;
  };

  async function executed(execution: Execution) {
    try {
      const result = await inTime(worked(execution));
      if (result.data === undefined) return undefined;
      return result.errors ? { ...result, errors: result.errors.map(mask) } : result;
    } catch (error) {
      return { errors: [mask(error)] };
    }
  }
}

interface Execution {
  document: DocumentNode;
  sent: Operation;
  context: Context;
  compiled: CompiledQuery | undefined;
  /** the context once more, of which nothing was used */
  anew: () => Promise<Context>;
}

async function worked({ document, sent, context, compiled, anew }: Execution): Promise<ExecutionResult> {
  const { variables: variableValues, operationName } = sent;
  const data = await compiled?.(context, variableValues);
  if (data) return withFaults({ data }, context);
  const contextValue = compiled ? await anew() : context;
  return withFaults(await execute({ schema, document, contextValue, variableValues, operationName }), contextValue);
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
