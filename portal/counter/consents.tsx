import { Link } from '@tanstack/react-router';
import { AsksFirst } from '../shared/asks-first.js';
import { useTongue } from '../shared/language.js';
import { RevokeMandate } from '../shared/mandates/operations.js';
import { useAct } from '../shared/work/use-act.js';
import { counterWords } from './messages.js';
import type { CounterPerson, CounterWork } from './operations.js';

interface ConsentsProps {
  of: CounterPerson;
  types: CounterWork['permitTypes'];
  onChange(): void;
}

/** What somebody has agreed to: each service leads to an application in their name. */
export function Consents({ of: { name, mandates }, types, onChange }: ConsentsProps) {
  const { say, day, code } = useTongue();
  const end = useAct(RevokeMandate, ['Mandate', 'PermitApplication']);
  if (mandates.length === 0) return null;
  const titleOf = (wanted: string) => types.find((type) => type.code === wanted)?.title;
  return (
    <section>
      <h2>{say(counterWords.CONSENTS)}</h2>
      {end.refusal}
      <ul className="cards">
        {mandates.map(({ id, permitTypes, parcel, validUntil, consent }) => {
          const by = consent?.takenBy;
          return (
            <li key={id} className="card">
              <p>
                {say(
                  counterWords.UNTIL({
                    day: day(validUntil),
                    name: by ? (by.name ? say(by.name) : by.account) : '',
                  }),
                )}
                {parcel && <small> {code(parcel)}</small>}
              </p>
              <div className="row">
                {permitTypes.map((type) => (
                  <Link key={type} to="/apply/$type" params={{ type }} search={{ mandate: id }} className="button">
                    {say(
                      counterWords.BEGIN({
                        type: say(titleOf(type) ?? { fa: type, en: type }),
                        name: name ? say(name) : '',
                      }),
                    )}
                  </Link>
                ))}
                <AsksFirst
                  title={say(counterWords.END)}
                  onYes={async () => {
                    if (await end.act({ id })) onChange();
                  }}
                >
                  <p>{say(counterWords.END_WHY)}</p>
                </AsksFirst>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
