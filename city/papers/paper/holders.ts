import { ROLES, type Role } from '../../../forms/roles-of-fields.js';
import { blocksOf, table } from './blocks-of-answers.js';
import { type Given, isRecord, isTable, shown } from './given.js';
import type { PaperBlock } from './model.js';
import type { Tongue } from './tongue.js';

/**
 * Whom something is granted to and where, as the form marks them by `x-role`: wherever a mark stands, on a field, a record
 * or a list. Of a record that is marked as a whole, names and identifiers are read, and neither telephones nor addresses.
 */
export function holderBlocks(fields: readonly Given[], tongue: Tongue): PaperBlock[] {
  const { marked, blocks } = find(fields, tongue);
  const holdersFirst = marked.toSorted((a, b) => ROLES.indexOf(a.role as Role) - ROLES.indexOf(b.role as Role));
  return [...blocksOf(tongue.head(tongue.words.paper.holder), holdersFirst, mayBeNamed, tongue), ...blocks];
}

/** The holders' names alone, for a sentence. */
export function namesOf(fields: readonly Given[], role: Given['role'], tongue: Tongue): string[] {
  return fields.flatMap((field): string[] => {
    if (field.role !== role) return namesOf([...field.fields, ...field.items], role, tongue);
    const named = [field, ...inside(field)].filter(({ kind }) => kind === 'name');
    const texts = (named.length > 0 ? named : [field]).flatMap((each) => shown(each, mayIn(role), tongue) ?? []);
    return texts;
  });
}

const inside = ({ fields, items }: Given): Given[] =>
  [...fields, ...items].flatMap((field) => [field, ...inside(field)]);

/** What a paper says of its holder, but for what is marked itself. */
export const mayBeNamed = ({ kind, role }: Given): boolean =>
  role !== undefined || kind === undefined || kind === 'name' || kind === 'nationalId';

/** What may be read of what is marked as a whole: of an address also what makes it one. */
const mayIn =
  (role: Given['role']) =>
  (field: Given): boolean =>
    mayBeNamed(field) || (role === 'address' && field.kind === 'address');

/** Fields that are marked stand together; a list has a table of its own, with what its elements mark. */
function find(fields: readonly Given[], tongue: Tongue): { marked: Given[]; blocks: PaperBlock[] } {
  const found: ReturnType<typeof find> = { marked: [], blocks: [] };
  for (const field of fields) {
    if (field.role !== undefined) {
      if (isTable(field)) found.blocks.push(...table(field.title, field.items, mayIn(field.role), tongue));
      else if (isRecord(field.value))
        found.blocks.push(...blocksOf(field.title, field.fields, mayIn(field.role), tongue));
      else found.marked.push(field);
    } else if (isTable(field)) {
      found.blocks.push(...table(field.title, field.items.map(onlyMarked), mayBeNamed, tongue));
    } else {
      const inner = find(field.fields, tongue);
      found.marked.push(...inner.marked);
      found.blocks.push(...inner.blocks);
    }
  }
  return found;
}

/** An element of a list with the parts that are marked, however deep. */
function onlyMarked(item: Given): Given {
  const fields = item.fields.flatMap((field): Given[] => {
    if (field.role !== undefined) return [field];
    const inner = onlyMarked(field);
    return inner.fields.length > 0 ? [inner] : [];
  });
  return { ...item, fields };
}
