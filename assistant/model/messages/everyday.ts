/** Words of everyday sentences, of both languages, as `clean` writes them: none is anybody's name, or that of a place. */

const split = (text: string): string[] => text.trim().split(/\s+/);

export const EVERYDAY: ReadonlySet<string> = new Set([
  ...split(`
    که اگر اگه ولی اما چون چونکه پس یا نیز حتی فقط تنها شاید باید نباید هنوز الان حالا قبلا بعدا بعد قبل پیش اول آخر دوباره باز
    این آن اون همین همون همان اینجا آنجا اونجا اینها آنها اینو اونو چیز چیزی چیزها کار کاری جا جایی طور جور راه وقت زمان مدت بار دفعه سر ته توی تو
    من ما شما تو او ایشان خودم خودمون خودمان خودش خودشون مال برای واسه بابت درباره راجع روی زیر کنار پشت جلو بین داخل بیرون بالا پایین وسط دور
    است هست بود بوده باشد باشه شد شده شدن بشه بشود شود میشه نیست نبود نباشه دارد داره دارم داریم داشت داشتم داشتیم داشته ندارد نداره ندارم نداریم
    کرد کرده کردم کردیم کردن کنم کنیم کند کنه کنید میکنم میکنه کنند گفت گفته گفتم گفتن گفتند میگه میگن میگم بگم بگو بگید زد زده زدن زدیم زدم
    خواهم خوام خواست خواستم خواهیم خوایم خواهد خواد میخوام میخواهم میخواد دانم دونم دونید دانید میدونم نمیدونم نمی می
    ساخت ساخته ساختم ساختیم ساختن بسازم بسازیم ساختمان ساختمون خانه خونه خونمون ملک ملکم زمین حیاط باغچه بام پشت‌بام پشت بام سقف دیوار در پنجره راه‌پله راه پله پله آسانسور
    پارکینگ انبار انباری طبقه طبقات همکف زیرزمین واحد واحدها اتاق آشپزخانه مغازه دکان تجاری مسکونی اداری متر متری مساحت اندازه مقدار تعداد طول عرض ارتفاع عمق
    بزرگ بزرگتر بزرگ‌تر کوچک کوچیک بلند کوتاه نو جدید قدیم قدیمی کهنه خراب خرابه سالم درست غلط اشتباه خوب بد زیاد کم بیشتر کمتر چند چندتا چقدر همه همش هیچ هیچی
    تمدید تجدید اصلاح توسعه احداث استعلام پروانه مجوز جواز گواهی پایان‌کار پایان کار نقشه سند قولنامه مدرک مدارک کد شماره تاریخ اعتبار مهلت
    شهرداری بانک وام رهن فروش خرید خریدار فروشنده مالک مالکیت شریک وکیل وکالت دفتر مهندس ناظر مجری طراح شرکت سازمان اداره
    تخریب خرابش بکوبیم بکوبم کوبیدن نوسازی بازسازی تعمیر تعمیرات محکم سست بتن بتنی آجر آجری فلز فلزی تیرآهن اسکلت اسکلتش سازه پی شناژ
    اضافه کنیم کنم بشه تغییر عوض جابجا تقسیم تفکیک ادغام یکی دو سه تا هر کدام کدوم هرکدوم نصف نصفش کل تمام بقیه باقی مانده مونده
    برادر برادرم خواهر خواهرم پدر پدرم مادر مادرم بابا بابام مامان داداش داداشم داداشی همسر همسرم شوهر شوهرم زن زنم پسر پسرم دختر دخترم بچه بچه‌ها ورثه نفر نفریم
    راستش والا واقعا خدا شکر رو ببین ببینید یعنی مثلا تقریبا حدود حدودا دقیقا معمولا کلا اصلا هم همچنین هنوز دیگه دیگر خب خوب خیلی یه یک یکم کمی بعضی
    سال ماه روز هفته امسال پارسال امروز دیروز فردا صبح شب تازه زود دیر زودتر قدیما اوایل اواخر نوشته نوشتن زدند کشیدم کشیده گرفتم گرفته گرفتن بگیرم بگیریم میگیرن میگیرند گیرن گیرند
    دستکاری دست دستی جاشه سرجاشه بیل کلنگ مرور کنار همسایه نما کوچه خیابان پلاک منطقه محله قطعه بلوک
  `),
  ...split(`
    the a an this that these those it its i we you he she they me us my our your his her their mine ours myself
    am is are was were be been being do does did done have has had having will would can could shall should may might must
    not no yes so too also very just only still again already now then here there today yesterday tomorrow ago later before after
    and or but if because since while when where what which who whose why how much many more most less least some any all both each every other another same
    of in on at by for from to with without into onto over under above below between about around near behind beside up down out off through
    want wanted wants need needed needs like would think know knew mean means say says said told tell call called ask asked give gave given get got take took make made
    build built building house home land plot flat apartment shop store office room floor floors storey basement ground roof wall fence yard garden door window stairs lift parking space spaces garage
    area size metre metres meter meters square width length height depth number count total half whole part parts piece
    big bigger small smaller tall wide long short old older new newer good bad right wrong correct empty full few several lot lots thing things way place time day days week month year years
    permit permits licence license certificate document documents paper papers deed plan plans drawing drawings date code form application case request question answer fee fees money bank loan mortgage sale sell buy buyer seller
    owner owners partner partners brother sister father mother dad mum wife husband son daughter cousin uncle aunt family heirs engineer architect supervisor contractor company firm agent
    add added adding extend extended enlarge renew renewed renewal change changed changing correct corrected split divide divided merge demolish demolished tear torn pull pulled down knock knocked repair repaired rebuild rebuilding construct construction
    concrete steel brick wood wooden metal iron stone frame structure foundation hand machine
    really actually maybe perhaps probably exactly roughly almost nearly anyway well please thanks ok okay sorry sure fine let lets put use used using going gone come came went
    one two three four five six seven eight nine ten first second third
  `),
]);

/** Beside these a number is of an address or of a plate, however short. */
export const PLACE_WORDS: ReadonlySet<string> = new Set(
  split(`
    خیابان خیابون کوچه بلوار میدان بن‌بست بن بست پلاک کدپستی پستی بخش فرعی اصلی آدرس نشانی محله شهرک شبا حساب کارت موبایل تلفن همراه
    street st road rd avenue ave alley lane square address plate postcode postal zip phone mobile iban account card
  `),
);
