import { expect, it } from 'vitest';
import { step } from '../../test/support/steps.js';
import { placesOf } from './mapping.js';
import { lostNotice } from './notices.js';

const title = { fa: 'آگهی', en: 'Notice' };
const notice = (id: string) =>
  step('publish-notice', id, {
    text: title,
    lasts: { days: 20 },
    shows: { answers: [] },
  });
const appeal = (filedOn: string) => step('appeal', 'recourse', { of: ['ISSUED'], by: { filedOn }, role: 'commission' });
const from = [step('form', 'request', {}), notice('on-view'), appeal('on-view')];
const renamed = [step('form', 'request', {}), notice('display'), appeal('display')];

it('keeps a case whose notice has another name, or none, from losing who filed something on it', () => {
  const steps = { from, to: renamed };
  expect(lostNotice(['on-view'], steps, {})).toMatchObject({ code: 'NOTICE_GONE' });
  expect(lostNotice(['on-view'], steps, { 'on-view': 'request' })).toMatchObject({ code: 'NOTICE_GONE' });
  expect(lostNotice(['on-view'], steps, { 'on-view': 'display' })).toBeUndefined();
  expect(lostNotice([], steps, {})).toBeUndefined();
  // Where nobody may appeal by it nothing is lost.
  expect(lostNotice(['on-view'], { from: from.slice(0, 2), to: renamed }, {})).toBeUndefined();
});

it('keeps a case while everybody sees its notice, unless that is published anew', () => {
  const waits = [{ stepId: 'on-view', deadlines: [], due: [], open: [], tasks: [] }];
  const steps = { from, to: renamed };
  const map = { steps: { 'on-view': 'display' }, redo: [] };
  expect(placesOf({ waits }, steps, map)).toMatchObject({ code: 'NOTICE_RENAMED' });
  expect(placesOf({ waits }, steps, { ...map, redo: ['tasks'] })).toMatchObject({
    places: [{ from: 'on-view', to: 'display', kept: false }],
  });
  expect(placesOf({ waits }, { from, to: from }, { steps: {}, redo: [] })).toMatchObject({
    places: [{ from: 'on-view', to: 'on-view', kept: true }],
  });
});
