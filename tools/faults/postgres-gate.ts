import type { Socket } from 'node:net';
import { joined } from './gate.js';
import type { Watch } from './watch.js';

/** What a transaction is called by, the first that it writes. */
const TELLING = [
  '_prisma_migrations',
  'Permit',
  'Receipt',
  'PaymentSession',
  'TimelineEntry',
  'Submission',
  'Publication',
  'Proposal',
  'rights',
  'Application',
  'AttachedDocument',
  'Remark',
];
/** What is written beside the cases: who read what, how often somebody asked, what was sent. */
const BESIDE = new Set(['NotificationDelivery', 'Notification', 'ReadLog', 'TrailKey', 'DecisionAssertion']);

const WRITES = /(?<!\bFOR )\b(?:INSERT INTO|UPDATE|DELETE FROM)\s+(?:"?public"?\.)?"?(\w+)"?/gi;
/** What functions of the database write, where their text is not seen. */
const WRITTEN_BY: [RegExp, string][] = [
  [/\bwrite_transition\(/, 'TimelineEntry'],
  [/\bgrant_permit\(/, 'Permit'],
  [/\bsettle_money\(/, 'Receipt'],
  [/\bappend_to_trail\(/, 'TrailEntry'],
];
const SYNC = 'S';
const READY = 'Z';

/** Passes the messages of PostgreSQL's protocol on, and watches each commit. */
export function watchingPostgres(port: number, watch: Watch, part: string): (socket: Socket) => void {
  return (socket) => {
    const upstream = joined(socket, port);
    const session = new Session(watch, part);
    const quietly = () => undefined;
    pass(socket, upstream, new Frames({ startup: true }), (frame) => session.asked(frame)).catch(quietly);
    pass(upstream, socket, new Frames({ startup: false }), (frame) => session.told(frame)).catch(quietly);
  };
}

/** `isEnd` is asked of each message before it goes on. */
async function pass(from: Socket, to: Socket, frames: Frames, isEnd: (frame: Buffer) => Promise<boolean> | undefined) {
  for await (const chunk of from) {
    for (const frame of frames.of(chunk as Buffer)) {
      const asked = isEnd(frame);
      if (asked && (await asked)) return;
      to.write(frame);
    }
  }
}

class Session {
  private readonly statements = new Map<string, string>();
  private readonly written = new Set<string>();
  private bound = '';
  private inTransaction = false;
  private effect: string | undefined;

  constructor(
    private readonly watch: Watch,
    private readonly part: string,
  ) {}

  asked(frame: Buffer): Promise<boolean> | undefined {
    const type = String.fromCharCode(frame[0] ?? 0);
    if (type === 'P') {
      const [name = '', sql = ''] = texts(frame, 5);
      this.statements.set(name, sql);
    } else if (type === 'B') this.bound = this.statements.get(texts(frame, 5)[1] ?? '') ?? '';
    else if (type === SYNC) return this.runs(this.bound);
    else if (type === 'Q') return this.runs(texts(frame, 5)[0] ?? '');
    return undefined;
  }

  told(frame: Buffer): Promise<boolean> | undefined {
    if (String.fromCharCode(frame[0] ?? 0) !== READY) return undefined;
    this.inTransaction = frame[5] !== 'I'.charCodeAt(0);
    const { effect } = this;
    this.effect = undefined;
    return effect === undefined ? undefined : this.watch.isEnd(effect, 'after');
  }

  private runs(sql: string): Promise<boolean> | undefined {
    this.bound = '';
    if (/^\s*BEGIN/i.test(sql)) this.written.clear();
    for (const [, table = ''] of sql.matchAll(WRITES)) this.written.add(table);
    for (const [called, table] of WRITTEN_BY) if (called.test(sql)) this.written.add(table);
    if (/\bGRANT\b/.test(sql)) this.written.add('rights');
    const commits = !this.inTransaction || /^\s*COMMIT/i.test(sql);
    if (!commits) return undefined;
    const what = nameOf(this.written);
    this.written.clear();
    if (what === undefined) return undefined;
    this.effect = this.watch.name(this.part, what);
    return this.watch.isEnd(this.effect, 'before');
  }
}

function nameOf(written: ReadonlySet<string>): string | undefined {
  const known = TELLING.find((table) => written.has(table));
  if (known) return known === 'TimelineEntry' ? 'transition' : known;
  return [...written].filter((table) => /^[A-Z]/.test(table) && !BESIDE.has(table)).sort()[0];
}

/** The texts of a message, each of which ends with a zero. */
function texts(frame: Buffer, from: number): string[] {
  const found: string[] = [];
  for (let at = from; found.length < 2; ) {
    const end = frame.indexOf(0, at);
    if (end < 0) return found;
    found.push(frame.toString('utf8', at, end));
    at = end + 1;
  }
  return found;
}

/** Cuts a stream into messages: a letter (of all but the very first) and a length before each. */
class Frames {
  private left: Buffer = Buffer.alloc(0);
  private startup: boolean;

  constructor({ startup }: { startup: boolean }) {
    this.startup = startup;
  }

  *of(chunk: Buffer): Generator<Buffer> {
    this.left = this.left.length > 0 ? Buffer.concat([this.left, chunk]) : chunk;
    for (;;) {
      const head = this.startup ? 0 : 1;
      if (this.left.length < head + 4) return;
      const size = head + this.left.readUInt32BE(head);
      if (this.left.length < size) return;
      const frame = this.left.subarray(0, size);
      this.left = this.left.subarray(size);
      this.startup = false;
      yield frame;
    }
  }
}
