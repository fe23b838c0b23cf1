import type { Registers } from '../registers.js';

const refuse = () => Promise.reject(new Error('no register is asked here'));

/** Registers of a test in which none is asked. */
export const unasked: Registers = { look: refuse, plot: refuse, ahead: refuse };
