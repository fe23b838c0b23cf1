/** An error without a stack. */
class Untraced {
  readonly stack = undefined;
}

const answers: Record<string, () => unknown> = {
  'return globalThis.Error': () => Untraced,
  'return globalThis.__TEMPORAL_ACTIVATOR__': () => (globalThis as Record<string, unknown>).__TEMPORAL_ACTIVATOR__,
};

/**
 * The SDK takes a stack trace of every promise of a workflow, for the query that shows where one waits: a third of the CPU
 * of a workflow task. It compiles what gives it the sandbox's `Error` by the constructor of `Promise` each time, and here
 * finds it compiled, and the error without a stack. What is thrown keeps its own.
 */
Object.defineProperty(Promise, 'constructor', { value: (code: string) => answers[code] ?? Function(code) });
