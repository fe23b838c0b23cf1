import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  TypeNameMetaFieldDef,
} from 'graphql';
import { completing, executed } from './complete.js';
import { CompiledField } from './field.js';
import { NotCompiledError } from './not-compiled-error.js';
import { type Fragments, selectedFields } from './selected-fields.js';

/**
 * A query that is worked through as graphql-js does, but asks the document and the schema once, and not for every row. It knows
 * no faults: it gives undefined where anything is not as it should be, and graphql-js is to answer, with its words and its nulls.
 */
export type CompiledQuery = (
  context: unknown,
  variables: Record<string, unknown> | null | undefined,
) => Promise<Record<string, unknown> | undefined>;

/** Undefined for what is not compiled. */
export function compileQuery(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): CompiledQuery | undefined {
  const fragments = fragmentsOf(document);
  const root = schema.getQueryType();
  try {
    if (!root || operation.directives?.length) return undefined;
    const fields = fieldsOf(schema, fragments, root, [operation]);
    return async (context, sent) => {
      const { coerced: variables } = getVariableValues(schema, operation.variableDefinitions ?? [], sent ?? {});
      if (!variables) return undefined;
      const run = { context, schema, fragments, operation, variables, given: new Map() };
      try {
        return await executed(fields, undefined, run, undefined);
      } catch {
        return undefined;
      }
    };
  } catch (error) {
    if (error instanceof NotCompiledError || error instanceof GraphQLError) return undefined;
    throw error;
  }
}

function fragmentsOf({ definitions }: DocumentNode): Fragments {
  const named = Object.create(null) as Record<string, FragmentDefinitionNode>;
  for (const each of definitions) if (each.kind === Kind.FRAGMENT_DEFINITION) named[each.name.value] = each;
  return named;
}

function fieldsOf(
  schema: GraphQLSchema,
  fragments: Fragments,
  type: GraphQLObjectType,
  nodes: readonly (FieldNode | OperationDefinitionNode)[],
): CompiledField[] {
  const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  return [...selectedFields(schema, fragments, type, sets)].map(([name, [node, ...more]]) => {
    if (!node) throw new NotCompiledError(name);
    const field = node.name.value;
    const definition = field === TypeNameMetaFieldDef.name ? TypeNameMetaFieldDef : type.getFields()[field];
    if (!definition) throw new NotCompiledError(field);
    const complete = completing(definition.type, [node, ...more], (of, below) =>
      fieldsOf(schema, fragments, of, below),
    );
    return new CompiledField(name, definition, type, [node, ...more], complete);
  });
}
