import { z } from 'zod';
import { Identifier } from './text.js';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const Time = z.string().regex(TIME, 'a time of the day, such as 08:30');

/** How a time is agreed on for a visit. Times are those of Tehran, on days that the business calendar works. */
export const Appointment = z
  .strictObject({
    minutes: z.int().min(15).max(480).describe('how long a visit takes; times are offered one after the other'),
    from: Time.optional().describe('when the first visit of a day begins, such as `08:00`, which is the default'),
    to: Time.optional().describe('when the last visit of a day is over; by default `14:00`'),
    daysAhead: z.int().min(1).max(90).optional().describe('how many days ahead times are offered; by default 14'),
    noticeHours: z
      .int()
      .min(0)
      .max(240)
      .optional()
      .describe('how many hours before its time a visit can still be booked or moved; by default 24'),
    capacity: z
      .int()
      .min(1)
      .max(50)
      .optional()
      .describe('how many visits those of the role can make at the same time in one district; by default one'),
    moves: z
      .int()
      .min(0)
      .max(20)
      .optional()
      .describe('how often the applying side may move its time; by default twice'),
    missed: Identifier.optional().describe(
      'the outcome of the step’s own that says that nobody was met: it can be chosen once the time has come, and says by `next` what follows, such as a fee and another visit',
    ),
  })
  .refine(({ from = '08:00', to = '14:00', minutes }) => minutesOf(to) - minutesOf(from) >= minutes, {
    path: ['to'],
    message: 'a day has no time for one visit',
  });
export type Appointment = z.infer<typeof Appointment>;

/** Minutes since midnight of a time of the day. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
