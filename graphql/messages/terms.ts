import { messages } from '../../forms/messages/messages.js';

/** What the schema's own things are called in Persian. */
export const terms = messages({
  mandate: { fa: 'وکالت', en: 'mandate' },
  slip: { fa: 'قبض / فیش', en: 'payment slip' },
});
