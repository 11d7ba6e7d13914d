import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { senderOf } from '#domain/notices/mail-sender.ts';
import { encodedName } from '#lambdas/adapters/aws/mail.ts';

const decoded = (header: string): string =>
  header
    .split(' ')
    .map((word) => Buffer.from(/^=\?UTF-8\?B\?(.*)\?=$/.exec(word)?.[1] ?? '', 'base64').toString())
    .join('');

describe('the name of whoever sends a notice', () => {
  test('stands in its header as words that break no header, and is read as what it was', () => {
    expect(encodedName('みなと商事（STAFee）')).toBe('=?UTF-8?B?44G/44Gq44Go5ZWG5LqL77yIU1RBRmVl77yJ?=');
    const anything = fc.string({ unit: 'binary', maxLength: 60 }).map((text) => text.toWellFormed());
    const forged = fc.constantFrom('\r\nBcc: all@example.jp', '" <boss@bank.jp>', '株式会社'.repeat(15));
    fc.assert(
      fc.property(fc.oneof(anything, forged), (name) => {
        const header = encodedName(name);
        expect(header).toMatch(/^[ -~]*$/);
        expect(header.split(' ').every((word) => word.length <= 75)).toBe(true);
        expect(decoded(header)).toBe(name);
      }),
    );
  });

  test.each([
    [{ mailName: 'みなと商事' }, { name: 'みなと商事（STAFee）' }],
    [{ replyTo: 'keiri@minato.example.jp' }, { replyTo: 'keiri@minato.example.jp' }],
    [{}, {}],
    // As another release might have kept it.
    [{ mailName: 'boss@bank.jp' }, {}],
    [{ mailName: '銀行 <boss' }, {}],
    [{ replyTo: 'a@example.jp\r\nBcc: all@example.jp' }, {}],
    [{ replyTo: 'みなと' }, {}],
  ])('is said of %j as %j', (company, sender) => {
    expect(senderOf(company)).toEqual(sender);
  });
});
