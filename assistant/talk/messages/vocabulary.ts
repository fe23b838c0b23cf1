/** Words that people say, of both languages, as `clean` writes them: by meaning, not by form or field. */

const split = (text: string): string[] => text.split('|').map((phrase) => phrase.trim());

export const NUMBER_WORDS: Readonly<Record<string, number>> = {
  ...{
    صفر: 0,
    یک: 1,
    یه: 1,
    یکی: 1,
    تک: 1,
    یدونه: 1,
    یکدونه: 1,
    یدانه: 1,
    دو: 2,
    سه: 3,
    چهار: 4,
    چار: 4,
    پنج: 5,
    شش: 6,
    شیش: 6,
    هفت: 7,
    هشت: 8,
    نه: 9,
  },
  ...{ ده: 10, یازده: 11, دوازده: 12, سیزده: 13, چهارده: 14, پانزده: 15, پونزده: 15, شانزده: 16, شونزده: 16 },
  ...{ هفده: 17, هیفده: 17, هجده: 18, هیجده: 18, نوزده: 19, بیست: 20, سی: 30, چهل: 40, پنجاه: 50, پنجا: 50, شصت: 60 },
  ...{ هفتاد: 70, هشتاد: 80, نود: 90, صد: 100, یکصد: 100, دویست: 200, سیصد: 300, چهارصد: 400, پانصد: 500, پونصد: 500 },
  ...{ ششصد: 600, شیشصد: 600, هفتصد: 700, هشتصد: 800, نهصد: 900 },
  ...{ zero: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11 },
  ...{ twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19 },
  ...{ twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90 },
};
export const SCALES: Readonly<Record<string, number>> = {
  ...{ هزار: 1000, میلیون: 1_000_000, ملیون: 1_000_000, میلیارد: 1_000_000_000 },
  ...{ hundred: 100, thousand: 1000, million: 1_000_000, billion: 1_000_000_000 },
};
export const ORDINALS: Readonly<Record<string, number>> = {
  ...{ اول: 1, یکم: 1, اولی: 1, دوم: 2, دومی: 2, سوم: 3, سومی: 3, چهارم: 4, پنجم: 5, ششم: 6, هفتم: 7, هشتم: 8, نهم: 9 },
  ...{ دهم: 10, یازدهم: 11, دوازدهم: 12, سیزدهم: 13, چهاردهم: 14, پانزدهم: 15, شانزدهم: 16, هفدهم: 17, هجدهم: 18 },
  ...{ نوزدهم: 19, بیستم: 20, سیم: 30, first: 1, second: 2, third: 3, fourth: 4, fifth: 5, sixth: 6, seventh: 7 },
  ...{ eighth: 8, ninth: 9, tenth: 10, eleventh: 11, twelfth: 12, thirteenth: 13, fourteenth: 14, fifteenth: 15 },
};
export const HALF: ReadonlySet<string> = new Set(['نیم', 'half']);
/** What stands behind "and" at the end of a number. */
export const FRACTIONS: Readonly<Record<string, string>> = { نیم: '.5', half: '.5', ربع: '.25', quarter: '.25' };
export const POINT: ReadonlySet<string> = new Set(['ممیز', 'point']);
export const AND: ReadonlySet<string> = new Set(['و', 'and']);
export const MINUS: ReadonlySet<string> = new Set(['منفی', 'minus']);

export const MONTHS: readonly (readonly string[])[] = [
  ['فروردین', 'farvardin'],
  ['اردیبهشت', 'ordibehesht'],
  ['خرداد', 'khordad'],
  ['تیر', 'tir'],
  ['مرداد', 'امرداد', 'mordad'],
  ['شهریور', 'shahrivar'],
  ['مهر', 'mehr'],
  ['آبان', 'aban'],
  ['آذر', 'azar'],
  ['دی', 'dey'],
  ['بهمن', 'bahman'],
  ['اسفند', 'esfand'],
];
/** Years from now. */
export const YEARS_OFF: Readonly<Record<string, number>> = {
  ...{ امسال: 0, پارسال: -1, پیارسال: -2, 'سال گذشته': -1, 'سال پیش': -1, 'سال قبل': -1, 'سال آینده': 1, 'سال بعد': 1 },
  ...{ 'this year': 0, 'last year': -1, 'next year': 1 },
};
/** Days from now. */
export const DAYS_OFF: Readonly<Record<string, number>> = {
  ...{ امروز: 0, دیروز: -1, پریروز: -2, فردا: 1, today: 0, yesterday: -1, tomorrow: 1 },
};

