/** How long a workflow that is started for a burst waits before it looks for what has gathered, in ms. */
const DELAY = 1_000;
/** Clocks of two machines do not run alike to the millisecond. */
const MARGIN = 100;

/**
 * Gathers what many callers want done into one workflow: `start` starts one whose first task comes after the delay it is
 * given. Whoever calls meanwhile, with their rows written, is served by it, because it reads the rows when it begins.
 */
export function createBurst(start: (startDelay: number) => Promise<void>): () => Promise<void> {
  let gathering: { until: number; started: Promise<void> } | undefined;
  return () => {
    const now = performance.now();
    if (!gathering || now >= gathering.until) {
      const burst = { until: now + DELAY - MARGIN, started: start(DELAY) };
      gathering = burst;
      burst.started.catch(() => {
        if (gathering === burst) gathering = undefined;
      });
    }
    return gathering.started;
  };
}
