import { graphql, type ResultOf } from '../../shared/api/graphql.js';

export const Verdict = graphql(`
  fragment Verdict on PermitVerification @_unmask {
    valid
    unproven
    number
    plot
    plots { ended begun }
    title { fa en }
    sentence { fa en }
    issuedAt
    validUntil
    standingSince
    standingReason
    supersededBy
    parts { title { fa en } }
    stages { title { fa en } at }
  }
`);

export type VerdictData = ResultOf<typeof Verdict>;

export const ByCode = graphql(`query VerifyCode($token: String!) { verifyPermit(token: $token) { ...Verdict } }`, [
  Verdict,
]);

export const ByNumber = graphql(
  `query VerifyNumber($number: ID!, $plot: String!) { verifyPermitNumber(number: $number, plot: $plot) { ...Verdict } }`,
  [Verdict],
);