/** Days of a span that is counted, and whether it is behind or before. */
export const SPANS: Readonly<Record<string, number>> = { روز: 1, هفته: 7, day: 1, days: 1, week: 7, weeks: 7 };
export const SIDES: Readonly<Record<string, number>> = {
  ...{ پیش: -1, قبل: -1, بعد: 1, دیگر: 1, دیگه: 1, آینده: 1, ago: -1, later: 1 },
};

/** Units, by what they measure; the longer is read first. */
export const UNITS: readonly (readonly [string, string])[] = [
  ...split(
    'متر مربع|مترمربع|متر مربعی|مترمربعی|m²|m2|sqm|sq m|square metres|square meters|square metre|square meter',
  ).map((word) => [word, 'm2'] as const),
  ...split('متر|متری|m|metres|meters|metre|meter').map((word) => [word, 'm'] as const),
  ...split('دانگ|dang|dangs').map((word) => [word, 'dang'] as const),
  ...split('ریال|rial|rials').map((word) => [word, 'rial'] as const),
  ...split('تومان|تومن|toman|tomans').map((word) => [word, 'toman'] as const),
  ...split('تا|عدد|مورد|دانه|دونه|pieces|spaces|of them').map((word) => [word, 'count'] as const),
];

/** Units of one word, behind which a half may stand. */
export const MEASURES: ReadonlySet<string> = new Set(split('متر|مترمربع|دانگ|metre|meter|metres|meters'));
/** «۲/۵ متر»: a slash is a decimal point where a measure is told. */
export const SLASH_DECIMAL =
  /(?<![\d/-])(\d{1,4})\s*\/\s*(\d{1,2})(?=\s*(متر|دانگ|مترمربع|m2|m²|metre|meter|m(?![a-z])))/gi;

export const GROUND: ReadonlySet<string> = new Set(['همکف', 'ground']);
export const BASEMENT: ReadonlySet<string> = new Set(['زیرزمین', 'basement']);
export const LEVEL_NOUN: ReadonlySet<string> = new Set(
  split('طبقه|طبقات|اشکوب|floor|floors|level|levels|storey|storeys|story|stories'),
);
export const RANGE: ReadonlySet<string> = new Set(['تا', 'الی', 'to', 'through', 'until']);
/** «هر کدام», "each": what is said counts for each row. */
export const EACH = split(
  'هر کدام|هرکدام|هر یک|هریک|هر طبقه|همه|همگی|each|every floor|per floor|all of them|both|هر دو',
);
/** A sum over all rows is none of a row's values. */
export const IN_ALL: ReadonlySet<string> = new Set(split('جمعا|مجموعا|کلا|جمع|مجموع|روی هم|total|altogether|overall'));
export const WHOLE_SHARE: ReadonlySet<string> = new Set(split('تمام|کل|کامل|همه|همش|all|whole|entire'));
/** All of it is one's own, said in a phrase of its own. */
export const ALL_MINE =
  /^(همه|همش|کل|تمام)\S*( \S+){0,2} (مال|برای|از ?ان|متعلق به) (خود|من|ما)\S*|^(i|we) own (all|everything|the (whole|entire))|^(all|the whole|everything)( \S+){0,3} (is )?(mine|belongs to me)/;
/** Half of it is one's own: three of six. */
export const HALF_MINE =
  /^(من )?(نصف|نیمی?)(ش|شو|ه|ی)?( (از )?(ملک|سند|خانه|خونه|زمین|آن|اون))?( (مال|برای|سهم) (خود|من)\S*)?( (است|هست|دارم))?$|^(i own )?half( of (it|the (property|plot|land|house)))?( is mine)?$/;
