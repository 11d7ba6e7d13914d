import { describe, expect, test } from 'vitest';

import type { CapturedMail } from '#local/aws/mail/captured-mail.ts';
import { mailPage } from '#local/aws/mail/mail-page.ts';

const aMail = (changes: Partial<CapturedMail> = {}): CapturedMail => ({
  id: 'm1',
  sequence: 1,
  receivedAt: '2026-12-31T15:30:05.000Z',
  from: '経費精算 <no-reply@stafee.example.jp>',
  to: ['tanaka@minato.example.jp'],
  cc: [],
  bcc: [],
  replyTo: [],
  subject: '承認のお願い',
  text: '1 行目\n2 行目',
  attachments: [],
  ...changes,
});

describe('the page of caught mails', () => {
  test('shows subject, people, text and the time in Japan', () => {
    const page = mailPage([aMail()]);
    expect(page).toContain('<html lang="ja">');
    expect(page).toContain('<h2>承認のお願い</h2>');
    expect(page).toContain('経費精算 &lt;no-reply@stafee.example.jp&gt;');
    expect(page).toContain('2027-01-01 00:30:05 (日本時間)');
    expect(page).toContain('<pre>1 行目\n2 行目</pre>');
  });

  test('shows nothing of a mail as markup', () => {
    const evil = `<script>alert("x")</script>'&`;
    const page = mailPage([
      aMail({
        id: evil,
        from: evil,
        to: [evil],
        subject: evil,
        text: evil,
        html: evil,
        attachments: [{ fileName: evil, contentType: evil, content: 'YQ==' }],
      }),
    ]);
    expect(page).not.toContain('<script');
    expect(page).not.toContain('"x"');
    expect(page).toContain('<pre>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39;&amp;</pre>');
  });

  test('names attachments with their size and says that there is HTML', () => {
    const attachments = [{ fileName: 'journal.csv', contentType: 'text/csv', content: 'YSxiDQo=' }];
    const page = mailPage([aMail({ attachments, html: '<p>x</p>' })]);
    expect(page).toContain('journal.csv (text/csv、5 バイト)');
    expect(page).toContain('HTML 本文もあります');
  });

  test('keeps the order given', () => {
    const page = mailPage([aMail({ subject: '新しい' }), aMail({ subject: '古い' })]);
    expect(page.indexOf('新しい</h2>')).toBeLessThan(page.indexOf('古い</h2>'));
    expect(page).toContain('新しい順に 2 通');
  });

  test('says when there is none', () => {
    expect(mailPage([])).toContain('メールはまだありません。');
  });
});
