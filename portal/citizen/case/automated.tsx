import { AsksFirst } from '../../shared/asks-first.js';
import { ExplanationTree } from '../../shared/evaluation/explanation-tree.js';
import { useTongue } from '../../shared/language.js';
import { useAct } from '../../shared/work/use-act.js';
import { objectionWords, automatedWords as words } from './messages.js';
import { AskForPerson, type Case } from './operations.js';

type Decided = Pick<Case, 'reference' | 'revision' | 'allowedActions' | 'automatedDecisions'>;

/** What the engine decided of the case as it was filed last, or why it left that to a person; and the way to a person. */
export function Automated({ of: { reference, revision, allowedActions, automatedDecisions } }: { of: Decided }) {
  const { say, number } = useTongue();
  const { act, refusal } = useAct(AskForPerson, ['PermitApplication']);
  const last = automatedDecisions.find((decision) => decision.revision === revision);
  if (!last) return null;
  return (
    <section className="notice" aria-labelledby="automated">
      <h2 id="automated">{say(last.byEngine ? words.TITLE : words.LEFT)}</h2>
      {last.byEngine && (
        <>
          <p>{say(words.WHAT({ version: number(last.policyVersion) }))}</p>
          {last.legalBasis && <p>{say(words.BASIS({ basis: last.legalBasis }))}</p>}
          {last.appealUntil && <Until day={last.appealUntil} />}
        </>
      )}
      {last.conditions.length > 0 && (
        <details>
          <summary>{say(last.byEngine ? words.HELD : words.FAILED)}</summary>
          <ul>
            {last.conditions.map((condition) => (
              <Condition key={condition.code} of={condition} isFailed={!last.byEngine} />
            ))}
          </ul>
          {last.byEngine && <p>{say(words.OTHERWISE)}</p>}
        </details>
      )}
      {last.byEngine && last.sources.length > 0 && <Sources of={last.sources} />}
      {refusal}
      {last.byEngine && allowedActions.includes('REQUEST_HUMAN_REVIEW') && (
        <AsksFirst title={say(words.PERSON)} onYes={() => void act({ reference })}>
          <p>{say(words.PERSON_WHY)}</p>
        </AsksFirst>
      )}
    </section>
  );
}

interface ConditionProps {
  of: Case['automatedDecisions'][number]['conditions'][number];
  isFailed: boolean;
}

/** What had to hold, its law, and what it was worked out from. */
function Condition({ of: { title, found, explanation, ...rests }, isFailed }: ConditionProps) {
  const { say, basis: law } = useTongue();
  return (
    <li>
      {say(title)} {law(rests) && <small>({law(rests)})</small>}
      {isFailed && found && <small> {say(found)}</small>}
      {explanation && explanation.inputs.length > 0 && (
        <details>
          <summary>{say(words.HOW)}</summary>
          <ExplanationTree of={explanation} />
        </details>
      )}
    </li>
  );
}

function Until({ day: last }: { day: string }) {
  const { say, day } = useTongue();
  return (
    <p>
      {say(objectionWords.TITLE)}: {say(objectionWords.UNTIL({ day: day(last) }))}
    </p>
  );
}

function Sources({ of }: { of: Case['automatedDecisions'][number]['sources'] }) {
  const { say, moment } = useTongue();
  return (
    <details>
      <summary>{say(words.SOURCES)}</summary>
      <ul>
        {of.map(({ name, source, at }) => (
          <li key={name}>
            <bdi>{name}</bdi>: <bdi>{source}</bdi> <small>{moment(at)}</small>
          </li>
        ))}
      </ul>
    </details>
  );
}