/** A row is as the one before it. */
export const LIKEWISE: ReadonlySet<string> = new Set(split('همینطور|همین|همونطور|همانطور|مثلش|likewise|same|ditto'));
/** What it is not, said behind what it is: "90, not 100". */
export const NOT_THAT = /[\s،,]+(?:نه|not)\s+([\d.]+)\s*(?:متر|m2|m|تا|واحد)?\s*[.!]?$/i;
/** One more, beside those that were told. */
export const MORE: ReadonlySet<string> = new Set(split('دیگر|دیگه|دیگری|دیگرش|همچنین|علاوه|another|also|second'));
/** «دو نفریم», "two of us": how many there are, and no value. */
export const PEOPLE = /^(نفر|مالک|شریک|برادر|خواهر|ورثه|وارث)|^(owners|people|persons|partners|of)$/;
/** Within a line, what stands before is taken back: "120, no, sorry, 130". */
export const TAKEN_BACK =
  /[\s,،؛;.]+(?:نه(?=[\s,،]+(?:ببخشید|اشتباه|یعنی|نه|\d|درستش))|ببخشید|اشتباه (?:شد|گفتم|کردم)|اصلاح می ?کنم|منظورم|no,? sorry|sorry|i mean|i meant|or rather|correction)[\s,،؛;.:]+/i;

/** What fields of a format are called, whatever a form calls them. */
export const FORMAT_NAMES: Readonly<Record<string, readonly string[]>> = {
  'national-id': split('کد ملی|کدملی|شماره ملی|national id|national code'),
  'legal-id': split('شناسه ملی|legal id|legal person id'),
  'postal-code': split('کد پستی|کدپستی|postal code|postcode|post code|zip code|zip'),
  mobile: split('موبایل|تلفن همراه|همراه|شماره موبایل|شماره تماس|تلفن|mobile|phone|cell'),
  'nosazi-code': split('کد نوسازی|نوسازی|renewal code'),
};

/** Between what something is called and what it is. */
export const FILLERS: ReadonlySet<string> = new Set(
  split(
    'از|به|با|را|رو|است|هست|ه|:|=|من|ملک|ما|این|می شود|میشود|میشه|برابر|عبارت|یعنی|همان|زمین|of|is|are|the|a|an|my|no|number|to|for|it|its|was|at|شماره|ش|درستش|تاریخ|هم|مال|اون|ان|آن',
  ),
);
/** Said beside an answer, and no part of it. */
export const POLITE = new Set(
  split(
    'سلام|لطفا|ممنون|ممنونم|مرسی|متشکرم|سپاس|خب|خوب|ببخشید|بفرمایید|عرض|شود|میشود|میشه|است|هست|هستم|هستش|می|باشد|میباشد|دارم|داریم|دارد|داره|باشه|اوکی|حتما|ok|okay|please|thanks|thank|you|hello|hi|well|yes|sure|it|is|its|here|sir|خدمت|شما|خدمتتان|جناب|دیگه|فکر|کنم|فکرکنم|میکنم|i|think|so|have|we|my|just|about|حدود|حدودا|تقریبا|بعد',
  ),
);

/** What people say for a word of a choice that is asked for, where none of the choices was named itself. */
export const MEANT: readonly (readonly [label: string, said: readonly string[]])[] = [
  ['مالک', split('صاحب|صاحبخانه|صاحبخونه|خودم|خودمم')],
  ['owner', split('myself|landlord|me')],
  ['مسکونی', split('خانه|خونه|آپارتمان|سکونت|زندگی')],
  ['residential', split('home|house|flat|flats|apartment|apartments|housing')],
  ['تجاری', split('مغازه|دکان|دکون|فروشگاه|پاساژ')],
  ['commercial', split('shop|shops|retail')],
  ['اداری', split('دفتر کار|مطب')],
  ['انباری', split('انبار')],
  ['پارکینگ', split('گاراژ|ماشین')],
  ['parking', split('garage|cars')],
  ['انتقال', split('فروش|بفروشم|بفروشیم|میفروشم|میفروشیم|سند بزنم')],
  ['transfer', split('sell|selling|sale|sold')],
  ['ترهین', split('وام|رهن|تسهیلات')],
  ['mortgage', split('loan|lender')],
];
/** What people call a field whose title says it otherwise. */
export const CALLED: Readonly<Record<string, readonly string[]>> = {
  units: split('flats|flat|apartments|apartment'),
};
/** Between a day and its month. */
export const OF_MONTH: ReadonlySet<string> = new Set(split('ام|م|مین|of|the'));
/** The last day of a month. */
export const LAST_DAY: ReadonlySet<string> = new Set(split('آخر|اخر|آخرین روز|پایان|end'));

