import { error } from './entry.js';

/** Codes of what is wrong with a decision policy. */
export const decisionPolicyCodes = {
  UNKNOWN_FACT: error(
    'There is no such fact, answer or field of a register record.',
    'چنین داده محاسباتی، پاسخ یا فیلدی در سوابق ثبتی نیست.',
    { policy: { 'evidence[0].fact': 'builtt' } },
  ),
  EVIDENCE_OUT_OF_REACH: error(
    'Nobody could ever show so much for this fact: it is made of something weaker.',
    'برای این داده هرگز چنین مستندی به دست نمی‌آید؛ خود از داده‌ای ضعیف‌تر ساخته شده است.',
    { policy: { 'evidence[0]': { fact: 'answers', atLeast: 'register' } } },
  ),
  NO_ENGINE_STEP: error(
    'No review of the permit type says `engineDecides`, so there is nothing that the engine may decide.',
    'هیچ گام بررسی این نوع پروانه `engineDecides` ندارد؛ پس چیزی نیست که سامانه درباره آن تصمیم بگیرد.',
    { policy: { code: 'every-step' } },
  ),
  DISCRETION: error(
    'Somebody has to weigh this, and a rule cannot: the engine does not decide where it applies.',
    'این مورد به تشخیص انسان نیاز دارد و قاعده جای آن را نمی‌گیرد؛ سامانه در آن تصمیم نمی‌گیرد.',
    { policy: { 'eligible[0].discretion': true } },
  ),
  SAMPLING_STEPS: error(
    'Each step has to ask for more decisions than the one before, to draw fewer cases, and no fewer than the floor.',
    'هر پله باید تصمیم‌های بیشتری از پله پیش بخواهد، سهم کمتری را بیرون بکشد و از کف پایین‌تر نرود.',
    { policy: { 'sampling.floor': 60 } },
  ),
  SAMPLING_UNEARNED: error(
    'So few cases may be drawn only once recorded agreement has earned it; start higher, or keep the floor.',
    'این سهم اندک تنها پس از آن پذیرفته است که سابقه هم‌رأیی آن را توجیه کند؛ از سهم بالاتری آغاز کنید یا کف را نگه دارید.',
    { policy: { 'sampling.start': 90 } },
  ),
};
