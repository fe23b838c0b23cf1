import { messages } from '../../forms/messages/messages.js';

export const officePageWords = messages({
  TITLE: { fa: 'کارهای دفتر', en: 'Work of the office' },
  MANDATES: { fa: 'وکالت‌ها', en: 'Mandates' },
  PAGES: { fa: 'صفحه‌های دفتر', en: 'Pages of the office' },
  NOT_OFFICE: { fa: 'این صفحه برای دفترهای مهندسی است.', en: 'This page is for engineering offices.' },
  WAITING: {
    fa: '{count} وکالت منتظر پذیرش شماست.',
    en: 'Mandates that wait for you to accept: {count}.',
  },
  TO_MANDATES: { fa: 'دیدن وکالت‌ها', en: 'See the mandates' },
  NONE: { fa: 'هنوز پرونده‌ای از مالکان در دست ندارید.', en: 'You have no case of an owner in hand yet.' },
  NO_MANDATES: {
    fa: 'وکالتی در جریان نیست. مالک آن را از صفحهٔ «وکالت‌ها»ی خود به شما می‌دهد.',
    en: 'No mandate is in force. An owner gives you one on their page “Mandates”.',
  },
  OWNERS: { fa: 'مالکان و پرونده‌هایشان', en: 'Owners and their cases' },
  FOR_OWNER: { fa: 'درخواست برای {name}', en: 'Apply for {name}' },
  QUALITY: { fa: 'کارنامهٔ دفتر', en: 'How the office has worked' },
  APPROVED: { fa: 'مورد تأیید شهرداری', en: 'approved by the municipality' },
  NOT_APPROVED: {
    fa: 'این دفتر اکنون مورد تأیید نیست و نمی‌تواند به نام مالکان کاری کند.',
    en: 'This office is not approved now and can do nothing in owners’ names.',
  },
  FILED: { fa: 'ثبت‌شده', en: 'filed' },
  RETURNED: { fa: 'برگشتی', en: 'returned' },
  REJECTED: { fa: 'ردشده', en: 'rejected' },
  AUDITED: { fa: 'ممیزی‌شده', en: 'audited' },
  OVERRULED: { fa: 'نقض‌شده در ممیزی', en: 'overruled by audit' },
});
