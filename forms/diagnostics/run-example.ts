import { checkDecisionPolicy } from '../check/decision-policy.js';
import { checkInForce, checkRulebook } from '../check/rulebook.js';
import { applyOverlay } from '../compose/overlay.js';
import { type Diagnosis, diagnose } from '../diagnose.js';
import { Overlay } from '../language/overlay.js';
import { parseDecisionPolicy, parseRulebook } from '../parse.js';
import { type Changes, type Example, sampleTitle } from './entry.js';
import type { ExampleSurroundings } from './example-surroundings.js';

type Container = Record<string, unknown>;

/** Puts a value where a path leads, making the last name where it is not there; undefined takes it away. */
function put(root: unknown, path: string, value: unknown): void {
  const keys = path.match(/[^.[\]]+/g) ?? [];
  const last = keys.pop() ?? '';
  const place = keys.reduce<Container>((at, key) => at[key] as Container, root as Container);
  if (value === undefined) Reflect.deleteProperty(place, last);
  else place[last] = value;
}

function changed(sound: unknown, changes: Changes): unknown {
  const json = structuredClone(sound);
  for (const [path, value] of Object.entries(changes)) put(json, path, value);
  return json;
}

/** What is said of an example: a text as it stands, or a sound definition, rulebook or decision policy with the example's changes. */
export async function diagnoseExample(
  example: Example,
  sound: unknown,
  surroundings: ExampleSurroundings,
): Promise<Diagnosis> {
  if ('text' in example) return diagnose(example.text, surroundings);
  if ('rulebook' in example) {
    const { rulebook } = sound as { rulebook: string };
    const { rulebook: parsed, issues } = parseRulebook(
      changed(await surroundings.rulebookOf(rulebook), example.rulebook),
    );
    return { issues: parsed ? [...issues, ...checkRulebook(parsed), ...checkInForce(parsed)] : issues };
  }
  if ('policy' in example) {
    const { policy, issues } = parseDecisionPolicy(changed(surroundings.policy, example.policy));
    return { issues: policy ? [...issues, ...checkDecisionPolicy(policy, surroundings.policies)] : issues };
  }
  const json = changed(sound, example.changes);
  if (!example.overlay) return diagnose(json, surroundings);
  const { code } = json as { code: string };
  const overlay = Overlay.parse({
    permitType: code,
    version: 1,
    title: sampleTitle,
    set: example.overlay,
  });
  return { issues: applyOverlay(json, overlay).issues };
}
