import { useEffect, useState } from 'react';
import { type Client, useClient } from 'urql';
import { graphql } from '../../shared/api/graphql.js';
import { keepPages } from '../../shared/offline/keep-pages.js';
import { keepPermit, keptPermits } from '../../shared/outbox/permits.js';
import type { Case } from './operations.js';

const SessionEnd = graphql(`
  query SessionEnd {
    sessions { current expiresAt }
  }
`);

type Granted = NonNullable<Case['permit']>;

/** Keeps the permit on the device, for an account; says until when, once it is kept. */
export function useKeptOffline(of: Case, permit: Granted, account: string | undefined): string | undefined {
  const client = useClient();
  const [until, setUntil] = useState<string>();
  useEffect(() => {
    if (account === undefined) return;
    let left = false;
    // A browser that keeps nothing has it online alone.
    keep(client, account, of, permit).then(
      (at) => left || setUntil(at),
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [client, account, of, permit]);
  return until;
}

async function keep(client: Client, account: string, { reference, permitType, parcel }: Case, permit: Granted) {
  const { data } = await client.query(SessionEnd, {}, { requestPolicy: 'cache-first' }).toPromise();
  const until = data?.sessions.find(({ current }) => current)?.expiresAt;
  if (until === undefined) return undefined;
  const { number, standing, validUntil, token, documentUrl } = permit;
  const before = (await keptPermits()).find((each) => each.reference === reference);
  const isSame = before?.number === number && before.standing === standing && before.until === until;
  if (!isSame) {
    const response = await fetch(documentUrl, { headers: { 'x-csrf': '1' } });
    if (!response.ok) return undefined;
    const at = new Date().toISOString();
    const facts = { reference, title: permitType.title, parcel, number, standing, validUntil, token, at, until };
    await keepPermit(account, facts, await response.arrayBuffer());
  }
  // What else is needed without a line: the code's drawing, and the page from which one comes here.
  await Promise.all([import('../../shared/qr.js'), import('../my-page.js')]);
  await keepPages();
  return until;
}
