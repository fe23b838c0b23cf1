/** What people want who do not answer, by the words that say so, as `clean` writes them. */

export const WHY =
  /^(چرا|برای چی|برای چه|واسه چی|به چه دلیل|why|what for|what is that for)(\s|$)|چه (ربطی|لزومی)|به چه درد|why do you/;
export const MEANING =
  /(یعنی چه|یعنی چی|منظور(ت|تون|تان)? (چیه|چیست|چه)|چیست|چیه|معن(ی|ا)|از کجا (بیارم|بیاورم|پیدا)|کجا (نوشته|پیدا)|what does|what is|what's|meaning|mean|where do i find|explain|توضیح)/;
export const COST =
  /(چقدر|چند|چه قدر|چه مبلغ|هزینه|عوارض|قیمت|پول).*(می ?شود|می ?شه|میشه|است|دارد|داره|بدهم|بدم|باید|چقدر|چنده|\?|$)|how much|what does it cost|cost|fee|price/;
export const COST_SURE =
  /(هزینه|عوارض|قیمت|مبلغ|پول).*(چقدر|چنده|چند است|چه قدر)|(چقدر|چه قدر|چند) (باید )?(می ?شود|می ?شه|میشه|هزینه|پول|عوارض|بدهم|بدم|بپردازم)|how much|what does (it|this) cost|what will it cost|what (is|are) the (cost|fee|fees|price)/;
export const STATUS =
  /(پرونده|درخواست)\S*( \S+){0,2} (کجا|چی شد|چه شد|به کجا|در چه|چه وضع)|پیگیری (پرونده|درخواست)|وضعیت (پرونده|درخواست)|where is (my|the) (case|application|file|permit)|where is [a-z]+-\d{4}-\d+|status of my|what happened to my/;
export const OWED =
  /(چه|چی) ?(چیز)?\S*( \S+){0,3} (مانده|مونده|باقی|کم|بدهکار|لازم است|لازمه|باید بدهم|باید بدم)|دیگه چی (می ?خوا|لازم|مونده)|چقدر (مانده|مونده)|what (do|else do) (i|you)( still)? (owe|need)|what is (left|missing)|what's (left|missing)|still owe|چند (تا )?سوال/;
export const SUMMARY =
  /^(خلاصه|مرور|نشان بده|نشونم بده|چی فهمیدی|تا حالا چی|summary|show me|what have you got|what do you have)/;
export const PERSON =
  /(کارشناس|اپراتور|آدم|انسان|یک نفر|یه نفر|مسئول|کارمند)\S*( \S+){0,4} (صحبت|حرف|وصل|می ?خواهم|می ?خوام|کمک)|(صحبت|حرف) (با|کردن با) (کارشناس|آدم|انسان|یک نفر)|(talk|speak) to (a |some)?(person|human|someone|somebody)|human please|a real person/;
export const LEAVE =
  /^(انصراف|منصرف شدم|خداحافظ|فعلا خداحافظ|کافیه|بسه|بقیه اش? برای بعد|بعدا ادامه|bye|goodbye|stop|quit|cancel|enough|later today)(\s|[.!]|$)/;
/** Somebody goes, and comes back. */
export const COMES_BACK =
  /(برمی ?گردم|بر می ?گردم|ادامه (می ?دهم|می ?دم|بدهیم|بدیم)|برگشتم|i will be back|come back|i'm back|i am back|continue (later|next))/;
export const WITHDRAW =
  /(درخواست|پرونده)\S*( \S+){0,3} (پس بگیر|پس می ?گیرم|لغو)|انصراف از (درخواست|پرونده)|از (درخواست|پرونده)\S* (منصرف|انصراف)|withdraw (my|the|this)|cancel (my|the|this) (case|application|request)|پیش ?نویس\S* (را |رو )?(دور|حذف|پاک)|(discard|delete|throw away) (my|the) draft/;
export const PAY =
  /(لینک|درگاه) پرداخت|می ?خوا(ه)?م (پول|پرداخت|بپردازم)|(پرداخت|قبض)\S* (را |رو )?(می ?کنم|کنم|بده|بفرست)|payment link|i want to pay|how do i pay|pay my/;
export const MANDATE_END =
  /(وکالت|نمایندگی)\S*( \S+){0,5} (پس بگیر|پس می ?گیرم|لغو|باطل|تمام)|(revoke|end|cancel|withdraw|take back) (a |an |the |my )?(mandate|power of attorney)/;
export const MANDATE =
  /(وکالت|نمایندگی)\S*( \S+){0,5} (بدهم|بدم|می ?دهم|می ?دم|بسپار|واگذار)|(بدهم|بدم|می ?دهم) وکالت|(give|offer|grant) (\S+ ){0,4}(mandate|power of attorney)/;
/** What an office that a mandate is for is called: by its number, or after a word that says what it is. */
export const OFFICE_NUMBER = /(^|[\s:،(])([a-z]{2,5}-\d{3,})(?=$|[\s.،,)])/;
export const OFFICE_WORD = /دفتر|office/;
export const HUMAN_REVIEW =
  /(آدم|انسان|کارشناس|یک نفر|یه نفر|مسئول)\S*( \S+){0,3} (بررسی|رسیدگی|تصمیم|نگاه|ببیند|ببینه)|(بررسی|تصمیم|رسیدگی) (انسانی|توسط (یک )?(انسان|کارشناس|آدم))|(person|human|somebody|someone|official) (to |should |must |shall )?(review|decide|look at)|human review|reviewed by a (person|human)/;
export const OBJECTION =
  /اعتراض (دارم|داریم|می ?کنم|کنم|به)|می ?خوا(ه)?م اعتراض|معترضم|(i )?(want to |would like to |wish to )?(appeal|object to) (this|the|my|that)|i (object|appeal)(\s|$)/;
/** Why, where it is said along with it. */
export const REASON = /(?<=^|\s)(چون|زیرا|به این دلیل|به دلیل|because)\s.+/is;
export const DOCUMENTS =
  /(مدرک|مدارک|فایل)\S*( \S+){0,4} (بفرست|آپلود|بارگذاری|پیوست|ضمیمه)|(چه|چی) (مدرک|مدارک)|(attach|upload|send)( \S+){0,3} (document|documents|file|files|paper|papers|deed)|(what|which) (documents|papers)/;
/** All that may be left out is passed over at once. */
export const SKIP_REST =
  /^(بقیه|باقی|بقیه ?اش|همه ?(اش|شون|ش)?|هیچ کدام از بقیه)( ی| اش| آنها| اینها)?( ها)?( را| رو)? (رد|بگذر|ندارم|لازم نیست|نمی ?خواهم|نمی ?خوام|هیچ)|^(skip|leave out|pass) (the rest|all|everything|the others)|^(nothing else|that is all|that's all|no more|همین بود|دیگه هیچی|دیگر هیچ|چیز دیگری ندارم|چیز دیگه ای ندارم)/;
export const REPEAT = /^(چی|چی گفتی|دوباره|تکرار کن|نفهمیدم|متوجه نشدم|again|repeat|pardon|what|sorry)\s*[?؟]?$/;
export const CONFIRM =
  /^(تایید می ?کنم|تأیید می ?کنم|تایید|ثبت کن|ارسال کن|confirm|i confirm|file it|submit|send it)([\s.!،]|$)/;
/** What is not spoken of is right as it stands. */
export const THE_REST =
  /(بقیه|باقی|بقیش|مابقی)\S*( \S+){0,3} (درست|خوب|صحیح|همین|همونه|اوکی|تایید)|(rest|other|others|everything else) (is|are|looks|seems)( \S+)? (right|fine|correct|ok|good)/;
/** A visit is to be agreed on, or moved. */
export const VISIT =
  /بازدید|(وقت|نوبت|قرار)\S*( \S+){0,3} (بگیر|می ?خوا|رزرو|جابه|عوض|تغییر)|(book|move|change|reschedule|make) (\S+ ){0,4}(visit|appointment|inspection)|(visit|appointment|inspection) (\S+ ){0,3}(time|date|day)/;
/** Nobody kept it. */
export const MISSED =
  /(کسی|هیچ ?کس|بازرس|مامور|کارشناس)\S*( \S+){0,4} (نیامد|نیومد)|(nobody|no one|no inspector) (came|showed)/;
/** Something shows that a condition is fulfilled. */
export const EVIDENCE =
  /شرط\S*( \S+){0,5} (انجام|برآورده|مدرک|پیوست|بفرست)|(مدرک|پیوست|عکس)\S*( \S+){0,3} شرط|(evidence|proof|photo|attach)( \S+){0,4} condition|condition( \S+){0,3} (is )?(fulfilled|met|done)/;
export const WRITE =
  /پیام\S*( \S+){0,4} (بفرست|بنویس|دارم|بگذار)|پیام\S*( (به|برای) \S+){0,2} بده|(بفرست|بنویس)\S*( \S+){0,2} پیام|(write|send) (\S+ ){0,3}(message|letter)|message to the (city|municipality)/;
export const LETTERS =
  /پیام\S*( \S+){0,4} (بخوان|نشان|چیست|چیه|چه بود|ببین|رسیده)|چه پیامی|(read|show|see|open) (\S+ ){0,3}(message|letter)|(any|new|unread) (messages|letters)/;
/** What may be done at all. */
export const POSSIBLE =
  /(چه|چی) ?(کار|چیز)\S*( \S+){0,4} (می ?توانم|می ?تونم|می ?شود|میشه|بکنم|کنم|بخواهم)|چه امکان|what (can|may|could) i (do|ask)|what (is|are) (possible|my options)|^(help|راهنما|کمک)$/;
/** What was begun is left. */
export const LEFT =
  /^(انصراف|منصرف شدم|ولش کن|بی ?خیال|نمی ?خواهم|نمی ?خوام|لغو|cancel|never ?mind|leave it|stop|quit|forget it)([\s.!،]|$)/;
export const TAKE_BACK =
  /(اعتراض|خواست)\S*( \S+){0,4} (پس|لغو)|(withdraw|take back) (\S+ ){0,4}(objection|request|wish)/;
export const TELL_ME =
  /(تصمیم|نتیجه)\S*( \S+){0,4} (بگو|خبر|آگاه|مطلع|بدانم)|(tell|inform|notify) me|(want|like) to (know|be told)/;
