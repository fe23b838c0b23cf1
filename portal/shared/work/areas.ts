import type { LocalizedText } from '../language.js';
import type { Viewer } from '../viewer.js';
import { areaWords } from './messages.js';

interface Area {
  to:
    | '/counter'
    | '/desk'
    | '/desk/search'
    | '/desk/team'
    | '/desk/times'
    | '/money'
    | '/audit'
    | '/audit/automation'
    | '/statistics'
    | '/integrate'
    | '/admin';
  label: LocalizedText;
  isOf(viewer: Viewer): boolean;
}

const works = ({ roles }: Viewer) => roles.some(({ role }) => role?.kind === 'STAFF' || role?.kind === 'OVERSEER');

/** Hands work on: heads a unit, or oversees all of it. */
const headsOthers = ({ roles }: Viewer) =>
  roles.some(({ role }) => role?.heads || role?.kind === 'OVERSEER' || role?.kind === 'ADMIN');

/** Where those who work for the municipality go; what is not theirs the API refuses besides. */
export const AREAS: readonly Area[] = [
  { to: '/counter', label: areaWords.COUNTER, isOf: ({ may }) => may.includes('SERVE_AT_COUNTER') },
  { to: '/desk', label: areaWords.DESK, isOf: works },
  { to: '/desk/times', label: areaWords.TIMES, isOf: ({ may }) => may.includes('OFFER_HOURS') },
  { to: '/desk/team', label: areaWords.TEAM, isOf: headsOthers },
  { to: '/money', label: areaWords.MONEY, isOf: ({ may }) => may.includes('READ_MONEY') },
  { to: '/audit', label: areaWords.AUDIT, isOf: ({ may }) => may.includes('READ_TRAIL') },
  { to: '/audit/automation', label: areaWords.AUTOMATION, isOf: ({ may }) => may.includes('READ_AUTOMATION') },
  { to: '/admin', label: areaWords.ADMIN, isOf: ({ may }) => may.includes('MANAGE_PERMIT_TYPES') },
  { to: '/desk/search', label: areaWords.SEARCH, isOf: ({ may }) => may.includes('FIND_BY_NATIONAL_ID') },
  { to: '/statistics', label: areaWords.STATISTICS, isOf: ({ may }) => may.includes('OVERSEE') },
  { to: '/integrate', label: areaWords.INTEGRATE, isOf: ({ may }) => may.includes('MANAGE_WEBHOOKS') },
];
