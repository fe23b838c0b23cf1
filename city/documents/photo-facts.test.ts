import { describe, expect, it } from 'vitest';
import { photograph } from '../../test/support/photograph.js';
import { photoFacts } from './photo-facts.js';

describe('what a photograph says of itself', () => {
  it('is when and where it was taken', () => {
    const picture = photograph({ taken: '2026:11:29 10:20:30', latitude: 36.2972, longitude: 59.6067 });
    expect(photoFacts(picture)).toEqual({
      takenAt: new Date('2026-11-29T06:50:30Z'),
      place: { latitude: '36.297200', longitude: '59.606700' },
    });
  });

  it('is by the clock that it names, and on the side of the earth', () => {
    const picture = photograph({ taken: '2026:11:29 10:20:30', offset: '+01:00', latitude: -33.9, longitude: -70.6 });
    expect(photoFacts(picture)).toMatchObject({
      takenAt: new Date('2026-11-29T09:20:30Z'),
      place: { latitude: '-33.900000', longitude: '-70.600000' },
    });
  });

  it('is nothing where there is none, or it is cut off or malformed', () => {
    const whole = photograph({ taken: '2026:11:29 10:20:30', latitude: 36.2972, longitude: 59.6067 });
    expect(photoFacts(Buffer.from([0xff, 0xd8, 0xff, 0xd9]))).toEqual({});
    expect(photoFacts(Buffer.alloc(0))).toEqual({});
    for (let length = 0; length < whole.length; length += 1)
      expect(() => photoFacts(whole.subarray(0, length))).not.toThrow();
    expect(photoFacts(photograph({ taken: '2026:13:41 99:00:00', latitude: 200, longitude: 59 }))).toEqual({});
  });
});
