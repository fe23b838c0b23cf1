import { graphql, type ResultOf } from '../api/graphql.js';

const NodeFragment = graphql(`
  fragment ExplanationNode on Explanation @_unmask {
    label { fa en }
    expression
    value
    source
  }
`);

/** A value, explained as far down as people ask about. */
export const ExplanationFragment = graphql(
  `
  fragment ExplanationShown on Explanation @_unmask {
    ...ExplanationNode
    inputs {
      ...ExplanationNode
      inputs {
        ...ExplanationNode
        inputs {
          ...ExplanationNode
          inputs { ...ExplanationNode }
        }
      }
    }
  }
`,
  [NodeFragment],
);

/** Why a day is that day. */
export const WhyFragment = graphql(
  `
  fragment WhyShown on Explanation @_unmask {
    ...ExplanationNode
    inputs { ...ExplanationNode }
  }
`,
  [NodeFragment],
);

/** A legal term of a case, with why its day is that day. */
export const ClockFragment = graphql(
  `
  fragment ClockShown on CaseClock @_unmask {
    code
    title { fa en }
    state
    effect
    day
    extendable
    why { ...WhyShown }
  }
`,
  [WhyFragment],
);
export type ClockData = ResultOf<typeof ClockFragment>;

/** A fee line that comes to another amount, or goes to another payee. */
export const FeeChangeFragment = graphql(`
  fragment FeeChangeShown on FeeChange @_unmask {
    code
    from { title { fa en } amount currency { code title { fa en } digits } }
    to { title { fa en } amount currency { code title { fa en } digits } }
  }
`);
export type FeeChangeData = ResultOf<typeof FeeChangeFragment>;

/** What an analysis says, each line explained. */
export const EvaluationFragment = graphql(
  `
  fragment EvaluationShown on Evaluation @_unmask {
    outcome
    total
    currency { code title { fa en } digits }
    plots { ended begun }
    regulations { id title { fa en } value note { fa en } basis law { fa en } illustrative }
    checks { rule status title { fa en } actual limit message { fa en } fix { fa en } basis law { fa en } }
    feeLines {
      code
      title { fa en }
      amount
      basis
      law { fa en }
      explanation { ...ExplanationShown }
    }
    feeChanges { ...FeeChangeShown }
  }
`,
  [ExplanationFragment, FeeChangeFragment],
);

export type EvaluationData = ResultOf<typeof EvaluationFragment>;
export type CheckData = EvaluationData['checks'][number];

export interface ExplanationData {
  label: { fa: string; en: string };
  expression: string | null;
  value: string;
  source: string | null;
  inputs?: ExplanationData[];
}
