import { messages } from '../../../forms/messages/messages.js';

/** What the conversation says. */
export const replies = messages({
  greeting: {
    fa: 'سلام. اینجا با یک سامانه خودکار گفت‌وگو می‌کنید، نه با یک انسان. درباره «{type}» هر چه می‌دانید به زبان خودتان بگویید؛ هیچ چیز بدون تأیید شما ثبت نمی‌شود.',
    en: 'Hello. You are talking with a machine, not with a person. Tell what you know about "{type}" in your own words; nothing is filed unless you confirm it.',
  },
  machine: {
    fa: 'این گفت‌وگو با یک سامانه خودکار است، نه با یک انسان. هیچ چیز بدون تأیید شما ثبت نمی‌شود.',
    en: 'This is a conversation with a machine, not with a person. Nothing is filed unless you confirm it.',
  },
  understood: { fa: 'فهمیدم: {facts}.', en: 'Understood: {facts}.' },
  corrected: { fa: 'اصلاح شد: {facts}.', en: 'Corrected: {facts}.' },
  fact: { fa: '{title}: {value}', en: '{title}: {value}' },
  notUnderstood: {
    fa: 'این را به‌درستی متوجه نشدم و چیزی ثبت نکردم.',
    en: 'I did not understand that well enough, and took nothing of it.',
  },
  unsureYesNo: {
    fa: 'مطمئن نشدم؛ لطفاً فقط «بله» یا «خیر» بگویید.',
    en: 'I am not sure; please say just "yes" or "no".',
  },
  notTaken: {
    fa: 'این پاسخ این پرسش نیست، پس چیزی از آن ثبت نکردم.',
    en: 'That is no answer to this question, so I took nothing of it.',
  },
  doubt: {
    fa: '«{title}»: {value} درست به نظر نمی‌رسد (رقم کنترلی نمی‌خواند). دوباره نگاه کنید؛ اگر همین است باز همان را بگویید.',
    en: '"{title}": {value} does not look right (its check digit does not fit). Look again; if it is right, say it once more.',
  },
  passed: { fa: 'باشد، از این می‌گذریم.', en: 'All right, we leave that out.' },
  putOff: { fa: 'این مورد لازم است؛ بعداً دوباره می‌پرسم.', en: 'That is needed; I shall ask again later.' },
  stillNeeded: { fa: 'بدون این مورد نمی‌توان درخواست را ثبت کرد.', en: 'Nothing can be filed without that.' },
  askField: { fa: '{where}{title}؟', en: '{where}{title}?' },
  askYesNo: { fa: '{where}{title}؟ (بله یا خیر)', en: '{where}{title}? (yes or no)' },
  askOptions: { fa: '{where}{title}؟ ({options})', en: '{where}{title}? ({options})' },
  askFile: { fa: '{where}{title}: با دکمه پیوستش کنید.', en: '{where}{title}: attach it by the button.' },
  attached: { fa: 'پیوست شد', en: 'attached' },
  askMany: {
    fa: '{where}{title}؟ ({count} گزینه دارد؛ نام آن یا بخشی از آن را بگویید)',
    en: '{where}{title}? (one of {count}; say its name, or a part of it)',
  },
  askSearched: {
    fa: '{where}{title}؟ (نام آن یا بخشی از آن را بگویید تا بجویم)',
    en: '{where}{title}? (say its name, or a part of it, and I shall search)',
  },
  noneFound: {
    fa: 'با این نام چیزی پیدا نشد؛ بخش دیگری از نام را بگویید.',
    en: 'Nothing of that name was found; say another part of it.',
  },
  tooMany: {
    fa: '{count} گزینه این را دارند؛ اینها نخستین‌هایند. کمی دقیق‌تر بگویید.',
    en: '{count} choices have that; these are the first. Say a little more.',
  },
  askOptional: { fa: '{question} اگر ندارید «رد شو» بگویید.', en: '{question} If there is none, say "skip".' },
  sentBack: {
    fa: 'این درخواست برای اصلاح برگشته است؛ شهرداری این‌ها را خواسته است:',
    en: 'This application was sent back; the municipality asks for this:',
  },
  correction: { fa: '{place}: «{text}»', en: '{place}: “{text}”' },
  askCorrection: {
    fa: 'شهرداری خواسته است: «{text}». {question} (اگر همان که هست درست است «رد شو» بگویید.)',
    en: 'The municipality asks: “{text}”. {question} (If it is right as it is, say "skip".)',
  },
  askGroup: {
    fa: 'اگر دارید بگویید: {titles}. وگرنه «رد شو».',
    en: 'If you have them, tell: {titles}. Otherwise say "skip".',
  },
  askNumbers: { fa: '{titles} را بگویید.', en: 'Tell {titles}.' },
  askList: { fa: '«{title}» را بگویید؛ برای هر مورد: {titles}.', en: 'Tell "{title}"; of each: {titles}.' },
  askListMore: {
    fa: '«{title}» را بگویید؛ برای هر مورد: {titles}، و اگر هست: {more}.',
    en: 'Tell "{title}"; of each: {titles}, and if there is any: {more}.',
  },
  askValues: { fa: '«{title}» را بگویید، با ویرگول از هم جدا.', en: 'Tell "{title}", set apart by commas.' },
  askColumn: {
    fa: '{title} هر {item}؟ اگر برای همه یکی است یک بار بگویید.',
    en: '{title} of each {item}? If it is the same for all, say it once.',
  },
  askDocuments: {
    fa: 'این مدارک لازم است: {titles}. پیوستشان کنید، یا «رد شو» بگویید تا بعداً پیوست کنید.',
    en: 'These documents are needed: {titles}. Attach them, or say "skip" to attach them later.',
  },
  offerDocuments: {
    fa: 'اگر دارید، این‌ها را هم می‌توانید پیوست کنید: {titles}. اگر ندارید «رد شو» بگویید.',
    en: 'If you have them, you can attach these as well: {titles}. If not, say "skip".',
  },
  knownFrom: { fa: 'از {of}: {facts}.', en: 'From {of}: {facts}.' },
  askKnown: {
    fa: 'درست است؟ «بله» بگویید، یا درستش را بگویید؛ اگر نمی‌خواهید «نه».',
    en: 'Is that right? Say "yes", or say what is right; "no" leaves it out.',
  },
  whyKnown: {
    fa: 'این‌ها را شهرداری از پیش دارد تا دوباره نپرسد؛ تا شما درستی‌اش را نگویید چیزی از آن نوشته نمی‌شود.',
    en: 'The municipality has this already, so that you need not tell it again; nothing of it is taken until you say that it is right.',
  },
  knownBeside: { fa: '{of} درباره آن می‌گوید: {facts}.', en: 'The {of} says of it: {facts}.' },
  earlierCase: { fa: 'درخواست پیشین شما {reference}', en: 'your earlier application {reference}' },
  registerAway: {
    fa: '«{of}» اکنون پاسخ نمی‌دهد؛ پس خودم می‌پرسم.',
    en: 'The {of} does not answer now, so I ask you instead.',
  },
  propose: {
    fa: 'این چیزی است که فهمیده‌ام:\n{summary}\nاگر درست است، ثبت را تأیید کنید؛ وگرنه بگویید چه چیز باید عوض شود.',
    en: 'This is what I have understood:\n{summary}\nIf it is right, confirm the filing; otherwise say what is to be changed.',
  },
  confirmBySign: {
    fa: 'برای ثبت، همین پیشنهاد را با دکمه تأیید کنید؛ با نوشتن چیزی ثبت نمی‌شود.',
    en: 'To file it, confirm this very proposal by its button; nothing is filed by writing.',
  },
  agreeBySign: {
    fa: '{what} برای انجام آن، همین را با دکمه تأیید کنید؛ با نوشتن چیزی انجام نمی‌شود.',
    en: '{what} To have it done, confirm this very thing by its button; nothing is done by writing.',
  },
  leftAlone: { fa: 'باشد، کاری انجام نشد.', en: 'All right, nothing was done.' },
  whenFiled: {
    fa: 'این درخواست ثبت شده است. می‌توانید بپرسید کجاست، چه باید بپردازید یا چه مدارکی لازم است؛ یا بگویید که آن را پس می‌گیرید، بررسی انسانی می‌خواهید، یا اعتراض دارید.',
    en: 'This application is filed. You may ask where it is, what is to be paid or which documents are needed; or say that you withdraw it, want a person to review it, or object.',
  },
  entry: { fa: '{title} {number}: ', en: '{title} {number}: ' },
  about: { fa: '«{title}»: {text}', en: '"{title}": {text}' },
  whyNeeded: {
    fa: 'فرم «{type}» بدون آن کامل نیست و بررسی و محاسبه از روی آن انجام می‌شود.',
    en: 'The form of "{type}" is not complete without it; checks and fees are worked out from it.',
  },
  whyOptional: {
    fa: 'لازم نیست، ولی اگر هست بررسی درخواست را کامل‌تر می‌کند.',
    en: 'It is not needed, but makes the case more complete where there is any.',
  },
  whyNow: {
    fa: 'پیش از ثبت باید ببینید چه چیزی به نام شما ثبت می‌شود.',
    en: 'Before filing you have to see what would be filed in your name.',
  },
  usedIn: { fa: 'در این‌ها به کار می‌رود: {titles}.', en: 'It is used in: {titles}.' },
  cost: { fa: 'با آنچه تا اینجا گفته‌اید: {total}.', en: 'By what you have told so far: {total}.' },
  costLater: {
    fa: 'هزینه وقتی معلوم می‌شود که همه پاسخ‌های لازم داده شده باشد؛ پیش از ثبت آن را می‌بینید.',
    en: 'The fees can be told once all that is needed was answered; you see them before anything is filed.',
  },
  charges: {
    fa: 'مبلغ وقتی معلوم می‌شود که همه پاسخ‌های لازم داده شده باشد، و پیش از ثبت آن را می‌بینید. این‌ها ممکن است حساب شود: {titles}.',
    en: 'The sum can be told once all that is needed was answered, and you see it before anything is filed. These may be charged: {titles}.',
  },
  owed: { fa: 'این‌ها مانده است: {titles}.', en: 'Still open: {titles}.' },
  nothingOwed: { fa: 'چیز لازمی نمانده است.', en: 'Nothing that is needed is open.' },
  soFar: { fa: 'تا اینجا:\n{summary}', en: 'So far:\n{summary}' },
  nothingSoFar: { fa: 'هنوز چیزی نگفته‌اید.', en: 'You have not told anything yet.' },
  asLike: { fa: 'مانند {sample}', en: 'as {sample}' },
  cleared: { fa: '«{title}» را دوباره بگویید.', en: 'Tell "{title}" again.' },
  wants: { fa: 'همین حالا نگاه می‌کنم.', en: 'I look that up.' },
  yes: { fa: 'بله', en: 'yes' },
  no: { fa: 'خیر', en: 'no' },
  skip: { fa: 'رد شو', en: 'skip' },
  comma: { fa: '، ', en: ', ' },
  semicolon: { fa: '؛ ', en: '; ' },
});

/** What a value of each format looks like. */
export const samples: Readonly<Record<string, string>> = {
  'national-id': '1234567891',
  'legal-id': '10101234567',
  'postal-code': '9345678913',
  mobile: '09150000001',
  'nosazi-code': '9-1-7-12-0-0-0',
  'jalali-date': '1405/09/02',
  decimal: '120.5',
};
