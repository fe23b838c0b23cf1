import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compose } from '../../forms/compose/compose.js';
import { loadFragments } from '../../forms/load.js';
import { parseDefinition } from '../../forms/parse.js';
import { askedNow } from '../conversation/now.js';
import { newTalk, type TalkState, type World } from './state.js';
import { turn } from './turn.js';

const written = JSON.parse(readFileSync(new URL('../../examples/business-licence.json', import.meta.url), 'utf8'));
const { definition } = parseDefinition(compose(written, await loadFragments()).value);
if (!definition) throw new Error('the example is sound');
const world: World = { definition, today: '1405/09/08' };
const answers = {
  request: { kind: 'NEW' },
  licensee: { fullName: 'مریم رضایی', nationalId: '9990000018', mobile: '09150000001' },
  business: { name: 'سنگک پارس' },
};
const asked: TalkState = {
  ...newTalk('fa', answers),
  asking: { kind: 'field', paths: ['business.trade'], isNeeded: true },
};
const tradeOf = (state: TalkState) => (state.answers.business as { trade?: string } | undefined)?.trade;
const buttons = (state: TalkState) => askedNow(definition, state)?.options.map(({ value }) => value);

it('asks for a part of the name of one of many, and offers no button for each', () => {
  expect(buttons(asked)).toEqual([]);
  const { reply } = turn(world, asked, 'چه بگویم');
  expect(reply).toContain('رسته؟ (۱۸ گزینه دارد');
});

it('takes the only one that has it', () => {
  expect(tradeOf(turn(world, asked, 'عکاس').state)).toBe('PHOTO');
  expect(tradeOf(turn(world, asked, 'طلا').state)).toBe('JEWELLER');
});

it('asks which of some is meant, by buttons, and takes a closer word', () => {
  const { state, reply } = turn(world, asked, 'فروش');
  expect(tradeOf(state)).toBeUndefined();
  expect(reply).toBe('رسته؟ (خرده‌فروشی، کتاب‌فروشی، گل‌فروشی)');
  expect(buttons(state)).toEqual(['RETAIL', 'BOOKS', 'FLORIST']);
  const next = turn(world, state, 'گل').state;
  expect(tradeOf(next)).toBe('FLORIST');
  expect(next.narrowed).toEqual([]);
});
