import { graphql, type ResultOf } from '../../shared/api/graphql.js';

export const NoticeQuery = graphql(`
  query PublicNotice($code: ID!) {
    publicNotice(code: $code) {
      code
      reference
      title { fa en }
      text { fa en }
      permitType { fa en }
      until
      takes
      asCases { kind permitType title { fa en } }
      shown { path title { fa en } text { fa en } }
      documents { code title { fa en } url }
      form { formSchema uiSchema place { permitType version step body } }
    }
  }
`);

export type Notice = NonNullable<ResultOf<typeof NoticeQuery>['publicNotice']>;
