import { lookup } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import {
  faultOfTarget,
  innerFault,
  isInnerAddress,
  mayBeInner,
  type WebhookPolicy,
} from './webhook-target.js';

const LIMIT_MS = 5_000;

/**
 * One POST of JSON, without following anywhere. The address is checked where the connection is made, so that a
 * name can't point elsewhere by then.
 *
 * @throws Error that says why it wasn't taken.
 */
export async function postWebhook(target: string, body: object, policy: WebhookPolicy): Promise<void> {
  const fault = faultOfTarget(target, policy);
  if (fault !== null) throw new Error(fault);
  const url = new URL(target);
  const text = JSON.stringify(body);
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const status = await new Promise<number>((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) },
        signal: AbortSignal.timeout(LIMIT_MS),
        agent: false,
        ...(mayBeInner(policy, url) ? {} : { lookup: outerOnly(url) }),
      },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    sent.once('error', (error) => {
      const late = error.name === 'AbortError' || error.name === 'TimeoutError';
      reject(new Error(late ? `No answer within ${LIMIT_MS / 1000} s.` : error.message, { cause: error }));
    });
    sent.end(text);
  });
  if (status < 200 || status > 299) throw new Error(`It answered ${status}.`);
}

/** A name's addresses, unless one of them is inside this network. */
function outerOnly(url: URL): LookupFunction {
  return (name, options, done) => {
    lookup(name, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error !== null) done(error, '', 0);
      else if (first === undefined || addresses.some(({ address }) => isInnerAddress(address))) {
        done(new Error(innerFault(url)), '', 0);
      } else if (options.all === true) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}
