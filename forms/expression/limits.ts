/** What one expression may hold. Everything here bounds time and memory before an expression ever runs. */
export const limits = {
  characters: 4_000,
  astNodes: 500,
  depth: 40,
  listLiteral: 200,
  mapLiteral: 50,
  callArguments: 16,
  /** comprehensions (map, filter, all, exists) inside one another */
  nesting: 2,
  /** node visits of one expression when every list is as long as it may be */
  visits: 1_000_000,
  /**
   * The same for all expressions of a definition with its rulebook. The shipped ones need 3.4 million; at the limit, with
   * every list full, an evaluation keeps a processor for less than a second.
   */
  totalVisits: 6_000_000,
  /** of all calculated fields of a form: they are worked out anew whenever somebody fills a field in */
  calculatedVisits: 200_000,
  /** elements of a list that a form, a register or a fact may give */
  listLength: 200,
  /** characters of a text that a fact may give */
  textLength: 20_000,
} as const;
