import { graphql, type ResultOf } from '../shared/api/graphql.js';

export const ReceiptsQuery = graphql(`
  query Receipts($filter: ReceiptFilter, $after: String) {
    viewer { accountId may }
    receipts(filter: $filter, first: 20, after: $after) {
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          id
          status
          amount
          currency { code title { fa en } digits }
          channel
          trackingNumber
          billId
          paymentId
          misfit
          receivedAt
          settles { id }
          toldFor { id }
          candidates { id reference payee payable }
          decisions { at decidedBy kind reason slipId }
          postings { account debit credit movement at }
        }
      }
    }
  }
`);

export type ReceiptData = ResultOf<typeof ReceiptsQuery>['receipts']['edges'][number]['node'];

export const Match = graphql(`
  mutation Match($id: ID!, $slipId: ID!, $reason: String!) {
    matchReceipt(id: $id, slipId: $slipId, reason: $reason) { id status }
  }
`);

export const PayBack = graphql(`
  mutation PayBack($id: ID!, $reason: String!) {
    refundReceipt(id: $id, reason: $reason) { id status }
  }
`);

export const RefundsQuery = graphql(`
  query Refunds($after: String) {
    viewer { accountId may }
    refunds(first: 20, after: $after, status: [DUE, ORDERED, FLOORED]) {
      pageInfo { hasNextPage endCursor }
      edges { node { id status kind amount currency { code title { fa en } digits } payee reference reason createdAt orderedAt } }
    }
  }
`);

export const OrderRefund = graphql(`
  mutation OrderRefund($id: ID!, $reason: String!) {
    orderRefund(id: $id, reason: $reason) { id status orderedAt }
  }
`);

export const DaysQuery = graphql(`
  query Days($from: JalaliDate, $until: JalaliDate) {
    permitTypes { code fees { code payee payeeTitle { fa en } } }
    cashSums(from: $from, until: $until) {
      day
      currency { code title { fa en } digits }
      receipts
      received
      refunds
      unmatched
      payees { payee amount }
    }
  }
`);
