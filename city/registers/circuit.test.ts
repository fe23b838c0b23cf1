import { expect, it } from 'vitest';
import { type Circuit, createCircuit } from './circuit.js';

let time = 0;
const clock = () => time;

function tryOnce(circuit: Circuit, answered: boolean): boolean {
  const tell = circuit.enter();
  tell?.(answered);
  return tell !== undefined;
}

it('opens after failures in a row only, and lets one try out when the rest is over', () => {
  time = 0;
  const circuit = createCircuit(clock, 3, 1000);
  for (const answered of [false, false, true, false, false]) expect(tryOnce(circuit, answered)).toBe(true);
  expect(tryOnce(circuit, false)).toBe(true);
  expect(circuit.enter()).toBeUndefined();
  time = 999;
  expect(circuit.enter()).toBeUndefined();
  time = 1000;
  const trial = circuit.enter();
  expect(trial).toBeDefined();
  expect(circuit.enter()).toBeUndefined();
  trial?.(true);
  for (const answered of [false, false]) expect(tryOnce(circuit, answered)).toBe(true);
  expect(circuit.enter()).toBeDefined();
});

it('rests again when the try fails', () => {
  time = 0;
  const circuit = createCircuit(clock, 1, 1000);
  expect(tryOnce(circuit, false)).toBe(true);
  time = 1000;
  expect(tryOnce(circuit, false)).toBe(true);
  time = 1999;
  expect(circuit.enter()).toBeUndefined();
  time = 2000;
  expect(tryOnce(circuit, true)).toBe(true);
  expect(tryOnce(circuit, true)).toBe(true);
});

it('does not rest longer for what was sent before it opened', () => {
  time = 0;
  const circuit = createCircuit(clock, 1, 1000);
  const early = circuit.enter();
  expect(tryOnce(circuit, false)).toBe(true);
  time = 900;
  early?.(false);
  time = 1000;
  expect(circuit.enter()).toBeDefined();
});
