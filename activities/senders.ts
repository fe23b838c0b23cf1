import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { uuidOf } from '../cases/remarks.js';
import { formOfSignal, formOfTask, lackingDocuments, stillHolds } from '../cases/work-answers.js';
import type { Catalogue } from '../city/catalogue/catalogue.js';
import { registeredPerson, workOf } from '../city/people/holdings.js';
import type { Registers } from '../city/registers/registers.js';
import { verifyAssertion, verifySignal } from '../city/signing/decision-assertion.js';
import { sealHolds } from '../city/signing/message-seal.js';
import type { PrismaClient } from '../prisma/client.js';
import type { Activities, Proof, Sender, SenderRequest } from '../workflows/activities.js';

export interface SenderTrust {
  /** a JWKS: the keys that assertions of decisions are signed with */
  keysFile?: string;
  /** take decisions that nobody signed, on the word of whoever reaches Temporal */
  allowUnsigned: boolean;
  /** what messages are sealed with that come as updates */
  sealKey: Uint8Array;
}

interface Sources {
  prisma: PrismaClient;
  catalogue: Catalogue;
  registers: Registers;
}

/** Who sent a plain signal, and what they may do; the words they sent are kept out of the workflow's history. */
export function createSenderActivities(
  deps: Sources,
  settings: SenderTrust,
): Pick<Activities, 'lookUpSender' | 'lookUpWorker' | 'checkSeal' | 'checkSignal'> {
  const { prisma } = deps;
  return {
    async lookUpSender(request) {
      const { reference, by, reason } = request;
      const refused = (await refusalOf(prisma, settings, request)) ?? (await lackOf(deps, request));
      if (refused) return { roles: [], refused };
      const person = await registeredPerson(prisma, by, new Date());
      const sender: Sender = {
        ...workOf(person?.roles ?? []),
        ...(person?.officeId && { office: person.officeId }),
      };
      if (!reason) return sender;
      // Words that are looked up again are the same Remark, so that what is written of them is the same, too.
      const id = uuidOf(`${reference} ${request.use ?? randomUUID()}`);
      const words = { reference, author: by, text: reason };
      await prisma.remark.upsert({ where: { id }, create: { id, ...words }, update: {}, select: { id: true } });
      return { ...sender, remark: id };
    },
    async lookUpWorker({ person: id }) {
      const person = await registeredPerson(prisma, id, new Date());
      return person ? { id, ...workOf(person.roles), ...(person.officeId && { office: person.officeId }) } : null;
    },
    checkSeal: async (proof) => (await isGenuine(settings, proof)) && holdsToForm(deps, proof),
    async checkSignal({ reference, signal, data }) {
      const { assertion, ...content } = Object(data) as { assertion?: unknown };
      if (typeof assertion !== 'string') return settings.allowUnsigned;
      return verifySignal(assertion, { application: reference, signal, content }, settings.keysFile);
    },
  };
}

/** Whether a message is sealed by a part of this installation, or counts without. */
export async function isGenuine({ allowUnsigned, sealKey }: SenderTrust, { seal, ...sealed }: Proof): Promise<boolean> {
  return seal === undefined ? allowUnsigned : sealHolds(seal, sealed, sealKey);
}

const lackOf = async (deps: Sources, { taskId, outcome }: SenderRequest) =>
  (await lackingDocuments(deps, taskId, outcome)).length > 0 ? ('DOCUMENTS_MISSING' as const) : undefined;

const Decided = z.object({ taskId: z.string(), answers: z.string(), actor: z.object({ id: z.string() }) });

const Told = z.object({ signal: z.string(), words: z.string(), actor: z.object({ id: z.string() }) });

/** What a decision, or a signal, names as filled in is held to its form once more: it counts as it stands now, whoever has written it. */
async function holdsToForm(deps: Sources, { reference, update, message }: Proof): Promise<boolean> {
  const told = update === 'tell' ? Told.safeParse(message) : undefined;
  if (told?.success) {
    const { signal, words: id, actor } = told.data;
    const form = await formOfSignal(deps, { reference, signal });
    // Without a form it is words, which hold to nothing.
    return form === undefined || stillHolds(deps, { reference, author: actor.id, id, form });
  }
  const decided = update === 'decideTask' ? Decided.safeParse(message) : undefined;
  if (!decided?.success) return true;
  const { taskId, answers: id, actor } = decided.data;
  const form = await formOfTask(deps, taskId);
  return stillHolds(deps, { reference, author: actor.id, id, form });
}

async function refusalOf(
  prisma: PrismaClient,
  { keysFile, allowUnsigned }: SenderTrust,
  request: SenderRequest,
): Promise<Sender['refused']> {
  const { assertion, reference, taskId, ...said } = request;
  if (assertion === undefined) return allowUnsigned ? undefined : 'ASSERTION_MISSING';
  const genuine = await verifyAssertion(assertion, { ...said, application: reference, task: taskId }, keysFile);
  if (!genuine) return 'ASSERTION_INVALID';
  return (await takeUp(prisma, request, genuine)) ? undefined : 'ASSERTION_USED';
}

/** Notes the assertion as used. False when another signal used it before. */
async function takeUp(
  prisma: PrismaClient,
  { reference, use = '' }: SenderRequest,
  { id, expiresAt }: { id: string; expiresAt: Date },
): Promise<boolean> {
  await prisma.decisionAssertion.createMany({ data: { id, reference, use, expiresAt }, skipDuplicates: true });
  // What has run out for a day can no longer come again.
  await prisma.decisionAssertion.deleteMany({ where: { expiresAt: { lt: new Date(Date.now() - 86_400_000) } } });
  const kept = await prisma.decisionAssertion.findUnique({ where: { id }, select: { reference: true, use: true } });
  return kept?.reference === reference && kept.use === use;
}
