import { expect } from 'vitest';
import { codeOf } from '../graphql/seed.js';
import type { System } from './system.js';

export const CONVERSATION = `id sequence proposal ask { kind paths isNeeded options { value label { fa en } } known { path value of { fa } } } notice { en } offer { kind hash text { en } }
  application { reference status answers } turns { sequence words reply acts { kind path quote hash } }`;

export interface Conversation {
  id: string;
  sequence: number;
  proposal: string | null;
  offer: { kind: string; hash: string; text: { en: string } } | null;
  ask: { kind: string; paths: string[]; isNeeded: boolean; known?: { path: string; value: unknown }[] } | null;
  application: { reference: string; status: string; answers: Record<string, unknown> };
  turns: { sequence: number; words: string; reply: string; acts: { kind: string }[] }[];
}

/** Talks with a system, as a demo person. */
export function talkerOf(system: () => System) {
  const call = (as: string, mutation: string, input: object) =>
    system().ask<Record<string, { conversation: Conversation | null; errors: { code: string }[] }>>(
      as,
      `mutation($i: ${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $i) { conversation { ${CONVERSATION} } errors { code path } } }`,
      { i: input },
    );
  return {
    async done(as: string, mutation: string, input: object): Promise<Conversation> {
      const answer = await call(as, mutation, input);
      expect(answer.errors).toBeUndefined();
      const { conversation, errors } = answer.data[mutation] as { conversation: Conversation; errors: object[] };
      expect(errors).toEqual([]);
      return conversation;
    },
    async refused(as: string, mutation: string, input: object): Promise<string | undefined> {
      const answer = await call(as, mutation, input);
      return codeOf(answer) ?? answer.data[mutation]?.errors[0]?.code;
    },
  };
}
