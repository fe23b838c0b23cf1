import { commandLine } from './processes.js';

/**
 * Calls `stop` at the first Ctrl-C, closed terminal or stopping container, and `force` when it comes again, or when
 * npm, which started this process, was killed: it passes that on to nobody, and no terminal would reach this process.
 */
export function listenForInterrupts(stop: () => void, force: () => void): void {
  let first = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // npm passes on a signal that the terminal has already sent to all.
      if (first && Date.now() - first > 500) force();
      first ||= Date.now();
      stop();
    });
  }
  const parent = process.ppid;
  if (!commandLine(parent)?.startsWith('npm')) return;
  const watch = () => process.ppid !== parent && !first && force();
  setInterval(watch, 200).unref();
}
