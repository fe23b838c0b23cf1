import { setTimeout as pause } from 'node:timers/promises';
import type { WorkflowHandle } from '@temporalio/client';
import { trackingNumberOf } from '../../embedded/bank/movements.js';
import type { permitApplication } from '../../workflows/permit-application.js';
import type { Lane } from './lane.js';
import { ask, attached, confirmed, until } from './person.js';

/** How long nothing is met before the next act begins, in ms. */
const QUIET = 25;

/** One case that people act upon, each of whom repeats a call until it is answered. */
export class Scene {
  reference = '';
  /** what each act was answered, in order */
  readonly answers: [act: string, answer: unknown][] = [];

  constructor(
    readonly lane: Lane,
    /** different in every life */
    readonly number: number,
  ) {}

  get handle(): WorkflowHandle<typeof permitApplication> {
    return this.lane.temporal.workflow.getHandle(`application/${this.reference}`);
  }

  /** Does something whose effects bear its name, and waits until nothing of it is under way. */
  async act<T>(name: string, what: () => Promise<T>, rests?: () => Promise<unknown>): Promise<T> {
    this.lane.watch.begin(name);
    const answer = await what();
    this.answers.push([name, answer]);
    await this.lane.back();
    if (rests) await until(`what ${name} brings about`, rests);
    await until(`the end of ${name}`, async () => this.lane.watch.isQuiet(QUIET));
    return answer;
  }

  async start(permitType: string, answers: object, documents: string[] = []): Promise<void> {
    const made = await this.act('start', () =>
      ask(
        this.lane,
        'citizen-1',
        `mutation($t: ID!, $a: JSON!, $k: String) {
          startApplication(permitType: $t, answers: $a, idempotencyKey: $k) { reference status } }`,
        { t: permitType, a: answers, k: `start-${this.number}` },
      ),
    );
    this.reference = (made as { reference: string }).reference;
    this.lane.workflowId = `application/${this.reference}`;
    const [first, ...others] = documents;
    if (first) await this.act('attach', () => attached(this.lane, 'citizen-1', this.reference, first));
    // One upload has the effects of all.
    this.lane.watch.begin(undefined);
    for (const code of others) await attached(this.lane, 'citizen-1', this.reference, code);
  }

  submit(key: string, step: string): Promise<unknown> {
    const query = `mutation($r: ID!, $k: String) {
      submitApplication(reference: $r, idempotencyKey: $k) { reference revision evaluation { outcome total } } }`;
    const file = () => ask(this.lane, 'citizen-1', query, { r: this.reference, k: key });
    return this.act(key, file, () => this.isAt(step));
  }

  /** The open task of a role. */
  async taskOf(role: string): Promise<string> {
    const where = { reference: this.reference, role, status: { in: ['OPEN' as const, 'CLAIMED' as const] } };
    return (await this.lane.prisma.task.findFirstOrThrow({ where })).id;
  }

  async decide(as: string, role: string, given: { outcome: string; reason?: string }, step: string): Promise<unknown> {
    const id = await this.taskOf(role);
    const query = `mutation($id: ID!, $o: ReviewOutcome!, $r: String) {
      decideTask(id: $id, outcome: $o, reason: $r) { id status outcome } }`;
    const variables = { id, o: given.outcome, r: given.reason };
    return this.act(
      `${given.outcome.toLowerCase()}-${role}`,
      () => ask(this.lane, as, query, variables),
      () => this.isAt(step),
    );
  }

  /** An operation on the case or its task that leads to no other step. */
  does(act: string, as: string, query: string, variables: object = {}): Promise<unknown> {
    return this.act(act, () => ask(this.lane, as, query, { r: this.reference, ...variables }));
  }

  /** Pays every slip, the bank confirming each of them twice. */
  async pay(step: string): Promise<void> {
    const { reference } = this;
    const slips = await this.lane.prisma.paymentSlip.findMany({
      where: { reference, status: 'PAYABLE' },
      orderBy: { ordinal: 'asc' },
    });
    for (const [i, slip] of slips.entries()) {
      const query = 'mutation($s: ID!, $k: String) { startPayment(slipId: $s, idempotencyKey: $k) { id } }';
      const variables = { s: slip.id, k: `pay-${slip.id}` };
      const visit = await this.act(`visit-${i + 1}`, () => ask(this.lane, 'citizen-1', query, variables));
      const { id: sessionId } = visit as { id: string };
      const told = {
        sessionId,
        outcome: 'paid',
        amount: `${slip.payable}`,
        trackingNumber: trackingNumberOf(sessionId),
      };
      const last = i === slips.length - 1;
      await this.act(`confirm-${i + 1}`, () => confirmed(this.lane, told), last ? () => this.isAt(step) : undefined);
      await this.act(`confirm-again-${i + 1}`, () => confirmed(this.lane, told));
    }
  }

  /** The case waits at a step, or (with the name of a status) has come to it. */
  private async isAt(place: string): Promise<boolean> {
    const { reference } = this;
    const row = await this.lane.prisma.application.findUniqueOrThrow({ where: { reference } });
    if (/^[A-Z]/.test(place)) return row.status === place;
    return row.currentSteps.join() === place;
  }

  /** Waits for the end of its workflow. */
  async ended(): Promise<void> {
    const over = async () => (await this.handle.describe().catch(() => undefined))?.status.name !== 'RUNNING';
    await until('the end of its workflow', over);
    await pause(0);
  }
}
