import { expect, test } from 'vitest';
import { deviceWords } from '#domain/users/device-words.ts';

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';

test.each([
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/142.0.0.0 Safari/537.36`, 'WindowsのChrome'],
  [`Mozilla/5.0 (Windows NT 10.0) ${webkit} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`, 'WindowsのEdge'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:145.0) Gecko/20100101 Firefox/145.0', 'MacのFirefox'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) Version/26.1 Mobile Safari/604.1',
    'iPhoneのSafari',
  ],
  [`Mozilla/5.0 (Linux; Android 16) ${webkit} Chrome/142.0.0.0 Mobile Safari/537.36`, 'AndroidのChrome'],
  ['curl/8.16.0', 'その他の端末'],
  ['', 'その他の端末'],
])('%j is called %s', (userAgent, words) => {
  expect(deviceWords(userAgent)).toBe(words);
});
