import { ownActorNames } from '../../cases/messages/for-readers.js';
import { may } from '../../cases/permission.js';
import { maskValue } from '../../city/privacy/mask-value.js';
import type { LocalizedText as Text } from '../../forms/language/text.js';
import { builder } from '../builder.js';
import type { Context } from '../context.js';
import { LocalizedText } from './localized-text.js';
import { Person } from './role-holding.js';

interface PartyShown {
  account: string;
  name: Text | null;
}

/**
 * Somebody who has a part in something. No entity of its own: how much of a name a reader sees differs from case to case, and a
 * cache would show one case's in another.
 */
export const Party = builder.objectRef<PartyShown>('Party').implement({
  description: 'Somebody who has a part in something, as its reader may know them.',
  fields: (t) => ({
    account: t.exposeID('account', {
      description: 'As the sign-in provider names them; `engine`, `clock`, `bank`, … where nobody did it.',
    }),
    name: t.expose('name', {
      type: LocalizedText,
      nullable: true,
      description:
        'What people call them, masked for whoever need not know it; null for whom the register of people does not know.',
    }),
    person: t.field({
      type: Person,
      nullable: true,
      description: 'Their entry in the register of people, for those who may read it; null for others.',
      resolve: ({ account }, _, { viewer, load }) =>
        viewer && (viewer.id === account || may(viewer, 'readHoldings')) ? load.person.load(account) : null,
    }),
  }),
});

async function nameOf({ load }: Context, account: string): Promise<Text | null> {
  const own = ownActorNames[account];
  if (own) return own;
  return ((await load.person.load(account))?.name ?? null) as Text | null;
}

/** A party of a case as the viewer may know them. */
export async function partyOf(context: Context, reference: string, account: string): Promise<PartyShown> {
  const [name, masking] = await Promise.all([nameOf(context, account), context.load.masking.load(reference)]);
  const shown = name === null || account in ownActorNames || masking.names(account);
  return { account, name: shown ? name : masked(name) };
}

/** Somebody who acts outside any case, or whose name is masked because the viewer is none of those whom it concerns. */
export async function personOf(context: Context, account: string, known = true): Promise<PartyShown> {
  const name = await nameOf(context, account);
  return { account, name: name && !known ? masked(name) : name };
}

const masked = ({ fa, en }: Text): Text => ({ fa: String(maskValue(fa, 'name')), en: String(maskValue(en, 'name')) });
