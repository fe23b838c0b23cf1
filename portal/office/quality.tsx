import { useTongue } from '../shared/language.js';
import { officePageWords } from './messages.js';

interface QualityProps {
  of: { filed: number; returned: number; rejected: number; audited: number; overruled: number };
}

/** How an office's filings fared, as the municipality sees it, too. */
export function Quality({ of }: QualityProps) {
  const { say, number } = useTongue();
  const figures = [
    [officePageWords.FILED, of.filed],
    [officePageWords.RETURNED, of.returned],
    [officePageWords.REJECTED, of.rejected],
    [officePageWords.AUDITED, of.audited],
    [officePageWords.OVERRULED, of.overruled],
  ] as const;
  return (
    <section>
      <h2>{say(officePageWords.QUALITY)}</h2>
      <dl className="figures">
        {figures.map(([title, count]) => (
          <div key={title.en}>
            <dt>{say(title)}</dt>
            <dd>{number(count)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
