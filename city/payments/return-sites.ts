/** Where payers may be sent back to. */
export interface ReturnSites {
  /** where people reach this server */
  publicUrl: () => string;
  /** other sites' origins, as a portal's */
  returnOrigins?: readonly string[] | undefined;
}

/** Whether a page of ours, or of a site that the installation names: anything else would make us a stranger's signpost. */
export function isReturnAddress({ publicUrl, returnOrigins = [] }: ReturnSites, address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return false;
  return url.origin === new URL(publicUrl()).origin || returnOrigins.includes(url.origin);
}
