import { BlockList, isIP } from 'node:net';

type Family = 'ipv4' | 'ipv6';

/** What is no address of a machine that anybody may reach: this one, private, shared, link-local, reserved, documentation. */
const V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  // Public by its number, yet what a cloud tells its machines by.
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
];
/** Of what is global, what stands for an address of IPv4 (6to4, Teredo), or is reserved. */
const V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    list.addSubnet(address, Number(bits), familyOf(address));
  }
  return list;
}

const familyOf = (address: string): Family => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

const refused = listOf([...V4, ...V6]);
/** Everything else of IPv6 is loopback, private, link-local, mapped from IPv4 or not given to anybody. */
const globalV6 = listOf(['2000::/3']);

/** Whether an address is of the public internet. */
export function isPublic(address: string): boolean {
  if (isIP(address) === 0) return false;
  const family = familyOf(address);
  return !refused.check(address, family) && (family === 'ipv4' || globalV6.check(address, family));
}

/** Whether an address is within networks that an operator allows. A mapped address is none of them. */
export function createAllowed(networks: readonly string[]): (address: string) => boolean {
  const list = listOf(networks);
  return (address) => isIP(address) !== 0 && !isMapped(address) && list.check(address, familyOf(address));
}

const isMapped = (address: string): boolean => isIP(address) === 6 && /^::ffff:/i.test(address);
