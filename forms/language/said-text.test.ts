import { expect, it } from 'vitest';
import { withoutHiddenSigns } from '../plain-text.js';
import { readSaid, saidText } from './said-text.js';
import { textIn } from './text-in.js';

it('keeps what was said in several languages as one text, and what was said in one as it is', () => {
  expect(saidText({ fa: 'دیوار را بسازد' })).toBe('دیوار را بسازد');
  expect(readSaid('دیوار را بسازد')).toEqual({ fa: 'دیوار را بسازد', en: 'دیوار را بسازد' });
  const said = readSaid(saidText({ fa: 'دیوار', de: 'Die "Mauer"' }));
  expect([said.fa, said.en, textIn(said, 'de-CH'), textIn(said, 'fr')]).toEqual([
    'دیوار',
    'دیوار',
    'Die "Mauer"',
    'دیوار',
  ]);
});

it('takes nothing for it that a person wrote', () => {
  const written = '{"fa":"x","en":"y"}';
  expect(readSaid(written).fa).toBe(written);
  const kept = saidText({ fa: 'x', en: 'y' });
  expect(readSaid(withoutHiddenSigns(kept)).fa).toBe(written);
  expect(readSaid(`${kept}}`).fa).toBe(`${kept}}`);
});
