import { LRUCache } from 'lru-cache';
import { type CompiledPolicy, compilePolicy } from '../../forms/decision/judge.js';
import { compileRuleset } from '../../forms/evaluation/compile.js';
import type { Ruleset } from '../../forms/evaluation/types.js';
import { hashOf } from '../../forms/hash.js';
import { DecisionPolicy } from '../../forms/language/decision-policy.js';
import { FormDefinition } from '../../forms/language/definition.js';
import { PaperName, PaperTemplate, templateCode } from '../../forms/language/paper-template.js';
import { Rulebook } from '../../forms/language/rulebook.js';
import type { PrismaClient } from '../../prisma/client.js';
import { nameOf } from './check.js';
import { dueDecisionPolicies, dueRulebooks, dueTemplates, dueTypes, refusalOf, warnOfUnsigned } from './served.js';
import type { StandingRow, Trust } from './signed.js';

/** The permit types and rulebooks of this installation, by hash. What a hash names never changes, so it is kept. */
export interface Catalogue {
  definition(hash: string): Promise<FormDefinition>;
  /** The version that a new application is filed with; null when there is no such type. */
  active(code: string): Promise<{ hash: string; definition: FormDefinition } | null>;
  /** The hashes of all of these, one of each code. */
  served(): Promise<string[]>;
  ruleset(definitionHash: string, rulebookHash: string): Promise<Ruleset>;
  /** The rulebook as it was published. */
  rulebook(hash: string): Promise<Rulebook>;
  /** The rulebook version in force on a Jalali day. `due`: what the database says, where it was read along. */
  rulebookInForce(code: string, asOf: string, due?: StandingRow[]): Promise<{ hash: string }>;
  /** What the engine may decide of a permit type; null where nobody has said. `due` as above. */
  decisionPolicy(permitType: string, due?: StandingRow[]): Promise<{ hash: string; policy: DecisionPolicy } | null>;
  /** A version of a decision policy, whether it is in force or not. */
  decisionPolicyOf(hash: string): Promise<DecisionPolicy>;
  /** The same, ready to be asked about cases of a definition and a rulebook. */
  compiledPolicy(hash: string, definitionHash: string, rulebookHash: string): Promise<CompiledPolicy>;
  /** The hash of the template of each paper of a permit type; a paper without a published one is left out. */
  templates(permitType: string, due?: StandingRow[]): Promise<Partial<Record<PaperName, string>>>;
}

export { publishShipped } from './publish-shipped.js';

export class NoRulebookInForceError extends Error {
  constructor(code: string, asOf: string) {
    super(`No version of the rulebook "${code}" is in force on ${asOf}; publish one whose effectiveFrom is not later.`);
  }
}

/** A document is not the one that its hash names: somebody has changed it by hand. */
export class DocumentChangedError extends Error {
  override name = 'DocumentChangedError';
  constructor(hash: string) {
    super(`The document ${hash} was changed in the database; restore it from a backup or an export.`);
  }
}

/** How many documents are kept at hand; more than are ever served at a time. */
const KEPT = 300;

