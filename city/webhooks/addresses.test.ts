import { expect, it } from 'vitest';
import { createAllowed, isPublic } from './addresses.js';

it.each(['8.8.8.8', '93.184.216.34', '2606:4700::1111', '2a01:4f8::1'])('may be sent to %s', (address) => {
  expect(isPublic(address)).toBe(true);
});

it.each([
  '127.0.0.1',
  '127.255.0.9',
  '0.0.0.0',
  '10.0.0.1',
  '100.64.0.1',
  '100.127.255.255',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '198.18.0.1',
  '192.0.2.7',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '::ffff:7f00:1',
  '::127.0.0.1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '2001:0:4136:e378:8000:63bf:3fff:fdd2',
  '2001:db8::1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fec0::1',
  'ff02::1',
  'localhost',
  '',
])('is not sent to %s', (address) => {
  expect(isPublic(address)).toBe(false);
});

it('allows what an operator names, and nothing that only looks like it', () => {
  const allowed = createAllowed(['127.0.0.0/8', '10.1.0.0/16', 'fd00::/8']);
  expect(['127.0.0.1', '10.1.2.3', 'fd00::1'].map(allowed)).toEqual([true, true, true]);
  expect(['10.2.0.1', '::ffff:127.0.0.1', 'fe80::1', '8.8.8.8'].map(allowed)).toEqual([false, false, false, false]);
  expect(createAllowed([])('127.0.0.1')).toBe(false);
});
