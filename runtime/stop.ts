/** Tells whoever started the process, a sentence each. */
export interface Say {
  info(text: string): void;
  error(text: string): void;
}

/** How long a process may take to stop, in ms. */
const STOP_LIMIT_MS = 15_000;

/**
 * Gives the process 15 seconds from now on to end. What has not ended by then, because a server that it waits for is
 * gone, is let go: `force` ends what would outlive the process, and the exit code is 1.
 */
export function limitStop(force: () => void = () => undefined, say: Say = console): void {
  setTimeout(() => {
    say.error(`Not everything has stopped within ${STOP_LIMIT_MS / 1000} s; it is left as after a kill.`);
    force();
    process.exit(1);
  }, STOP_LIMIT_MS).unref();
}

interface Running {
  stop(): Promise<void>;
  /** Gives a sentence when it has ended by itself. */
  broken?: Promise<string>;
}

/** Stops what runs once the process is told to, exit code 0, or once it has ended by itself, exit code 1. */
export function runUntilStopped({ stop, broken }: Running, say: Say = console): void {
  let stopping = false;
  const end = async (exitCode: number) => {
    if (stopping) return;
    stopping = true;
    limitStop(undefined, say);
    process.exitCode = exitCode;
    try {
      await stop();
    } catch (error) {
      say.error(error instanceof Error ? error.message : String(error));
      process.exitCode = 1;
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end(0));
  broken?.then((sentence) => {
    say.error(sentence);
    return end(1);
  });
}
