import { messages } from '../../../forms/messages/messages.js';

/** Why a permit stands as it does, for whoever verifies it: an audit's own words are not for the public. */
export const auditWords = messages({
  SUSPENDED: { fa: 'در پی ممیزی معلق است', en: 'suspended after an audit' },
  REVOKED: { fa: 'در پی ممیزی باطل شد', en: 'revoked after an audit' },
  ISSUED: { fa: 'پس از بررسی دوباره معتبر است', en: 'in force after another look' },
});
