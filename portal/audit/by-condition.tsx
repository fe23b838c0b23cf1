import { useTongue } from '../shared/language.js';
import { Rows } from '../shared/work/rows.js';
import { decisionWords as words } from './messages.js';

interface Condition {
  code: string;
  title: { fa: string; en: string };
  asked: number;
  held: number;
  alone: number;
  decided: number;
  agreed: number;
}

/** Which condition people agree with, and which alone sends cases to them. */
export function ByCondition({ of }: { of: readonly Condition[] }) {
  const { say, number } = useTongue();
  return (
    <>
      <h3>{say(words.BY_CONDITION)}</h3>
      <p>{say(words.BY_CONDITION_WHAT)}</p>
      <Rows
        of={of}
        keyOf={({ code }) => code}
        none={say(words.NO_DECISIONS)}
        columns={[
          { title: say(words.CONDITION), show: ({ title }) => say(title) },
          {
            title: say(words.HELD),
            isNumber: true,
            show: ({ held, asked }) => say(words.OF({ count: number(held), most: number(asked) })),
          },
          { title: say(words.ALONE), isNumber: true, show: ({ alone }) => number(alone) },
          {
            title: say(words.AGREED),
            isNumber: true,
            show: ({ agreed, decided }) => say(words.OF({ count: number(agreed), most: number(decided) })),
          },
        ]}
      />
    </>
  );
}
