import { graphql, type ResultOf } from '../shared/api/graphql.js';

export const ServiceQuery = graphql(`
  query Service($code: ID!) {
    permitType(code: $code) {
      code
      title { fa en }
      description { fa en }
      mandatePossible
      offered
      onNotice
      documents { code title { fa en } optional condition { fa en } }
      steps { id title { fa en } }
      timeLimits { text { fa en } step { id title { fa en } } }
      fees { code title { fa en } payeeTitle { fa en } basis law { fa en } illustrative }
    }
  }
`);

export type Service = NonNullable<ResultOf<typeof ServiceQuery>['permitType']>;
