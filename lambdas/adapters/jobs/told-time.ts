import { get as getPlain } from 'node:http';
import { get as getSecure } from 'node:https';
import type { IncomingMessage } from 'node:http';

const waitMillis = 5_000;

const answerOf = (url: URL): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const get = url.protocol === 'https:' ? getSecure : getPlain;
    const asking = get(url, { agent: false, timeout: waitMillis }, (answer) => {
      answer.resume();
      resolve(answer);
    });
    asking.on('timeout', () => asking.destroy(new Error(`${url.host} did not answer in ${waitMillis} ms`)));
    asking.on('error', reject);
  });

/**
 * The time that a service of AWS writes above its answer, in milliseconds since 1970, to the second. Nothing is signed:
 * a refusal carries the time as well, and so the function needs no right at all.
 */
export const toldTimeMillis = async (endpoint: string): Promise<number> => {
  const { headers } = await answerOf(new URL('/', endpoint));
  const told = Date.parse(headers.date ?? '');
  if (Number.isNaN(told)) throw new Error(`${endpoint} answered without a time`);
  return told;
};
