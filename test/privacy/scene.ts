import { vi } from 'vitest';
import { personalFiling } from '../support/personal-data.js';
import type { System } from '../support/system.js';

export interface Shown {
  reference: string;
  status: string;
  tasks: { id: string; role: string; status: string }[];
  slips: { id: string; status: string }[];
}

const SHOWN = 'reference status tasks { id role status } slips { id status }';

/** Takes cases through their lives as people do, over real HTTP. */
export function actors(system: System) {
  const read = async (reference: string, as = 'citizen-1'): Promise<Shown> => {
    const query = `query($r: ID!) { application(reference: $r) { ${SHOWN} } }`;
    return (await system.get<{ application: Shown }>(as, query, { r: reference })).application;
  };

  async function draft(permitType = 'construction', changes: object = {}, as = 'citizen-1'): Promise<string> {
    const filing = personalFiling(permitType);
    const answers = { ...filing.answers, ...changes };
    const started = await system.get<{ startApplication: { reference: string } }>(
      as,
      'mutation($t: ID!, $a: JSON!) { startApplication(permitType: $t, answers: $a) { reference } }',
      { t: permitType, a: answers },
    );
    const { reference } = started.startApplication;
    for (const code of filing.documents) await system.attach(as, reference, code);
    return reference;
  }

  async function submit(reference: string, as = 'citizen-1'): Promise<Shown> {
    const query = `mutation($r: ID!) { submitApplication(reference: $r) { ${SHOWN} } }`;
    for (let tries = 1; ; tries += 1) {
      const { data, errors } = await system.ask<{ submitApplication: Shown }>(as, query, { r: reference });
      if (!errors) return data.submitApplication;
      // What is unavailable on a loaded machine is safe to repeat.
      if (errors[0]?.extensions.code !== 'UNAVAILABLE' || tries === 5) throw new Error(JSON.stringify(errors));
    }
  }

  return {
    read,
    draft,
    submit,
    filed: async (permitType?: string, changes?: object) => submit(await draft(permitType, changes)),
    decide: (task: string | undefined, outcome: string, args: object = {}, as = 'supervisor-1') =>
      system.ask(
        as,
        `mutation($t: ID!, $o: ReviewOutcome!, $r: String, $c: [String!]) {
          decideTask(id: $t, outcome: $o, reason: $r, conditions: $c) { status } }`,
        { t: task, o: outcome, ...args },
      ),
    async pay(reference: string): Promise<void> {
      const { slips } = await read(reference);
      for (const { id } of slips.filter(({ status }) => status === 'PAYABLE')) {
        const { startPayment } = await system.get<{ startPayment: { redirectUrl: string } }>(
          'citizen-1',
          'mutation($s: ID!) { startPayment(slipId: $s) { redirectUrl } }',
          { s: id },
        );
        await fetch(startPayment.redirectUrl, { method: 'POST', body: new URLSearchParams({ outcome: 'paid' }) });
      }
    },
    until: (reference: string, ...statuses: string[]): Promise<Shown> =>
      vi.waitFor(
        async () => {
          const found = await read(reference);
          if (!statuses.includes(found.status)) throw new Error(`${reference} is ${found.status}`);
          return found;
        },
        { timeout: 30_000, interval: 100 },
      ),
  };
}

export type Actors = ReturnType<typeof actors>;
