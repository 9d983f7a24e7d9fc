import type { Fault } from '../../contract/engine-stage.js';

const isSegment = (url: string): boolean => /\.(m4s|mp4|ts)(\?|$)/.test(url);

/** Sends requests elsewhere: `reroute` gives the new address, or null for the old one. */
export function rerouteRequests(reroute: (url: string) => string | null): () => void {
  const { XMLHttpRequest: PlainRequest, fetch } = globalThis;
  globalThis.XMLHttpRequest = class extends PlainRequest {
    override open(
      method: string,
      url: string | URL,
      async = true,
      user: string | null = null,
      password: string | null = null,
    ): void {
      super.open(method, reroute(String(url)) ?? url, async, user, password);
    }
  };
  globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    return fetch(reroute(url) ?? input, init);
  };
  return () => {
    globalThis.XMLHttpRequest = PlainRequest;
    globalThis.fetch = fetch;
  };
}

function pretendOffline(): () => void {
  Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
  // Port 9 takes no connections: as without a network, there is no answer at all.
  const back = rerouteRequests((url) => (isSegment(url) ? 'http://127.0.0.1:9/' : null));
  return () => {
    back();
    Reflect.deleteProperty(navigator, 'onLine');
  };
}

/** Faults of an origin, made at the browser's own request functions. */
export const faultyRequests: Fault = (how) => {
  if (how === 'offline') return pretendOffline();
  const garbage = URL.createObjectURL(new Blob(['These bytes are no media at all. '.repeat(500)]));
  let left = how === 'missing-once' ? 1 : Infinity;
  const back = rerouteRequests((url) => {
    if (!isSegment(url) || left === 0) return null;
    left -= 1;
    return how === 'garbage' ? garbage : `${url}.missing`;
  });
  return () => {
    back();
    URL.revokeObjectURL(garbage);
  };
};
