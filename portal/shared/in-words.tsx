import { type LocalizedText, useTongue } from './language.js';

/** Fields of the answers with what was stated, in words. */
export function InWords({ of }: { of: readonly { path: string; title: LocalizedText; text: LocalizedText }[] }) {
  const { say } = useTongue();
  if (of.length === 0) return null;
  return (
    <dl className="facts">
      {of.map(({ path, title, text }) => (
        <div key={path} className="fact">
          <dt>{say(title)}</dt>
          <dd>
            <bdi>{say(text)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
