import { error, sampleTitle } from './entry.js';
import { sampleClock, sampleNotice } from './suspicion-codes.js';

/** Codes of steps that cannot be walked, and of expressions that cannot be run. */
export const flowCodes = {
  FIRST_STEP_NOT_FORM: error(
    'A case begins with what the applicant files: the first step is a form without `when`.',
    'پرونده با ثبت درخواست آغاز می‌شود: گام نخست form است و when ندارد.',
    { changes: { 'steps[0].when': 'answers.visit' } },
  ),
  NO_RESULT: error(
    'A condition reads the result of a step that is not there, or gives none, or not that. Reviews, consultations and audits give `outcome` and `by`, a wait for a signal `signal` and `data`, a service what it answers.',
    'شرطی نتیجهٔ گامی را می‌خواند که نیست یا چنین نتیجه‌ای نمی‌دهد. بررسی، مشورت و ممیزی outcome و by می‌دهد، انتظار signal و data، و سرویس پاسخ خود را.',
    { changes: { 'steps[9].when': 'results.aproval.outcome == "approve"' } },
  ),
  UNKNOWN_OUTCOME: error(
    'An outcome is held against a text that the step never ends in.',
    'نتیجهٔ گام با متنی سنجیده می‌شود که این گام هرگز به آن نمی‌رسد.',
    {
      changes: {
        'steps[8].outcomes': ['approve', { id: 'against', title: sampleTitle, as: 'reject' }],
        'steps[9].when': 'results.approval.outcome.orValue("") == "agianst"',
      },
    },
  ),
  UNREACHABLE_STEP: error('No step leads here.', 'هیچ گامی به این جا نمی‌رسد.', {
    changes: { 'steps[10].next': 'end' },
  }),
  NO_WAY_TO_END: error('From here the case never comes to an end.', 'از این جا پرونده هرگز به پایان نمی‌رسد.', {
    changes: { 'steps[7].next': 'rest' },
  }),
  BUSY_LOOP: error(
    'A loop can go round with nobody and no clock in between. Put a wait or a review into it.',
    'حلقه‌ای بی‌آنکه کسی یا زمانی در میان باشد می‌چرخد. یک wait یا review در آن بگذارید.',
    { changes: { 'steps[6].next': 'enquiry' } },
  ),
  LEADS_TO_APPEAL: error(
    'A step leads to an appeal, which nobody comes to by walking: somebody begins it once the case has ended.',
    'گامی به یک اعتراض می‌رسد، ولی پرونده به آن نمی‌رود؛ پس از پایان پرونده کسی آن را آغاز می‌کند.',
    { changes: { 'steps[8].onReject': 'objection' } },
  ),
  CLOCK_NEVER_BEGINS: error(
    'A clock begins after an appeal, which no case comes past. Begin it after the step at which the appeal lets the case go on.',
    'مهلتی پس از یک اعتراض آغاز می‌شود که پرونده از آن نمی‌گذرد؛ آن را پس از گامی بگذارید که پرونده با پذیرش اعتراض از آن ادامه می‌یابد.',
    { changes: { clocks: [{ ...sampleClock, begins: { after: 'objection' } }] } },
  ),
  CLOCK_CALENDARS: error(
    'Months of two calendars are added up in one clock.',
    'ماه‌های دو تقویم در یک مهلت با هم جمع می‌شود.',
    {
      changes: {
        clocks: [{ ...sampleClock, extension: { by: 'supervisor', span: { months: 1, calendar: 'gregorian' } } }],
      },
    },
  ),
  CLOCK_GRANTS_NOTHING: error(
    'The silence of the clock is consent, but no step issues a permit.',
    'سکوت در این مهلت پذیرش است، ولی هیچ گامی پروانه صادر نمی‌کند.',
    {
      changes: {
        'steps[11].type': 'announce',
        clocks: [{ ...sampleClock, atEnd: { is: 'consent', next: 'approval' } }],
      },
    },
  ),
  AUDIT_EFFECT: error(
    'What a rejection by an audit is to bring about cannot be had.',
    'آنچه رد ممیزی باید در پی داشته باشد شدنی نیست.',
    { changes: { 'steps[12].onReject': 'refer', 'steps[12].referTo': undefined } },
  ),
  LAPSE_UNLESS: error(
    'A step that gives nothing keeps no permit from lapsing, and one before the grant would keep every permit.',
    'گامی که چیزی از آن نمی‌ماند مانع بی‌اعتبار شدن مجوز نیست و گام پیش از صدور مانع بی‌اعتبار شدن همهٔ مجوزهاست.',
    {
      changes: {
        lapse: { after: { years: 1 }, unless: ['request'], title: sampleTitle, basis: 'by-law' },
      },
    },
  ),
  APPEAL_EFFECT: error(
    'Nobody decides an appeal, or what it is to bring about cannot be had.',
    'کسی به اعتراض رسیدگی نمی‌کند، یا آنچه باید در پی داشته باشد شدنی نیست.',
    { changes: { 'steps[12]': { id: 'objection', type: 'appeal', title: sampleTitle, of: ['REJECTED'] } } },
  ),
  NOTICE_PERSONAL: error(
    'A public notice would show everybody something personal. Leave it out, or say in `because` why everybody may see it.',
    'آگهی عمومی چیزی شخصی را به همه نشان می‌دهد؛ آن را بردارید یا در because بگویید چرا همه می‌توانند ببینند.',
    { changes: { 'form.schema.properties.subject.x-personal': true, 'steps[8]': sampleNotice } },
  ),
  LEAVES_BRANCH: error(
    "A branch's steps lead to one another only; the branch ends after its last step.",
    'گام‌های یک شاخه تنها به یکدیگر می‌رسند؛ شاخه پس از گام آخر خود پایان می‌یابد.',
    { changes: { 'steps[5].branches[1].steps[0].next': 'rest' } },
  ),
  ENTERS_BRANCH: error(
    'A step inside a branch cannot be gone to from outside. Name the parallel step itself.',
    'از بیرون نمی‌توان به گامی در درون شاخه رفت؛ خود گام parallel را نام ببرید.',
    { changes: { 'steps[4].otherwise': 'visit' } },
  ),
  JOIN_TOO_LARGE: error(
    'More branches are waited for than there are.',
    'شاخه‌هایی بیش از آنچه هست انتظار کشیده می‌شود.',
    {
      changes: { 'steps[5].join': 3 },
    },
  ),
  NEEDED_TOO_LARGE: error(
    'More answers are waited for than bodies are asked.',
    'پاسخ‌هایی بیش از شمار مراجع خواسته شده است.',
    {
      changes: { 'steps[5].branches[0].steps[0].needed': 3 },
    },
  ),
  EXPRESSION_SYNTAX: error('The expression is malformed.', 'عبارت درست نوشته نشده است.', {
    changes: { 'fees[0].amount': '1000 *' },
  }),
  EXPRESSION_TYPE: error(
    'The expression mixes types, or gives another type than is needed here.',
    'عبارت نوع‌ها را درهم آمیخته یا نوعی دیگر از آنچه لازم است می‌دهد.',
    { changes: { 'steps[8].when': 'answers.subject' } },
  ),
  EXPRESSION_REFUSED: error(
    'The expression could run long or fail in a case, or uses what is not offered.',
    'عبارت ممکن است دیر تمام شود یا در پرونده‌ای شکست بخورد، یا چیزی را به کار برده که عرضه نمی‌شود.',
    { changes: { 'steps[4].cases[0].when': 'answers.subject.matches("visit")' } },
  ),
  FACT_CYCLE: error('Facts use one another in a circle.', 'دانسته‌ها دور هم می‌چرخند.', {
    changes: {
      facts: [
        { name: 'first', title: sampleTitle, value: 'second + 1' },
        { name: 'second', title: sampleTitle, value: 'first + 1' },
      ],
      lanes: [{ lane: 'supervised', when: 'first > 0' }],
    },
  }),
  FACT_NAME_TAKEN: error(
    'The fact is called as a variable or a word of the language is. Choose another name.',
    'نام این دانسته نام یک متغیر یا واژه زبان است؛ نام دیگری بگذارید.',
    { changes: { facts: [{ name: 'asOf', title: sampleTitle, value: '1' }] } },
  ),
};
