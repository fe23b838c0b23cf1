import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { pageTexts } from '../../city/papers/test-support/pdf.js';
import { applicants, type Case } from './permits.js';
import type { System } from './system.js';

interface Definition {
  examples: {
    answers: Record<string, unknown>;
    documents: string[];
    results: Record<string, Record<string, unknown>>;
  }[];
  steps: Record<string, unknown>[];
  clocks: Record<string, unknown>[];
}

/** The templates that are written for an example. */
const papersOf = (name: string): string[] =>
  readdirSync(new URL('../../examples/papers/', import.meta.url)).filter((file) => file.startsWith(`${name}.`));

/** One task as its people see it. */
export interface Work {
  id: string;
  role: string;
  status: string;
  step: { code: string; title: { en: string } };
  answers: Record<string, unknown> | null;
  form: { formSchema: object } | null;
}

const waits = ({ status }: Work): boolean => status === 'OPEN' || status === 'CLAIMED';

/** What a decision was refused with. */
interface Refused {
  code: string;
  issues?: object[];
}

export const numberOf = ({ permit }: Case): string => permit?.number ?? '';

/** An example of `examples/`, published on a running system and lived by its people. */
export function exampleOn(system: System, name: string) {
  const people = applicants(system);
  const textAt = (path: string) => readFileSync(new URL(`../../examples/${path}`, import.meta.url), 'utf8');
  const definition = JSON.parse(textAt(`${name}.json`)) as Definition;

  async function tasksOf(reference: string): Promise<Work[]> {
    const query = `query($r: ID!) { application(reference: $r) {
      tasks { id role status step { code title { en } } answers form { formSchema(language: EN) } } } }`;
    const { application } = await system.get<{ application: { tasks: Work[] } }>('citizen-1', query, { r: reference });
    return application.tasks;
  }
  async function taskOf(reference: string, isIt: (task: Work) => boolean): Promise<Work> {
    const found = async () => (await tasksOf(reference)).find(isIt);
    await expect.poll(found, { timeout: 30_000, interval: 100 }).toBeDefined();
    return (await found()) as Work;
  }
  /** Decides a task; what it was refused with, if it was. */
  async function refusal(as: string, id: string, more: object = {}): Promise<Refused | undefined> {
    const mutation = `mutation($t: ID!, $o: ReviewOutcome!, $i: ID, $r: String, $c: [ConditionInput!], $a: JSON) {
      decideTask(id: $t, outcome: $o, outcomeId: $i, reason: $r, conditionItems: $c, answers: $a) { status } }`;
    const { errors } = (await system.ask(as, mutation, { t: id, o: 'APPROVE', ...more })) as {
      errors?: { extensions: Refused }[];
    };
    return errors?.[0]?.extensions;
  }

  return {
    people,
    definition,
    /** `change`: what another type made from it has in its place, with a code of its own. */
    async publish(change: { code?: string } & object = {}): Promise<void> {
      const type = 'mutation($d: JSON!) { publishPermitType(definition: $d) { status } }';
      await system.get('admin-1', type, { d: { ...definition, ...change } });
      for (const file of papersOf(name)) {
        const paper = { ...JSON.parse(textAt(`papers/${file}`)), ...(change.code && { permitType: change.code }) };
        await system.get('admin-1', 'mutation($t: JSON!) { publishTemplate(template: $t) { status } }', { t: paper });
      }
    },
    /** Files an example by its number. */
    async file(
      index: number,
      { as = name, change = {}, documents }: { as?: string; change?: object; documents?: string[] } = {},
    ): Promise<Case> {
      const example = definition.examples[index];
      if (!example) throw new Error(`${name} has no example ${index}`);
      const answers = { ...example.answers, ...change };
      return people.submit(await people.draft(as, answers, 'citizen-1', documents ?? example.documents));
    },
    tasksOf,
    /** The open task of a step, once there is one. */
    taskAt: (reference: string, step: string) => taskOf(reference, (task) => waits(task) && task.step.code === step),
    /** The same of a role. */
    taskFor: (reference: string, role: string) => taskOf(reference, (task) => waits(task) && task.role === role),
    refusal,
    /** Decides a task; the code of what it was refused with, if it was. */
    decide: async (as: string, id: string, more: object = {}) => (await refusal(as, id, more))?.code,
    /** What its paper says, of a permit or of a rejection, in one line, with the PDF. */
    async paper(reference: string): Promise<{ text: string; pdf: Buffer }> {
      const query = 'query($r: ID!) { application(reference: $r) { decisionUrl permit { documentUrl } } }';
      const { application } = await system.get<{
        application: { decisionUrl: string | null; permit: { documentUrl: string } | null };
      }>('citizen-1', query, { r: reference });
      const url = application.permit?.documentUrl ?? application.decisionUrl ?? '';
      const answer = await fetch(url, { headers: await system.headers('citizen-1') });
      const pdf = Buffer.from(await answer.arrayBuffer());
      const text = (await pageTexts(pdf)).join(' ').replaceAll('\u200c', '').replace(/\s+/g, ' ');
      return { text, pdf };
    },
  };
}
