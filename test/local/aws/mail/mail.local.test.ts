import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from 'vitest';

import { ServiceFault } from '#local/aws/calls/service-call.ts';
import { spawnServing } from '#test/local/aws/kms/spawn-serving.ts';

import { aLetter, aRunningMail, sesClientOf } from './running-mail.ts';

const mailChild = join(import.meta.dirname, 'mail-child.ts');
let running: Awaited<ReturnType<typeof aRunningMail>>;
beforeEach(async () => {
  running = await aRunningMail();
});
afterEach(() => running.mail.close());

describe('sending a simple mail', () => {
  test('puts it into the inbox under the id that the sender is told', async () => {
    const { MessageId = '' } = await running.client.send(aLetter());
    expect(running.mail.inbox()).toHaveLength(1);
    expect(running.mail.find(MessageId)).toMatchObject({
      from: '経費精算 <no-reply@stafee.example.jp>',
      to: ['tanaka@minato.example.jp'],
      cc: [],
      subject: '【STAFee】申請が差し戻されました',
      text: '理由: 領収書が読めません。\n金額 12,000円',
      attachments: [],
    });
  });

  test('lists the newest mail first, with the time of the given clock', async () => {
    const at = new Date();
    const { mail, client } = await aRunningMail({ clock: () => at });
    await client.send(aLetter({ Destination: { ToAddresses: ['first@example.jp'] } }));
    await client.send(aLetter({ Destination: { BccAddresses: ['second@example.jp'] } }));
    await mail.close();
    expect(mail.inbox()).toMatchObject([
      { bcc: ['second@example.jp'], receivedAt: at.toISOString() },
      { to: ['first@example.jp'], receivedAt: at.toISOString() },
    ]);
  });
});

describe('sending a raw mail', () => {
  test('reads subject, body and attachment', async () => {
    const source = [
      'From: =?UTF-8?B?57WM6LK7?= <no-reply@stafee.example.jp>',
      'To: "Tanaka, Taro" <tanaka@minato.example.jp>, sato@minato.example.jp',
      'Subject: =?UTF-8?B?5rqW?=',
      ' =?UTF-8?Q?=E5=82=99?=',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="outer"',
      '',
      '--outer',
      'Content-Type: multipart/alternative; boundary="inner"',
      '',
      '--inner',
      'Content-Type: text/plain; charset=UTF-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      '=E6=9C=88=E6=AC=A1=',
      ' 1',
      '--inner',
      'Content-Type: text/html; charset=UTF-8',
      '',
      '<p>月次</p>',
      '--inner--',
      '--outer',
      'Content-Type: text/csv; name="journal.csv"',
      'Content-Disposition: attachment; filename="journal.csv"',
      'Content-Transfer-Encoding: base64',
      '',
      'YSxi',
      'DQo=',
      '--outer--',
      '',
    ].join('\r\n');
    const raw = aLetter({
      FromEmailAddress: undefined,
      Destination: undefined,
      Content: { Raw: { Data: Buffer.from(source) } },
    });
    await running.client.send(raw);
    expect(running.mail.inbox()).toMatchObject([
      {
        from: '経費 <no-reply@stafee.example.jp>',
        to: ['"Tanaka, Taro" <tanaka@minato.example.jp>', 'sato@minato.example.jp'],
        subject: '準備',
        text: '月次 1',
        html: '<p>月次</p>',
        attachments: [{ fileName: 'journal.csv', contentType: 'text/csv', content: 'YSxiDQo=' }],
      },
    ]);
  });
});

const toMany = (count: number) =>
  Array.from({ length: count }, (_unused, index) => `user-${index}@example.jp`);

describe('a mail that cannot be sent', () => {
  test.each([
    ['a template', { Content: { Template: { TemplateName: 'x' } } }, 'Templates do not exist'],
    ['no content', { Content: {} }, 'Content must have Simple or Raw'],
    ['no recipient', { Destination: {} }, 'At least one recipient is needed'],
    ['51 recipients', { Destination: { ToAddresses: toMany(51) } }, 'Recipient count exceeds 50.'],
    ['a bad recipient', { Destination: { CcAddresses: ['tanaka'] } }, 'not an e-mail address: tanaka'],
    ['a bad sender', { FromEmailAddress: '田中@example.jp' }, 'not an e-mail address: 田中@example.jp'],
  ])('is refused for %s and leaves nothing', async (_because, changes, words) => {
    await expect(running.client.send(aLetter(changes))).rejects.toMatchObject({
      name: 'BadRequestException',
      message: expect.stringContaining(words),
    });
    expect(running.mail.inbox()).toStrictEqual([]);
  });

  test('is refused from an unknown key', async () => {
    const stranger = sesClientOf(running.mail.url, 'nobody');
    await expect(stranger.send(aLetter())).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
  });

  test('is refused when the gate throws, which sees the call first', async () => {
    const fault = new ServiceFault('TooManyRequestsException', 'Rate exceeded', 429);
    const { mail, client } = await aRunningMail({ gate: () => Promise.reject(fault) });
    await expect(client.send(aLetter())).rejects.toMatchObject({ name: 'TooManyRequestsException' });
    expect(mail.inbox()).toStrictEqual([]);
    await mail.close();

    await running.client.send(aLetter());
    expect(running.calls).toMatchObject([
      {
        service: 'ses',
        operation: 'SendEmail',
        input: { Destination: { ToAddresses: ['tanaka@minato.example.jp'] } },
      },
    ]);
  });
});

describe('keeping mail', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'stafee-mail-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('a killed mail service knows its mails, in order, after its next start', async () => {
    const first = await spawnServing(mailChild, folder);
    const client = sesClientOf(first.url);
    const sent = [await client.send(aLetter()), await client.send(aLetter())];
    await first.kill();

    const { mail, client: after } = await aRunningMail({ dataFolder: folder });
    sent.push(await after.send(aLetter()));
    await mail.close();
    expect(mail.inbox().map(({ id }) => id)).toStrictEqual(
      sent.map(({ MessageId }) => MessageId).toReversed(),
    );
    expect(readdirSync(join(folder, 'mail'))).toHaveLength(3);
  });
});
