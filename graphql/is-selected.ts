import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

/** Whether a field of that name stands below this one, at whatever depth of `path`, in a fragment or not. */
export function isSelected(
  { fieldNodes, fragments }: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>,
  ...path: string[]
): boolean {
  const within = (set: SelectionSetNode | undefined, [name, ...deeper]: string[]): boolean =>
    set?.selections.some((one) => {
      if (one.kind === Kind.FIELD) {
        if (one.name.value !== name) return false;
        return deeper.length === 0 || within(one.selectionSet, deeper);
      }
      const inner = one.kind === Kind.FRAGMENT_SPREAD ? fragments[one.name.value]?.selectionSet : one.selectionSet;
      return within(inner, [name ?? '', ...deeper]);
    }) ?? false;
  return fieldNodes.some(({ selectionSet }) => within(selectionSet, path));
}
