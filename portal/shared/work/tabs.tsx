import { Link } from '@tanstack/react-router';
import type { LocalizedText } from '../../../forms/language/text.js';
import { useTongue } from '../language.js';

interface TabsProps {
  label: string;
  /** the parts of the page by their names in the address; the first is shown without one */
  parts: Readonly<Record<string, LocalizedText>>;
  /** the one that is shown */
  now: string;
}

/** Parts of one page; the address says which. */
export function Tabs({ label, parts, now }: TabsProps) {
  const { say } = useTongue();
  return (
    <nav className="tabs" aria-label={label}>
      {Object.entries(parts).map(([name, title], i) => (
        <Link
          key={name}
          to="."
          search={(i === 0 ? {} : { show: name }) as never}
          activeOptions={{ exact: true }}
          className={name === now ? 'on' : undefined}
        >
          {say(title)}
        </Link>
      ))}
    </nav>
  );
}

/** The part that an address names, or the first. */
export function partOf<Name extends string>(parts: Readonly<Record<Name, unknown>>, show: string | undefined): Name {
  const names = Object.keys(parts) as Name[];
  return names.find((name) => name === show) ?? (names[0] as Name);
}
