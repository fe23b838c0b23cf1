import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export const MERCHANT = '1344b5d4-0048-11e8-94db-005056a205be';

interface Session {
  amount: number;
  callbackUrl: string;
  paid: boolean;
  verified: boolean;
  refId: number;
}

/** A server that answers as Zarinpal's does, where a test plays the payer. */
export async function startZarinpal() {
  const sessions = new Map<string, Session>();
  const asked: { path: string; body: Record<string, unknown> }[] = [];
  let broken: { status: number; body: string } | undefined;

  function answer(path: string, body: Record<string, unknown>): object {
    const refuse = (code: number, message: string) => ({ data: [], errors: { code, message, validations: [] } });
    if (body.merchant_id !== MERCHANT) return refuse(-10, 'Terminal is not valid');
    if (path === '/pg/v4/payment/request.json') {
      const { amount, callback_url: callbackUrl, description, currency } = body;
      if (typeof amount !== 'number' || !callbackUrl || !description || currency !== 'IRR')
        return refuse(-9, 'Validation');
      const authority = `A${String(sessions.size + 1).padStart(35, '0')}`;
      const refId = 201_000_000 + sessions.size;
      sessions.set(authority, { amount, callbackUrl: String(callbackUrl), paid: false, verified: false, refId });
      return { data: { code: 100, message: 'Success', authority, fee_type: 'Merchant', fee: 100 }, errors: [] };
    }
    const session = sessions.get(String(body.authority));
    if (!session) return refuse(-54, 'Invalid authority');
    if (session.amount !== body.amount) return refuse(-50, 'Amounts are not the same');
    if (!session.paid) return refuse(-51, 'Session is not valid');
    const code = session.verified ? 101 : 100;
    session.verified = true;
    const card = { card_pan: '502229******5995', card_hash: '1EBE3EBEBE35C7EC' };
    return { data: { code, message: 'Verified', ...card, ref_id: session.refId, fee: 0 }, errors: [] };
  }

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const path = String(request.url);
    const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>;
    asked.push({ path, body });
    response.setHeader('content-type', 'application/json');
    if (broken) response.writeHead(broken.status).end(broken.body);
    else response.end(JSON.stringify(answer(path, body)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const sessionOf = (redirectUrl: string): [string, Session] => {
    const authority = redirectUrl.split('/').at(-1) ?? '';
    const session = sessions.get(authority);
    if (!session) throw new Error(`no visit was opened for ${redirectUrl}`);
    return [authority, session];
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    /** Where the payer's browser goes after paying, or not. */
    pay(redirectUrl: string, paid = true): string {
      const [authority, session] = sessionOf(redirectUrl);
      session.paid = paid;
      return `${session.callbackUrl}?Authority=${authority}&Status=${paid ? 'OK' : 'NOK'}`;
    },
    /** The bank changes what it holds for a visit. */
    alter(redirectUrl: string, amount: number): void {
      sessionOf(redirectUrl)[1].amount = amount;
    },
    break(status: number, body: string): void {
      broken = { status, body };
    },
    mend(): void {
      broken = undefined;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
