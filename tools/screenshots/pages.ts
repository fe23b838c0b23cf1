import type { Seeded } from './seed.js';

export interface Pictured {
  name: string;
  /** who looks; nobody has signed in without one */
  as?: string;
  path: string;
  /** opens what is folded before the picture is taken: the text of a button */
  press?: { fa: string; en: string };
}

/** The main pages, in the order in which somebody comes by them. */
export const pagesOf = ({ draft, task, underReview, issued }: Seeded): Pictured[] => [
  { name: 'home', path: '/' },
  { name: 'service', path: '/services/construction' },
  { name: 'offices', path: '/offices' },
  { name: 'verify', path: '/verify' },
  { name: 'my', as: 'citizen-1', path: '/my' },
  { name: 'draft', as: 'citizen-1', path: `/draft/${draft}` },
  { name: 'case', as: 'citizen-1', path: `/case/${underReview}` },
  { name: 'permit', as: 'citizen-1', path: `/case/${issued}` },
  { name: 'desk', as: 'supervisor-1', path: '/desk' },
  {
    name: 'task',
    as: 'supervisor-1',
    path: `/desk/task/${task}`,
    press: { fa: 'نقشه معماری', en: 'Architectural drawings' },
  },
  { name: 'search', as: 'supervisor-1', path: `/desk/search?q=${underReview}` },
  { name: 'team', as: 'director-1', path: '/desk/team' },
  { name: 'statistics', as: 'supervisor-1', path: '/statistics' },
  { name: 'money', as: 'cashier-1', path: '/money?show=receipts' },
  { name: 'trail', as: 'auditor-1', path: `/audit?subject=${underReview}` },
  { name: 'integrate', as: 'admin-1', path: `/integrate?show=workflow&reference=${underReview}` },
  { name: 'admin', as: 'admin-1', path: '/admin' },
  { name: 'type', as: 'admin-1', path: '/admin/types/inquiry' },
  { name: 'people', as: 'admin-1', path: '/admin/people' },
  { name: 'calendar', as: 'admin-1', path: '/admin/calendar' },
];
