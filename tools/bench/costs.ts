import pg from 'pg';
import { refusalFor } from '../../policy/judge.js';
import { RELATIONS } from '../../policy/relations.js';
import { median, type Say } from './figures.js';

/** The statement that says what somebody is, at the beginning of every request. */
const STANDING = /FROM "Account" account\s+LEFT JOIN "Office"/;
/** The statements that write the trail. */
const TRAIL = /hold_chains|INSERT INTO "[^"]+"\."TrailEntry"/;

type Answer = (text: string, values: unknown[]) => string | undefined;

/**
 * Statements that this process answers itself, from what they answered before, whenever it is told to: what they cost is
 * then missing. `keyOf` says which earlier answer serves; undefined leaves a statement alone.
 */
function answeredHere(keyOf: Answer): (here: boolean) => void {
  const known = new Map<string, unknown>();
  let answering = false;
  pg.Client.prototype.query = new Proxy(pg.Client.prototype.query, {
    apply(query, client, args) {
      const [config, values] = args as [string | { text?: string; values?: unknown[] }, unknown[] | undefined];
      const text = typeof config === 'string' ? config : (config.text ?? '');
      const given = values ?? (typeof config === 'string' ? [] : (config.values ?? []));
      const key = keyOf(text, given);
      if (key === undefined) return Reflect.apply(query, client, args);
      // A pool asks with a callback.
      const callback = args.at(-1);
      if (typeof callback === 'function') {
        if (answering && known.has(key)) return queueMicrotask(() => callback(null, known.get(key)));
        const kept = (error: unknown, result: unknown) => {
          if (!error) known.set(key, result);
          callback(error, result);
        };
        return Reflect.apply(query, client, [...args.slice(0, -1), kept]);
      }
      if (answering && known.has(key)) return Promise.resolve(known.get(key));
      const answer: Promise<unknown> = Reflect.apply(query, client, args);
      return Promise.resolve(answer).then((result) => {
        known.set(key, result);
        return result;
      });
    },
  });
  return (here) => {
    answering = here;
  };
}

interface Requests {
  /** Files a case; answers with its reference. */
  file(): Promise<string>;
  decide(reference: string): Promise<unknown>;
  read(reference: string): Promise<unknown>;
}

const CASES = 80;
const READS = 400;
const ROUNDS = 200_000;

/** What authorization and the trail cost, with and without, turn by turn in one run. */
export async function benchCosts({ file, decide, read }: Requests, say: Say): Promise<void> {
  const timed = async (call: () => Promise<unknown>) => {
    const began = performance.now();
    await call();
    return performance.now() - began;
  };
  const compare = (what: string, withIt: number[], without: number[]) => {
    const [a, b] = [median(withIt), median(without)];
    say(what, `${a.toFixed(1)} ms with, ${b.toFixed(1)} ms without: ${(a / b).toFixed(2)} times`);
  };

  const trail = answeredHere((text) => (TRAIL.test(text) ? text : undefined));
  const decisions: [number[], number[]] = [[], []];
  const filed: string[] = [];
  for (let i = 0; i < CASES; i += 1) {
    const reference = await file();
    trail(i % 2 === 1);
    decisions[i % 2]?.push(await timed(() => decide(reference)));
    trail(false);
    filed.push(reference);
  }
  compare('trail: a decision', decisions[0].slice(5), decisions[1].slice(5));

  const standing = answeredHere((text, values) => (STANDING.test(text) ? String(values.at(-1)) : undefined));
  const reads: [number[], number[]] = [[], []];
  const [one = ''] = filed;
  for (let i = 0; i < READS; i += 1) {
    standing(i % 2 === 1);
    reads[i % 2]?.push(await timed(() => read(one)));
  }
  standing(false);
  compare('authorization: reading a case', reads[0].slice(20), reads[1].slice(20));
  const noted: [number[], number[]] = [[], []];
  for (const reference of filed.slice(1)) {
    for (const times of noted) times.push(await timed(() => read(reference)));
  }
  compare('trail: a read that is noted, and the next one', noted[0], noted[1]);

  const began = performance.now();
  for (let i = 0; i < ROUNDS; i += 1) {
    refusalFor('decideTask', [RELATIONS[i % RELATIONS.length] ?? 'anonymous', 'stepRole'], 'OPEN');
  }
  say(
    'authorization: a look into the policy table',
    `${(((performance.now() - began) / ROUNDS) * 1000).toFixed(2)} µs`,
  );
}
