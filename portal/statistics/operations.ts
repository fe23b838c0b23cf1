import { graphql, type ResultOf } from '../shared/api/graphql.js';

export const FiguresQuery = graphql(`
  query Figures($from: JalaliDate) {
    permitTypes { code title { fa en } fees { code payee payeeTitle { fa en } } }
    months: statistics(by: [MONTH], from: $from) {
      csv
      cases { month filed decided issued refused municipalityDays applicantDays }
      money { month payee amount currency { code title { fa en } digits } slips }
    }
    ways: statistics(by: [GENERATION], from: $from) {
      cases { generation filed decided }
    }
    types: statistics(by: [TYPE], from: $from) {
      cases { type filed decided issued refused municipalityDays applicantDays }
      money { payee amount currency { code title { fa en } digits } slips }
    }
  }
`);

export type FiguresData = ResultOf<typeof FiguresQuery>;
