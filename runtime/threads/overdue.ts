const LONGEST_WAIT = 10;

/**
 * Calls back once the process has had processors for so long (ms); no thread of it has had them for longer. Time that other
 * processes had them does not count, so that a busy machine gives nothing up that an idle one lets end; after ten times as long
 * by the clock it is too late in any case. Gives what calls it off.
 */
export function whenOverdue(limitMs: number, then: () => void): () => void {
  const before = process.cpuUsage();
  const latest = Date.now() + LONGEST_WAIT * limitMs;
  let timer = setTimeout(look, limitMs);
  function look(): void {
    const { user, system } = process.cpuUsage(before);
    const left = Math.min(limitMs - (user + system) / 1000, latest - Date.now());
    if (left <= 0) then();
    else timer = setTimeout(look, left);
  }
  return () => clearTimeout(timer);
}
