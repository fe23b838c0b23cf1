import { type LocalizedText, useTongue } from './language.js';
import { shellWords } from './messages/shell.js';
import { useViewer } from './viewer.js';

interface OnBehalfProps {
  of: { owner: { account: string; name: LocalizedText | null } };
}

/** Whoever acts for an owner has the owner's name before them on every page. */
export function OnBehalf({ of: { owner } }: OnBehalfProps) {
  const { say } = useTongue();
  const viewer = useViewer();
  if (!viewer || owner.account === viewer.accountId) return null;
  const name = owner.name ? say(owner.name) : owner.account;
  return <p className="notice behalf">{say(shellWords.ON_BEHALF({ name }))}</p>;
}