/** Without `trust` whatever is in the table is served, as in tests of other rooms. */
export function createCatalogue(prisma: PrismaClient, trust: Trust = everybody): Catalogue {
  const definitions = new LRUCache<string, Promise<FormDefinition>>({ max: KEPT });
  const rulebooks = new LRUCache<string, Promise<Rulebook>>({ max: KEPT });
  const rulesets = new LRUCache<string, Promise<Ruleset>>({ max: KEPT });
  const templates = new LRUCache<string, Promise<ReturnType<typeof nameOf>>>({ max: KEPT });
  const policies = new LRUCache<string, Promise<DecisionPolicy>>({ max: KEPT });
  const compiled = new LRUCache<string, Promise<CompiledPolicy>>({ max: KEPT });

  /** Keeps what was once loaded, and forgets a failure so that the next call tries again. */
  function kept<T>(cache: LRUCache<string, Promise<T>>, key: string, load: () => Promise<T>): Promise<T> {
    const cached = cache.get(key);
    if (cached) return cached;
    const loading = load();
    cache.set(key, loading);
    loading.catch(() => cache.delete(key));
    return loading;
  }

  /** The document, if it is the one that its hash names. Where nobody signs, documents of any making are taken. */
  async function documentOf(hash: string): Promise<unknown> {
    const { document } = await prisma.publication.findUniqueOrThrow({
      where: { pin: hash },
      select: { document: true },
    });
    if (!trust.keySet || hashOf(document) === hash) return document;
    throw new DocumentChangedError(hash);
  }

  const definition = (hash: string) =>
    kept(definitions, hash, async () => FormDefinition.parse(await documentOf(hash)));
  const definitionOf = ({ hash }: StandingRow) => definition(hash);
  const rulebook = (hash: string) => kept(rulebooks, hash, async () => Rulebook.parse(await documentOf(hash)));
  const decisionPolicyOf = (hash: string) =>
    kept(policies, hash, async () => DecisionPolicy.parse(await documentOf(hash)));
  /** Looked at again once its row was written to: another process, which has not read it yet, would not find what was signed. */
  const template = ({ hash, written }: StandingRow) =>
    kept(templates, `${hash} ${written}`, async () => nameOf(PaperTemplate.parse(await documentOf(hash))));

  /** The first that may be served; whatever comes before it is told to the log. */
  async function firstSound<T extends { code: string; version: number }>(
    candidates: StandingRow[],
    load: (due: StandingRow) => Promise<T>,
  ): Promise<{ hash: string; document: T } | undefined> {
    for (const due of candidates) {
      if (await refusalOf(due, trust)) continue;
      try {
        const document = await load(due);
        if (document.code === due.code && document.version === due.version) return { hash: due.hash, document };
        warnOfUnsigned(trust, due, 'its row names another code or version than its document');
      } catch (error) {
        if (!(error instanceof DocumentChangedError)) throw error;
        warnOfUnsigned(trust, due, error.message);
      }
    }
    return undefined;
  }

  return {
    definition,
    async active(code) {
      const version = await firstSound(await dueTypes(prisma, code), definitionOf);
      return version ? { hash: version.hash, definition: version.document } : null;
    },
    async served() {
      const due = await dueTypes(prisma);
      const codes = [...new Set(due.map(({ code }) => code))];
      const of = (code: string) =>
        firstSound(
          due.filter((one) => one.code === code),
          definitionOf,
        );
      return (await Promise.all(codes.map(of))).flatMap((version) => version?.hash ?? []);
    },
    rulebook,
    ruleset: (definitionHash, rulebookHash) =>
      kept(rulesets, `${definitionHash} ${rulebookHash}`, async () =>
        compileRuleset(await definition(definitionHash), await rulebook(rulebookHash)),
      ),
    async rulebookInForce(code, asOf, due) {
      const version = await firstSound(due ?? (await dueRulebooks(prisma, code, asOf)), ({ hash }) => rulebook(hash));
      if (!version) throw new NoRulebookInForceError(code, asOf);
      return { hash: version.hash };
    },
    async decisionPolicy(permitType, due) {
      const candidates = due ?? (await dueDecisionPolicies(prisma, permitType));
      const version = await firstSound(candidates, ({ hash }) => decisionPolicyOf(hash));
      return version ? { hash: version.hash, policy: version.document } : null;
    },
    decisionPolicyOf,
    compiledPolicy: (hash, definitionHash, rulebookHash) =>
      kept(compiled, `${hash} ${definitionHash} ${rulebookHash}`, async () =>
        compilePolicy(await decisionPolicyOf(hash), await definition(definitionHash), await rulebook(rulebookHash)),
      ),
    async templates(permitType, read) {
      const due = read ?? (await dueTemplates(prisma, permitType));
      const of = (code: string) => due.filter((one) => one.code === code);
      const pinned = PaperName.options.map(async (paper) => {
        const own = templateCode({ paper, permitType });
        const served = await firstSound([...of(own), ...of(paper)], template);
        return served ? [[paper, served.hash] as const] : [];
      });
      // Of a type that grants several: each of a step that has a template of its own.
      const prefixes = GRANTED.map((paper) => `${templateCode({ paper, permitType })}.`);
      const codes = [...new Set(due.map(({ code }) => code))].filter((code) =>
        prefixes.some((own) => code.startsWith(own)),
      );
      const ofSteps = codes.map(async (code) => {
        const served = await firstSound(of(code), template);
        const [paper, , step] = code.split('.');
        return served ? [[`${paper}.${step}`, served.hash] as const] : [];
      });
      return Object.fromEntries((await Promise.all([...pinned, ...ofSteps])).flat());
    },
  };
}

/** Papers of what a step grants. */
const GRANTED = ['permit', 'inquiry-answer'] as const;
const everybody: Trust = { unsigned: true };
