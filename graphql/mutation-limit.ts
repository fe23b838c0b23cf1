import { type ASTVisitor, GraphQLError, type SelectionSetNode, type ValidationContext } from 'graphql';

/** Mutations of one document run one after another, each a transaction of its own with its entry in the trail. */
const MAX_MUTATIONS = 3;

/** A validation rule: a document may hold so many mutations, by whatever fragments they come. */
export function fewMutations(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (node.operation !== 'mutation' || fieldsOf(node.selectionSet, context, new Set()) <= MAX_MUTATIONS) return;
      context.reportError(
        new GraphQLError(`A document may hold at most ${MAX_MUTATIONS} mutations.`, { nodes: [node] }),
      );
    },
  };
}

/** A fragment that is spread again adds no field; past what is allowed nobody counts. */
function fieldsOf({ selections }: SelectionSetNode, context: ValidationContext, seen: Set<string>): number {
  let fields = 0;
  for (const selection of selections) {
    if (fields > MAX_MUTATIONS) break;
    if (selection.kind === 'Field') fields += 1;
    else if (selection.kind === 'InlineFragment') fields += fieldsOf(selection.selectionSet, context, seen);
    else if (!seen.has(selection.name.value)) {
      seen.add(selection.name.value);
      const fragment = context.getFragment(selection.name.value);
      if (fragment) fields += fieldsOf(fragment.selectionSet, context, seen);
    }
  }
  return fields;
}
