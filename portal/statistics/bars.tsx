import { useTongue } from '../shared/language.js';
import './charts.css';

export interface Bar {
  label: string;
  /** one value for each of the chart's names */
  values: readonly number[];
  /** each as it is said */
  said: readonly string[];
}

interface BarsProps {
  title: string;
  /** what the values of a bar are, in their order */
  names: readonly string[];
  of: readonly Bar[];
  none: string;
  /** the values of a bar are parts of one whole */
  stacked?: boolean;
}

const WIDTH = 100;

/** Horizontal bars that keep their numbers beside them, so that the picture is read by everybody, on paper too. */
export function Bars({ title, names, of, none, stacked = false }: BarsProps) {
  const { language } = useTongue();
  const whole = (values: readonly number[]) =>
    stacked ? values.reduce((sum, value) => sum + value, 0) : Math.max(...values);
  const most = Math.max(0, ...of.map(({ values }) => whole(values)));
  return (
    <figure className="chart">
      <figcaption>{title}</figcaption>
      {most === 0 ? (
        <p className="dim">{none}</p>
      ) : (
        <>
          {names.length > 1 && (
            <p className="legend">
              {names.map((name, i) => (
                <span key={name}>
                  <svg viewBox="0 0 10 10" aria-hidden="true">
                    <rect className={`part-${i}`} width="10" height="10" rx="2" />
                  </svg>
                  {name}
                </span>
              ))}
            </p>
          )}
          <ul className="bars">
            {of.map(({ label, values, said }) => (
              <li key={label}>
                <span className="bar-label">{label}</span>
                <svg
                  className={language === 'fa' ? 'turned' : undefined}
                  viewBox={`0 0 ${WIDTH} ${stacked ? 8 : 8 * values.length}`}
                  preserveAspectRatio="none"
                  aria-hidden="true"
                >
                  {values.map((value, i) => (
                    <rect
                      key={names[i]}
                      className={`part-${i}`}
                      x={stacked ? (WIDTH * whole(values.slice(0, i))) / most : 0}
                      y={stacked ? 1 : 8 * i + 1}
                      width={(WIDTH * value) / most}
                      height="6"
                    />
                  ))}
                </svg>
                <span className="bar-said">
                  {said.map((text, i) => (
                    <span key={names[i]}>
                      {names.length > 1 && <span className="hidden">{names[i]}: </span>}
                      {text}
                    </span>
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </figure>
  );
}
