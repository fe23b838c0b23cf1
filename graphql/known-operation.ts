import { type DocumentNode, Kind, type OperationDefinitionNode } from 'graphql';
import { type CompiledQuery, compileQuery } from './compiled/query.js';
import { schema } from './schema/index.js';

/** What an operation is, whoever sends it and with whatever variables. */
interface KnownOperation {
  /** whether it asks for the viewer's standing by itself, in the statement that reads or acts for them */
  asksTheRegister: boolean;
  /** undefined for what graphql-js alone executes */
  compiled: CompiledQuery | undefined;
}

/** Root fields that ask for the viewer's standing in their own statement, and what needs no viewer at all. */
const PAGES = new Set(['applications', 'application', 'tasks', '__typename']);
/** Acts whose first statement asks for it, and that read what they answer as pages do; no more than one in a document. */
const ACTS = new Set(['decideTask']);
const known = new WeakMap<OperationDefinitionNode, KnownOperation>();

/** Looked up once for a document that is sent again. */
export function knownOperation(document: DocumentNode, definition: OperationDefinitionNode): KnownOperation {
  const kept = known.get(definition);
  if (kept) return kept;
  const { operation, selectionSet } = definition;
  const among = (names: ReadonlySet<string>) =>
    selectionSet.selections.every((one) => one.kind === Kind.FIELD && names.has(one.name.value));
  const { length } = selectionSet.selections;
  // What only reads may be executed twice, which is what becomes of a compiled one that has a fault.
  const isRead = operation === 'query' && among(PAGES);
  const made = {
    asksTheRegister: isRead || (operation === 'mutation' && length === 1 && among(ACTS)),
    compiled: isRead ? compileQuery(schema, document, definition) : undefined,
  };
  known.set(definition, made);
  return made;
}
