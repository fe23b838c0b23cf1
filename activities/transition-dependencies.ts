import type { CaseNow } from '../cases/case-now.js';
import type { DeadlineWatch } from '../cases/deadline-watch.js';
import type { EvaluationDependencies } from '../cases/evaluate.js';
import type { NumberMarks } from '../cases/number-marks.js';
import type { ReadCalendar } from '../city/calendar/read.js';
import type { Notices } from '../city/notices/notices.js';
import type { PrismaClient } from '../prisma/client.js';
import type { Transition } from '../workflows/transition.js';
import type { PreparedGrant } from './grant-obstacles.js';

export interface TransitionDependencies extends EvaluationDependencies {
  prisma: PrismaClient;
  calendar: ReadCalendar;
  /** working days that a task has at the least when it is opened again after a correction */
  reopenedFloor?: number;
  /** a deadline reaches into a Jalali year whose holidays nobody has said */
  onYearWithoutTable?: ((year: number) => void) | undefined;
  /** keys the draw of audits, so that nobody can foresee it */
  auditKey: string;
  /** has deadlines that are far ahead watched over; without it, each case has timers of its own */
  deadlines?: DeadlineWatch | undefined;
  notices: Notices;
  /** where people go on with what they are told of, without a slash at its end */
  portalUrl?: (() => string | undefined) | undefined;
  /** refuses a grant that lacks what the case's definition demands; tests of what is written alone leave it out */
  mustBeGrantable?: ((transition: Transition, now: CaseNow) => Promise<PreparedGrant>) | undefined;
  /** has a granted permit drawn beside the case; without it, its first reader waits for that */
  startPrinting?: (() => Promise<void>) | undefined;
  /** keeps permit numbers from coming back with an older copy of the database */
  numbers?: NumberMarks | undefined;
}
