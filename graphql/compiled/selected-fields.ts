import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type NamedTypeNode,
  type SelectionSetNode,
} from 'graphql';
import { NotCompiledError } from './not-compiled-error.js';

export type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

/**
 * The fields that selections name of a type, by what the answer calls them, each with all the nodes that ask for it. Throws
 * NotCompiledError where that depends on more than the text.
 */
export function selectedFields(
  schema: GraphQLSchema,
  fragments: Fragments,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const visited = new Set<string>();
  const fits = (condition: NamedTypeNode | undefined): boolean => {
    const named = condition && schema.getType(condition.name.value);
    return !condition || named === type || (isAbstractType(named) && schema.isSubType(named, type));
  };
  const addAll = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (selection.directives?.length) throw new NotCompiledError('directives');
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value;
        fields.set(name, [...(fields.get(name) ?? []), selection]);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (fits(selection.typeCondition)) addAll(selection.selectionSet);
      } else {
        const { value: name } = selection.name;
        const fragment = fragments[name];
        if (visited.has(name) || !fragment) continue;
        visited.add(name);
        if (fits(fragment.typeCondition)) addAll(fragment.selectionSet);
      }
    }
  };
  sets.forEach(addAll);
  return fields;
}
