import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { Resolver } from 'node:dns/promises';

/** As `dns.lookup` does where all addresses are asked for. */
export type Resolve = (
  hostname: string,
  options: LookupOptions & { all: true },
  callback: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
) => void;

/**
 * Looks names up without the threads of the process, which `dns.lookup` holds until a name server answers: somebody's that never does
 * would hold up files and keys as well. `hosts`: names that only this machine or its network knows count too.
 */
export function createResolve({ hosts }: { hosts: boolean }): Resolve {
  const resolver = new Resolver({ timeout: 1_500, tries: 2 });
  return async (hostname, options, callback) => {
    const [four, six] = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
    const found = [...addresses(four, 4), ...addresses(six, 6)];
    if (found.length > 0) return callback(null, found);
    if (hosts) return lookup(hostname, options, callback);
    callback(four.status === 'rejected' ? four.reason : new Error('no address'), []);
  };
}

const addresses = (answer: PromiseSettledResult<string[]>, family: number): LookupAddress[] =>
  answer.status === 'fulfilled' ? answer.value.map((address) => ({ address, family })) : [];
