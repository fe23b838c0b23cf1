import { ringsOf } from '../../../forms/geometry.js';
import { persianValue } from '../../../forms/persian.js';
import { Area } from '../../shared/form/value.js';
import { useTongue } from '../../shared/language.js';
import { plotWords } from './messages.js';
import type { KnownField } from './operations.js';

interface KnownProps {
  of: readonly KnownField[];
  /** what a value at a place is called */
  labelAt(path: string, value: unknown): string;
}

/** What is known beforehand, each with where it is known from; to be read, not to be written. */
export function Known({ of, labelAt }: KnownProps) {
  const { say, language, code } = useTongue();
  const shown = of.filter(({ value }) => typeof value !== 'object');
  return (
    <section>
      <h2>{say(plotWords.KNOWN)}</h2>
      <p className="dim">{say(plotWords.KNOWN_WHY)}</p>
      <dl className="facts">
        {shown.map(({ path, title, value, source, of: from }) => (
          <div className="fact" key={path}>
            <dt>{say(title)}</dt>
            <dd>
              {ringsOf(value).length > 0 ? (
                <Area of={value} />
              ) : (
                <bdi>{language === 'fa' ? persianValue(labelAt(path, value)) : labelAt(path, value)}</bdi>
              )}{' '}
              <small>
                {say(
                  source === 'REGISTER'
                    ? plotWords.FROM_REGISTER({ of: from })
                    : plotWords.FROM_CASE({ of: code(from) }),
                )}
              </small>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
