import { expect, it } from 'vitest';
import { changedVersions, lockedVersions, shippedVersions, withNewVersions } from './shipped-versions.js';

it('nothing that ships was changed without a new version, and every version is locked', async () => {
  const [shipped, locked] = [await shippedVersions(), lockedVersions()];
  const raise = 'raise the version in the file that was changed, then run `npm run versions`';
  expect(changedVersions(shipped, locked), raise).toEqual([]);
  expect(
    Object.keys(shipped).filter((name) => !(name in locked)),
    'run `npm run versions`',
  ).toEqual([]);
  expect(Object.keys(shipped).length).toBeGreaterThan(8);
});

it('finds a changed version, and adds new ones without touching what is locked', () => {
  const locked = { 'permit-type a 1': 'x', 'permit-type gone 1': 'z' };
  const shipped = { 'permit-type a 1': 'y', 'permit-type a 2': 'w' };
  expect(changedVersions(shipped, locked)).toEqual(['permit-type a 1']);
  expect(withNewVersions(shipped, locked)).toEqual({ ...locked, 'permit-type a 2': 'w' });
});
