import { type LocalizedText, useTongue } from '../shared/language.js';
import { workWords } from '../shared/work/messages.js';

/** Who has a task, by name; by their account where the register of people does not know them. */
export function Who({ of }: { of: { account: string; name: LocalizedText | null } | null }) {
  const { say } = useTongue();
  return <bdi>{of ? (of.name ? say(of.name) : of.account) : say(workWords.NOTHING)}</bdi>;
}
