/** Keeps from asking a service that does not answer. */
export interface Circuit {
  /**
   * Undefined while nothing may be asked. Otherwise what must be told, once, whether the service answered. When the rest
   * is over one try may go out; the others wait for what comes of it.
   */
  enter(): ((answered: boolean) => void) | undefined;
}

/** Opens after `failures` in a row, for `rest` milliseconds. `clock` gives milliseconds that never go back. */
export function createCircuit(clock: () => number, failures = 5, rest = 30_000): Circuit {
  let inARow = 0;
  let openedAt: number | undefined;
  let trying = false;
  return {
    enter() {
      const trial = openedAt !== undefined;
      if (openedAt !== undefined && (trying || clock() - openedAt < rest)) return undefined;
      if (trial) trying = true;
      return (answered) => {
        if (trial) trying = false;
        if (answered) {
          inARow = 0;
          openedAt = undefined;
          return;
        }
        inARow += 1;
        // What was sent before it opened and fails later does not make the rest longer.
        if (trial || (openedAt === undefined && inARow >= failures)) openedAt = clock();
      };
    },
  };
}
