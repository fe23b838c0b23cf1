import { maskValue } from '../../city/privacy/mask-value.js';
import type { LocalizedText as Text } from '../../forms/language/text.js';
import { builder } from '../builder.js';
import type { Context } from '../context.js';
import { LocalizedText } from './localized-text.js';

interface PartyShown {
  account: string;
  name: Text | null;
}

/**
 * Somebody who has a part in a case. No entity of its own: how much of a name a reader sees differs from case to case, and a
 * cache would show one case's in another.
 */
export const Party = builder.objectRef<PartyShown>('Party').implement({
  description: 'Somebody who has a part in a case, as its reader may know them.',
  fields: (t) => ({
    account: t.exposeID('account', { description: 'As the sign-in provider names them.' }),
    name: t.expose('name', {
      type: LocalizedText,
      nullable: true,
      description:
        'What people call them, masked for whoever need not know it; null for whom the register of people does not know.',
    }),
  }),
});

/** A party of a case as the viewer may know them. */
export async function partyOf(context: Context, reference: string, account: string): Promise<PartyShown> {
  const masking = await context.load.masking.load(reference);
  return personOf(context, account, masking.shows('name'));
}

/** Somebody by name, or by as much of it as shows that there is one. */
export async function personOf({ load }: Context, account: string, shows: boolean): Promise<PartyShown> {
  const person = await load.person.load(account);
  const name = (person?.name ?? null) as Text | null;
  return { account, name: name && !shows ? masked(name) : name };
}

const masked = ({ fa, en }: Text): Text => ({ fa: String(maskValue(fa, 'name')), en: String(maskValue(en, 'name')) });
