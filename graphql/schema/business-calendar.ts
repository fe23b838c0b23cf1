import type { BusinessCalendar as Calendar } from '../../forms/calendar.js';
import { builder } from '../builder.js';
import { signedIn } from '../context.js';

const ThursdayWork = builder.enumType('ThursdayWork', {
  description: 'Whether Thursdays are worked.',
  values: {
    OFF: { value: 'off', description: 'They are not.' },
    HALF: { value: 'half', description: 'They count as half a day.' },
    WORK: { value: 'work', description: 'They are days like others.' },
  } as const,
});

const MonthsOf = builder.enumType('MonthsOf', {
  description: 'A calendar whose months and years are meant.',
  values: {
    JALALI: { value: 'jalali', description: 'The Solar Hijri calendar of Iran.' },
    GREGORIAN: { value: 'gregorian', description: 'The Gregorian calendar.' },
  } as const,
});

const BusinessCalendar = builder.objectRef<Calendar>('BusinessCalendar').implement({
  description: 'The days that the municipality works: all but Fridays and holidays, and Thursdays as it says.',
  fields: (t) => ({
    thursday: t.exposeString('thursday', {
      deprecationReason: 'Use `thursdays`, which is one of a closed set.',
      description: '`thursdays` as text: `off`, `half` or `work`.',
    }),
    thursdays: t.expose('thursday', { type: ThursdayWork, description: 'Whether Thursdays are worked.' }),
    months: t.field({
      type: MonthsOf,
      description: 'Whose months and years spans are counted in where a definition says nothing else.',
      resolve: ({ months = 'jalali' }) => months,
    }),
    holidays: t.stringList({
      description: 'By the day, `1405/03/06`; `01/13` where it is one of every year without a table of its own.',
      resolve: ({ holidays }) => [...holidays].sort(),
    }),
    years: t.intList({
      description: 'Jalali years that have a table of their own.',
      resolve: ({ tables }) => [...(tables ?? [])].sort(),
    }),
  }),
});

builder.queryField('businessCalendar', (t) =>
  t.field({
    type: BusinessCalendar,
    description: 'As deadlines that begin now are worked out by.',
    resolve: (_, __, context) => {
      signedIn(context);
      return context.calendar();
    },
  }),
);
