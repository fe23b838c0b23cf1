/** What was asked cannot be done. The message is one sentence that says what to do; the exit code is 1, or 2 as `exitCodeOf` says. */
export class UsageError extends Error {
  override name = 'UsageError';
}
