import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

/** Names of fields that a document selects, each with those selected below it; none below a leaf. */
type Names = Map<string, Names>;

/**
 * What of a JSON value a field's selection names: objects and lists are gone through, names that nobody selected are left
 * out, directives and conditions of type are not looked at. The value has the names that the API has; what has another is asked for `besides`.
 */
export function selectedPart<T>(value: T, { fieldNodes, fragments }: GraphQLResolveInfo, besides: string[] = []): T {
  const names = namesIn(fieldNodes, fragments, new Map());
  if (names.size > 0) for (const name of besides) names.set(name, new Map());
  return pruned(value, names) as T;
}

function namesIn(nodes: readonly FieldNode[], fragments: GraphQLResolveInfo['fragments'], names: Names): Names {
  const addAll = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) addAll(selection.selectionSet);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments[selection.name.value];
        if (fragment) addAll(fragment.selectionSet);
      } else {
        const below = names.get(selection.name.value) ?? new Map();
        names.set(selection.name.value, namesIn([selection], fragments, below));
      }
    }
  };
  for (const { selectionSet } of nodes) if (selectionSet) addAll(selectionSet);
  return names;
}

function pruned(value: unknown, names: Names): unknown {
  if (names.size === 0 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => pruned(each, names));
  const part: Record<string, unknown> = {};
  for (const [name, below] of names) {
    const inner = (value as Record<string, unknown>)[name];
    if (inner !== undefined) part[name] = pruned(inner, below);
  }
  return part;
}
