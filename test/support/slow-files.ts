import { availableParallelism, loadavg } from 'node:os';
import { relative } from 'node:path';
import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node';

const NAMED = 10;
/** What one file may take on an otherwise idle machine; a slow one sets `SLOW_FILE_SECONDS`. */
const LIMIT = Number(process.env.SLOW_FILE_SECONDS ?? 60);

interface Timed {
  file: string;
  seconds: number;
  alone: number;
}

/**
 * Names the slowest files, and fails the run where one would take too long alone. A file's time is divided by how many
 * processes waited for each core meanwhile: a busy machine makes every file slower, and none of them wrong. Names also what
 * was right only when it was tried once more, which is a fault to mend.
 */
export default class SlowFiles implements Reporter {
  private vitest: Vitest | undefined;
  private readonly files: Timed[] = [];
  private readonly again: string[] = [];

  onInit(vitest: Vitest): void {
    this.vitest = vitest;
  }

  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky) this.again.push(`${relative(process.cwd(), test.module.moduleId)}: ${test.name}`);
  }

  onTestModuleEnd(module: TestModule): void {
    const { collectDuration, setupDuration, duration } = module.diagnostic();
    const seconds = (collectDuration + setupDuration + duration) / 1000;
    const crowd = Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());
    const file = relative(process.cwd(), module.moduleId);
    const alone = seconds / crowd;
    this.files.push({ file, seconds, alone });
    if (alone <= LIMIT || process.env.SOAK || process.env.PORTAL_MATRIX) return;
    const message = `${file} takes ${alone.toFixed(0)} s alone; ${LIMIT} s is the limit`;
    this.vitest?.state.catchError(Object.assign(new Error(message), { stack: message }), 'Slow test file');
  }

  onTestRunEnd(): void {
    if (this.again.length > 0) console.log(`\nRight only when tried once more:\n  ${this.again.join('\n  ')}`);
    if (this.files.length < 2) return;
    const slowest = this.files.toSorted((a, b) => b.seconds - a.seconds).slice(0, NAMED);
    const lines = slowest.map(({ file, seconds, alone }) => {
      const share = alone < seconds ? ` (${alone.toFixed(1)} s alone)` : '';
      return `${seconds.toFixed(1).padStart(7)} s  ${file}${share}`;
    });
    console.log(`\nThe slowest files:\n${lines.join('\n')}`);
  }
}
