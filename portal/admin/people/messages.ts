import { messages } from '../../../forms/messages/messages.js';

export const peopleWords = messages({
  WHO: { fa: 'نام یا شناسه', en: 'Name or id' },
  END: { fa: 'پایان دادن به {role}', en: 'End {role}' },
  GRANT: { fa: 'دادن نقش', en: 'Grant a role' },
  ROLE: { fa: 'نقش', en: 'Role' },
  UNIT: { fa: 'واحد', en: 'Unit' },
  DISTRICT: { fa: 'ناحیه', en: 'District' },
  EVERYWHERE: { fa: 'همه‌جا', en: 'Everywhere' },
  NO_UNIT: { fa: 'هیچ', en: 'None' },
  PROPOSED: {
    fa: 'پیشنهاد شد؛ این نقش را مدیر دیگری باید تأیید کند.',
    en: 'It is proposed: another administrator has to approve this role.',
  },
  NEW: { fa: 'شخص تازه', en: 'Somebody new' },
  ID: { fa: 'شناسهٔ ورود', en: 'Id of the sign-in provider' },
  NAME_FA: { fa: 'نام به فارسی', en: 'Name in Persian' },
  NAME_EN: { fa: 'نام به لاتین', en: 'Name in English' },
  OFFICE: { fa: 'شناسهٔ دفتر مهندسی (اگر دارد)', en: 'Id of their office, if any' },
});