export const YES = split(
  'بله|بلی|آره|اره|آری|درسته|درست است|صحیح است|حتما|قبول دارم|می پذیرم|میپذیرم|تایید می کنم|تایید میکنم|تأیید می کنم|همینطور است|اوکی|هست|دارم|yes|yeah|yep|y|correct|right|true|i do|i confirm|i agree|i declare|sure|of course|that is right|indeed',
);
export const NO = split('نه|خیر|نخیر|نه خیر|ندارم|نداریم|ندارد|نیست|no|nope|n|false|not');
/** With these behind it, a yes or no may mean either: "no, it has not changed". */
export const NEGATED =
  /(^|\s)(ن(کرده|کردیم|کردم|شده|دارد|داره|یست|بوده|خیر|می\S*)|بدون|عدم|هیچ|not|nothing|none|never|no|without|\S+n't)(\s|$)/;

export const SKIP = split(
  "رد شو|رد کن|رد|بعدی|نمی دانم|نمیدانم|نمیدونم|نمی دونم|یادم نیست|بلد نیستم|ندارم|نداریم|ندارد|فعلا نه|بعدا|بعدا می گویم|بعدا میگم|هیچکدام|هیچ کدام|لازم نیست|خالی|skip|next|later|none|none of them|pass|i do not know|i don't know|dont know|no idea|not now|nothing|don't have it|do not have it|i have none",
);
export const CORRECTS = split(
  'نه|نه خیر|نخیر|خیر|اصلاح|اصلاح کن|اشتباه شد|اشتباه گفتم|اشتباه کردم|اشتباه نوشتم|ببخشید اشتباه شد|تغییر|عوض کن|درستش|منظورم|no|sorry|correction|actually|i mean|i meant|wrong|change',
);
export const CHANGE_VERBS =
  /(عوض|اصلاح|تغییر|درست|ویرایش)\s*(کن|کنید|بده|بدهید|شود|بشه|می ?کنم|کنم)|(اشتباه|غلط)\s*(است|بود|شد|شده|گفتم|نوشتم|زدم|ه|$)|\b(change|correct|fix|wrong|mistake)\b/;

/** Sentences that ask or order, and are no name, no address and no statement. */
export const ASKS =
  /[?؟]\s*$|^(چرا|چی|چه|کی|کجا|آیا|چطور|چگونه|چند|مگه|مگر|who|what|when|where|why|how|can|could|would|do|does|is|are|should|will)(\s|$)/;
export const ORDERS =
  /(ثبت|تایید|صادر|تصویب|امضا|ارسال|نادیده|فراموش|رد|پاک|حذف|لغو|موافقت)\s*(کن|بگیر|بده|شود|نما)\S*|بدون (تایید|تأیید|پرسش|سوال|بررسی)|دستور(های|ات|هایی)? ?(قبلی|بالا|سیستم)|\b(ignore|disregard|forget|override|approve|submit|grant|issue|bypass|sudo|delete|drop|execute|pretend)\b|(system|assistant|developer)\s*(prompt|message|:)|previous instructions|<\/?\w+>|\{\{|\bconfirmproposal\b/;
/** Words of sentences, which no name of a person has. */
export const NO_NAME =
  /(^|\s)(این|اون|آن|فامیل\S*|شهرتم|نام خانوادگی\S*|اسمم|نامم|که|را|رو|برای|از|با|به|هم|باید|می|نمی|چون|اگر|اگه|ولی|اما|هفته|فردا|امروز|دیروز|بعد|الان|دوباره|چیزی|یکی|برگشتم|the|i|you|am|are|to|for|with|will|not|this|that|it|we|they|back|again|later|please|week)(\s|$)|(^|\s)ن?می\S{3,}/;
/** In front of a name, and behind it. */
export const NAME_BEFORE =
  /^(اسمم|اسم من|نامم|نام من|بنده|اینجانب|حقیر|من خودم|خودم|من|نام و نام خانوادگی|نام|اسم|بنام|به نام|آقای|خانم|مالک|my name is|i am|i'm|name is|the name is|name|named|called|mr|mrs|ms|by the name of)\s+/;
export const NAME_AFTER = /\s+(هستم|ام|است|هست|می باشم|میباشم|هستش|نام دارد|هستیم|جان|is my name)$/;
export const SELF = /(^|\s)(خودم|من|myself|i am|i'm)(\s|$)/;
/** Endings that people put on a word: «مالکم», «تجاریه». */
export const ENDINGS = ['م', 'ام', 'یم', 'ه', 'ست', 'ش', 'ی', 'ها', 'های', 'اش', 'هستم', 'رو', 'مان', 'مون', 's'];
