import { error, sampleTitle, warning } from './entry.js';

const rule = {
  id: 'R-SAMPLE',
  title: sampleTitle,
  message: sampleTitle,
  onFail: 'block',
  basis: 'by-law 1, article 2',
};

const fee = {
  code: 'F-LATE',
  title: sampleTitle,
  amount: '500000',
  payee: 'MUNICIPALITY',
  basis: 'by-law 1, article 2',
};

/** A legal term of the sample, whose silence is refusal. */
export const sampleClock = {
  id: 'legal-term',
  title: sampleTitle,
  basis: 'by-law 1, article 2',
  begins: 'filing',
  lasts: { months: 2 },
  atEnd: { is: 'refusal' },
};

/** A public notice in the place of the sample's approval. */
export const sampleNotice = {
  id: 'approval',
  type: 'publish-notice',
  title: sampleTitle,
  text: sampleTitle,
  lasts: { days: 20 },
  shows: { answers: ['subject'] },
};

/** Codes of what can run but is hardly meant. */
export const suspicionCodes = {
  CHECK_NEVER_FAILS: warning(
    'Whatever the form lets people state, the check passes. Its limit lies outside the ranges of the form or register.',
    'هر پاسخی که فرم می‌پذیرد از این بررسی می‌گذرد؛ حد آن بیرون از بازه‌های فرم یا مرجع است.',
    { changes: { rules: [{ ...rule, pass: 'size(answers.subject) >= 2' }] } },
  ),
  PAYMENT_WITHOUT_FEES: warning(
    'The type charges nothing, so that nobody ever stops at this payment. Give it fees, or take the step out.',
    'این نوع هیچ عوارضی ندارد و کسی در این پرداخت نمی‌ماند. برای آن fees بنویسید یا این گام را بردارید.',
    { changes: { fees: [] } },
  ),
  PAYMENT_GATES_NOTHING: warning(
    'Nothing comes after this payment that waits for it: whoever does not pay misses nothing. Put it before a grant or a decision, or take it out.',
    'پس از این پرداخت چیزی نیست که در انتظار آن باشد و کسی که نپردازد چیزی از دست نمی‌دهد؛ آن را پیش از یک صدور یا تصمیم بگذارید یا بردارید.',
    {
      changes: {
        'fees[0].group': 'filing',
        'fees[1]': { ...fee, group: 'late' },
        'steps[10].groups': ['filing'],
        'steps[11].groups': ['filing'],
        'steps[15]': { id: 'on-view', type: 'payment', title: sampleTitle, groups: ['late'] },
      },
    },
  ),
  CHECK_ALWAYS_FAILS: warning(
    'Whatever the form lets people state, the check fails.',
    'هیچ پاسخی که فرم می‌پذیرد از این بررسی نمی‌گذرد.',
    { changes: { rules: [{ ...rule, pass: 'size(answers.subject) > 200' }] } },
  ),
  UNASKED_READ: warning(
    'The form leaves the field unasked under some choices, and the rule or fee says nothing of what then holds: it is missing, or an empty list. Read it with orValue(…), or let a `when` ask the choice.',
    'فرم در برخی گزینش‌ها این فیلد را نمی‌پرسد و قاعده یا عوارض نمی‌گوید آنگاه چه؛ با orValue(…) بخوانید یا گزینش را در when بپرسید.',
    {
      changes: {
        'form.schema.if': { properties: { visit: { const: true } }, required: ['visit'] },
        'form.schema.then': { required: ['subject'] },
        'form.schema.required': ['property', 'visit'],
        rules: [{ ...rule, pass: 'size(answers.subject.orMissing()) > 2' }],
      },
    },
  ),
  STEP_ALWAYS_SKIPPED: warning(
    'The condition of the step never holds, so no case ever comes through it.',
    'شرط این گام هرگز برقرار نیست، پس هیچ پرونده‌ای از آن نمی‌گذرد.',
    { changes: { 'steps[8].when': 'evaluation.lane == "autos"' } },
  ),
  STAGE_NEVER_PASSED: error(
    'What a stage `unlocks` is unlocked by an outcome like `approve`, and it has none. Add one, or leave `unlocks` out.',
    'آنچه یک مرحله می‌گشاید (unlocks) با نتیجه‌ای چون approve گشوده می‌شود و این گام چنین نتیجه‌ای ندارد. یکی بیفزایید یا unlocks را بردارید.',
    {
      changes: {
        'steps[8]': {
          id: 'approval',
          type: 'inspect',
          title: sampleTitle,
          role: 'supervisor',
          outcomes: ['return', { id: 'seen', title: sampleTitle, next: 'payment' }],
          unlocks: sampleTitle,
        },
      },
    },
  ),
  IDLE_OUTCOME: warning(
    "An outcome of a step's own makes no difference. Give it `as` or `next`, or let a condition read it.",
    'نتیجهٔ ویژهٔ این گام هیچ اثری ندارد؛ به آن as یا next بدهید یا در شرطی بخوانیدش.',
    { changes: { 'steps[8].outcomes': ['approve', { id: 'against', title: sampleTitle }] } },
  ),
  NOTICE_UNHEARD: warning(
    'People may object to a public notice, and nobody decides anything afterwards. Put a review after it, or let it take no objections.',
    'مردم می‌توانند به آگهی اعتراض کنند و پس از آن کسی تصمیمی نمی‌گیرد؛ پس از آن یک review بگذارید یا اعتراض نپذیرید.',
    { changes: { 'steps[8]': sampleNotice, 'steps[10].deadlines': undefined } },
  ),
  NOTICE_SHOWS_NOTHING: warning(
    'A public notice shows nothing of its case, so that nobody could tell what it is about. Name answers or documents in `shows`.',
    'آگهی عمومی چیزی از پرونده نشان نمی‌دهد و کسی نمی‌فهمد درباره چیست؛ پاسخ‌ها یا مدارکی را در shows نام ببرید.',
    { changes: { 'steps[15].shows': {} } },
  ),
  NEEDS_NO_FORM: warning(
    'An outcome needs the form of its step, which has none: nothing is ever asked with it. Give the step a form, or leave `form` out of `needs`.',
    'نتیجه‌ای فرم گام خود را لازم دارد و گام فرمی ندارد؛ پس با آن چیزی پرسیده نمی‌شود. به گام فرم بدهید یا form را از needs بردارید.',
    {
      changes: {
        'steps[8].outcomes': ['approve', 'reject', { id: 'dear', title: sampleTitle, as: 'approve', needs: ['form'] }],
      },
    },
  ),
  FULFIL_NOTHING: warning(
    'Conditions are to be settled where nobody could have set any: no decision comes before the step. Put it after one.',
    'گامی شرط‌ها را پی می‌گیرد که پیش از آن کسی نمی‌توانسته است شرطی بگذارد؛ آن را پس از یک تصمیم بگذارید.',
    {
      changes: {
        'steps[1].type': 'fulfil',
        'steps[1].role': 'supervisor',
      },
    },
  ),
  CONDITIONS_FORGOTTEN: warning(
    'An outcome sets conditions, and no way leads from it to the step that settles them: nobody asks of those with a day. Lead it there, or put a `fulfil` on its way.',
    'نتیجه‌ای شرط می‌گذارد و از آن به گامی که شرط‌ها را پی می‌گیرد راهی نیست؛ کسی شرط‌های مهلت‌دار را نمی‌پرسد. راهش را از یک fulfil بگذرانید.',
    {
      changes: {
        'steps[8].outcomes': [
          'approve',
          'reject',
          { id: 'if', title: sampleTitle, needs: ['conditions'], next: 'on-view' },
        ],
      },
    },
  ),
  WAIT_FOR_NOBODY: warning(
    'A wait for a signal names nobody who may give it, and has no deadline that ends it: unless a program of the city gives it, the case stands still for ever. Name them in `by`, or give it a deadline.',
    'انتظار برای پیامی است که کسی برای دادن آن نام برده نشده و مهلتی هم آن را پایان نمی‌دهد؛ اگر سامانه‌ای آن را ندهد پرونده همیشه می‌ماند. در by نام ببرید یا مهلت بگذارید.',
    { changes: { 'steps[7]': { id: 'rest', type: 'wait', title: sampleTitle, signal: 'rested' } } },
  ),
  NOTICE_TAKES: error(
    'What is filed on a public notice is taken twice, or as a case that it cannot be.',
    'آنچه روی آگهی ثبت می‌شود دو بار پذیرفته شده، یا در قالب پرونده‌ای که نمی‌تواند باشد.',
    {
      changes: {
        'steps[8]': { ...sampleNotice, takes: ['request', { kind: 'request', application: 'decision-request' }] },
      },
    },
  ),
  ROLE_NOT_HELD: warning(
    'The role exists, but nobody holds it: tasks for it would wait for ever. Give it to somebody.',
    'نقش هست ولی کسی آن را ندارد؛ کارهای آن بی‌پایان می‌ماند. آن را به کسی بدهید.',
    { changes: { 'steps[8].role': 'cashier' } },
  ),
  FEE_WITHOUT_BASIS: warning(
    'The basis of the fee names no law or by-law. A charge without one does not stand.',
    'مبنای این عوارض قانون یا مصوبه‌ای را نام نمی‌برد؛ عوارض بی‌مبنا پابرجا نمی‌ماند.',
    { changes: { 'fees[0].basis': '-' } },
  ),
  PERSONAL_UNMARKED: warning(
    'The format of the field says that its values are personal, and it is not marked: they would be shown to all readers.',
    'قالب فیلد می‌گوید مقدارهای آن شخصی است ولی نشان نشده است؛ همهٔ خوانندگان آن را می‌بینند.',
    { changes: { 'form.schema.properties.subject.format': 'mobile' } },
  ),
  CLOCK_NEVER_STOPS: warning(
    'A step of this type never waits, so the clock never stands still there.',
    'گامی از این نوع منتظر نمی‌ماند، پس مهلت در آن نمی‌ایستد.',
    { changes: { clocks: [{ ...sampleClock, stops: [{ at: ['analysis'] }] }] } },
  ),
  CLOCK_NEVER_RUNS: warning(
    'The clock is met by the very step that it begins with, so it never runs.',
    'مهلت با همان گامی که آغاز می‌شود پایان می‌یابد، پس هرگز نمی‌گذرد.',
    { changes: { clocks: [{ ...sampleClock, begins: { after: 'approval' }, metBy: ['approval'] }] } },
  ),
  CLOCK_NEVER_MET: warning(
    'No case comes to what meets the clock once it has begun, so that it always runs out. Name a step that comes after its beginning.',
    'پس از آغاز این مهلت پرونده به گامی که آن را پایان دهد نمی‌رسد و مهلت همیشه سر می‌آید؛ گامی پس از آغاز آن نام ببرید.',
    { changes: { clocks: [{ ...sampleClock, begins: { after: 'print' }, metBy: ['approval'] }] } },
  ),
  CLOCK_BOUNDS: warning(
    'The bound of a clock is shorter than the clock, or a reminder of it lies before it begins.',
    'سقف مهلت از خود مهلت کوتاه‌تر است، یا یادآوری آن پیش از آغاز مهلت می‌افتد.',
    { changes: { clocks: [{ ...sampleClock, atMost: { days: 30 } }] } },
  ),
  END_NEVER_COMES: warning(
    'An appeal is of an end that no case of these steps comes to. Leave it out, or name the end that is meant.',
    'اعتراض از پایانی است که هیچ پرونده‌ای با این گام‌ها به آن نمی‌رسد؛ آن را بردارید یا پایانی را که منظور است بنویسید.',
    { changes: { 'steps[8].outcomes': ['approve', 'return'] } },
  ),
  FOUND_TOO_LATE: warning(
    'A fee reads what a step finds, and no calculation comes after that step: it is never charged by it. Put a `calculate` behind it.',
    'عوارض از یافتهٔ گامی حساب می‌شود که پس از آن محاسبه‌ای نیست و هرگز به حساب نمی‌آید؛ پس از آن یک calculate بگذارید.',
    {
      changes: {
        'steps[8].outcomes': ['approve', { id: 'dear', title: sampleTitle, as: 'approve' }],
        'fees[0].when': 'results.approval.outcome.orValue("") == "dear"',
      },
    },
  ),
  DEADLINE_UNUSED: warning(
    'A step of this type never waits, or by no deadlines of its own, so that they never come.',
    'گامی از این نوع منتظر نمی‌ماند یا مهلتی از آن خود ندارد، پس این مهلت‌ها هرگز نمی‌رسد.',
    { changes: { 'steps[1].deadlines': [{ after: { days: 1 }, then: 'remind' }] } },
  ),
  EXPIRY_NEVER_COMES: warning(
    'The step says where it leads when its time is over, and none of its deadlines expires.',
    'گام می‌گوید با پایان مهلت به کجا می‌رود، ولی هیچ‌یک از مهلت‌های آن expire نیست.',
    { changes: { 'steps[8].onExpire': 'end' } },
  ),
  DEADLINE_WITHOUT_CONSEQUENCE: warning(
    'When the time is over nothing follows: there are reminders only, or an escalation to nobody.',
    'با گذشت مهلت چیزی پیش نمی‌آید: تنها یادآوری است، یا ارجاع به بالا بی‌آنکه کسی نام برده شده باشد.',
    { changes: { 'steps[12].deadlines': [{ after: { days: 10 }, then: 'remind' }] } },
  ),
  DEADLINE_NEVER_COMES: warning(
    'Another deadline has ended the wait before this one comes.',
    'پیش از رسیدن این مهلت، مهلت دیگری انتظار را پایان داده است.',
    {
      changes: {
        'steps[0].deadlines': [
          { after: { days: 60 }, then: 'expire' },
          { after: { days: 90 }, then: 'remind' },
        ],
      },
    },
  ),
};
