import { BlockList, isIP } from 'node:net';

/** Loopback, private, link-local, shared, reserved and multicast ranges: nothing that is on the open internet. */
const inner = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  inner.addSubnet(net, prefix, 'ipv4');
}
for (const [net, prefix] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  inner.addSubnet(net, prefix, 'ipv6');
}

export function isInnerAddress(address: string): boolean {
  return inner.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/** Where webhooks may point to beyond the open internet. */
export interface WebhookPolicy {
  /** Every address, for a server that only this machine can reach. */
  readonly anywhere: boolean;
  /** `host` or `host:port` of targets inside one's own network. */
  readonly hosts: readonly string[];
}

export function mayBeInner({ anywhere, hosts }: WebhookPolicy, url: URL): boolean {
  return anywhere || hosts.includes(url.hostname) || hosts.includes(url.host);
}

/** Why a webhook can't point there, in a sentence; null where it may. Names are looked up when it is sent. */
export function faultOfTarget(text: string, policy: WebhookPolicy): string | null {
  if (!URL.canParse(text)) return 'The webhook is no address: give one such as https://chat.example/hook.';
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'A webhook is an http or https address.';
  if (url.username !== '' || url.password !== '') return 'A webhook takes no user name or password.';
  const address = bareHost(url);
  if (isIP(address) !== 0 && isInnerAddress(address) && !mayBeInner(policy, url)) return innerFault(url);
  return null;
}

export function innerFault(url: URL): string {
  return `${url.hostname} is inside this network: name it with --webhook-hosts to allow it.`;
}

/** IPv6 without its brackets. */
export function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}
