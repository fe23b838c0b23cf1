import { createEnvironment } from '../expression/environment.js';
import { givenPath, type Read, readsOf } from '../expression/references.js';
import type { FormDefinition } from '../language/definition.js';
import type { Rulebook } from '../language/rulebook.js';

interface FactReads {
  reads: Read[];
  /** the path of the list that the fact gives */
  gives: string[] | undefined;
}

/** What expressions read, with all that the facts in them read. */
export function createReader(
  definition: FormDefinition,
  rulebook: Rulebook,
): (texts: (string | undefined)[]) => Read[] {
  const env = createEnvironment();
  const facts = new Map([...rulebook.facts, ...definition.facts].map(({ name, value }) => [name, value]));
  const known = new Map<string, FactReads>();

  function read(text: string, underway: ReadonlySet<string>): FactReads {
    try {
      const { ast } = env.parse(text);
      const standsFor = (name: string) => factReads(name, underway)?.gives;
      const reads = readsOf(ast, standsFor);
      const inFacts = reads.flatMap(({ path: [name = ''] }) => factReads(name, underway)?.reads ?? []);
      return { reads: [...reads, ...inFacts], gives: givenPath(ast, standsFor) };
    } catch {
      // What cannot be parsed is reported where it is compiled.
      return { reads: [], gives: undefined };
    }
  }
  function factReads(name: string, underway: ReadonlySet<string>): FactReads | undefined {
    const text = facts.get(name);
    if (text === undefined || underway.has(name)) return undefined;
    const reads = known.get(name) ?? read(text, new Set([...underway, name]));
    known.set(name, reads);
    return reads;
  }
  return (texts) => texts.flatMap((text) => (text === undefined ? [] : read(text, new Set()).reads));
}
