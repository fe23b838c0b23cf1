import { type DocumentNode, type ExecutionResult, execute, type GraphQLError, parse } from 'graphql';
import type { Asker } from './answer-plainly.js';
import { createContext, type ServerDependencies } from './context.js';
import { mustBeBounded } from './request-bounds.js';
import { schema } from './schema/index.js';
import { withFaults } from './stay-at-field.js';
import { inTime } from './time-limit.js';

/** Executes a document of the server's own for whoever asks, as the API would: with its rights, scopes, masks and bounds. */
export type RunDocument = (
  text: string,
  variables: Record<string, unknown>,
  asker: Pick<Asker, 'authenticate' | 'whoNow'>,
) => Promise<ExecutionResult<Record<string, unknown>>>;

/** @param mask what leaves the server of an error */
export function createRunDocument(deps: ServerDependencies, mask: (error: unknown) => GraphQLError): RunDocument {
  const parsed = new Map<string, DocumentNode>();
  const documentOf = (text: string): DocumentNode => {
    const document = parsed.get(text) ?? parse(text);
    parsed.set(text, document);
    return document;
  };
  return async (text, variables, { authenticate, whoNow }) => {
    try {
      mustBeBounded({ variables });
      const contextValue = createContext(deps, await authenticate(), { whoNow });
      const args = { schema, document: documentOf(text), variableValues: variables, contextValue };
      const result = withFaults(await inTime(execute(args)), contextValue);
      return (result.errors ? { ...result, errors: result.errors.map(mask) } : result) as never;
    } catch (error) {
      return { errors: [mask(error)] };
    }
  };
}
