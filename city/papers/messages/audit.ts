import { messages } from '../../../forms/messages/messages.js';

/** The same after an objection to how its case had ended. */
export const appealStandingWords = messages({
  SUSPENDED: { fa: 'در پی اعتراض معلق است', en: 'suspended after an objection' },
  REVOKED: { fa: 'در پی اعتراض باطل شد', en: 'revoked after an objection' },
  ISSUED: { fa: 'پس از رسیدگی به اعتراض معتبر است', en: 'in force after an objection was decided' },
});

/** Why a permit stands as it does, for whoever verifies it: an audit's own words are not for the public. */
export const auditWords = messages({
  SUSPENDED: { fa: 'در پی ممیزی معلق است', en: 'suspended after an audit' },
  REVOKED: { fa: 'در پی ممیزی باطل شد', en: 'revoked after an audit' },
  ISSUED: { fa: 'پس از بررسی دوباره معتبر است', en: 'in force after another look' },
});

/** The same after a measure that was begun for no ground of a list. */
export const measureWords = messages({
  SUSPENDED: { fa: 'به تصمیم شهرداری معلق است', en: 'suspended by a decision of the municipality' },
  REVOKED: { fa: 'به تصمیم شهرداری باطل شد', en: 'revoked by a decision of the municipality' },
  ISSUED: { fa: 'به تصمیم شهرداری معتبر است', en: 'in force by a decision of the municipality' },
});
