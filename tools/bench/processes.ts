import { readdirSync, readFileSync } from 'node:fs';

/** What a process has used, with all that it has started: Linux' `/proc`. */
export interface Usage {
  /** CPU time since its start, ms; of ended children too, once they were waited for */
  cpu: number;
  /** resident memory, MiB */
  memory: number;
}

/** Of a clock tick in `/proc`, ms: Linux gives 100 a second to every program. */
const TICK = 10;
const PAGE = 4_096;

interface Stat {
  pid: number;
  parent: number;
  cpu: number;
  memory: number;
}

/** Undefined for one that has just ended. */
function statOf(pid: number): Stat | undefined {
  try {
    const field = fieldsOf(pid);
    const ticks = field(14) + field(15) + field(16) + field(17);
    return { pid, parent: field(4), cpu: ticks * TICK, memory: (field(24) * PAGE) / 1_048_576 };
  } catch {
    return undefined;
  }
}

/** Adds up a process and everything below it. */
export function usageOf(root: number): Usage {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const stats = pids.map((pid) => statOf(Number(pid))).filter((stat) => stat !== undefined);
  const family = new Set([root]);
  for (let size = 0; size < family.size; ) {
    size = family.size;
    for (const { pid, parent } of stats) if (family.has(parent)) family.add(pid);
  }
  const all = stats.filter(({ pid }) => family.has(pid));
  const sum = (of: (stat: Stat) => number) => all.reduce((total, stat) => total + of(stat), 0);
  return { cpu: sum(({ cpu }) => cpu), memory: sum(({ memory }) => memory) };
}

/** CPU ms of what this process has started and waited for. */
export function cpuOfEnded(): number {
  const fields = fieldsOf('self');
  return (fields(16) + fields(17)) * TICK;
}

/** The numbered fields of a process's `stat`: its name, in brackets, may hold anything, and they are counted behind it. */
function fieldsOf(pid: number | 'self'): (number: number) => number {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (number) => Number(fields[number - 3]);
}
