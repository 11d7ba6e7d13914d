import { describe, expect, it } from 'vitest';
import { readManual, readManualText } from '#web/manual/manual-text.ts';

const head = '---\ntitle: 申請の一覧\nscreens: /claims\nfor: 申請者\n---\n';
const text = (body: string, front = head) => ({
  file: 'web/claims/claims.manual.ja.md',
  text: `${front}${body}`,
});

describe('a text of the manual', () => {
  it('is a head, paragraphs, headings and lists', () => {
    const body = [
      '申請を一覧します。',
      '## 探す',
      '1. 「検索」に入力します。\n2. **必ず**「検索」を押します。',
      '- [受信箱](/inbox)へ',
    ];
    expect(readManualText(text(body.join('\n\n')))).toEqual({
      slug: 'claims',
      title: '申請の一覧',
      screens: ['/claims'],
      readers: ['申請者'],
      blocks: [
        { kind: 'paragraph', spans: [{ text: '申請を一覧します。' }] },
        { kind: 'heading', text: '探す' },
        {
          kind: 'list',
          isNumbered: true,
          items: [
            [{ text: '「検索」に入力します。' }],
            [{ text: '必ず', isStrong: true }, { text: '「検索」を押します。' }],
          ],
        },
        { kind: 'list', isNumbered: false, items: [[{ text: '受信箱', to: '/inbox' }, { text: 'へ' }]] },
      ],
    });
  });

  it.each([
    ['no head', text('本文', '')],
    ['a reader whom nobody knows', text('本文', head.replace('申請者', 'みんな'))],
    ['a heading at its beginning', text('## 見出し')],
    ['another level of headings', text('本文\n\n# 見出し')],
    ['a table', text('本文\n\n| a | b |\n|---|---|\n| 1 | 2 |')],
    ['HTML', text('本文\n\n<script>alert(1)</script>')],
    ['HTML within a sentence', text('本文<b>太字</b>です。')],
    ['a picture', text('本文\n\n![画面](a.png)')],
    ['code', text('本文\n\n```\nx\n```')],
    ['a list in a list', text('本文\n\n- 一\n  - 二')],
  ])('ends the build with %s, and says in which file', (_what, bad) => {
    expect(() => readManualText(bad)).toThrow(/^web\/claims\/claims\.manual\.ja\.md: /);
  });
});

describe('the manual of some screens', () => {
  const inbox = {
    file: 'web/approvals/inbox.manual.ja.md',
    text: '---\ntitle: 受信箱\nscreens: /inbox\nfor: 承認者\n---\n承認します。',
  };

  it('has each of them once, in the order of the screens', () => {
    const pages = readManual([text('本文'), inbox], ['/claims', '/inbox']);
    expect(pages.map(({ slug }) => slug)).toEqual(['claims', 'inbox']);
    const other = readManual([text('本文'), inbox], ['/inbox', '/claims']);
    expect(other.map(({ slug }) => slug)).toEqual(['inbox', 'claims']);
  });

  it.each([
    ['a screen without a page', [text('本文')], /^\/inbox has no page in the manual/],
    [
      'a screen with two',
      [text('本文'), { ...inbox, text: text('本文').text }, inbox],
      /^\/claims has 2 pages/,
    ],
    [
      'a page of a screen that went',
      [
        text('本文'),
        inbox,
        { ...inbox, file: 'web/x/x.manual.ja.md', text: inbox.text.replace('/inbox', '/gone') },
      ],
      /there is no screen \/gone/,
    ],
    ['a link to a screen that went', [text('[戻る](/gone)'), inbox], /there is no screen \/gone/],
  ])('ends the build with %s', (_what, texts, says) => {
    expect(() => readManual(texts, ['/claims', '/inbox'])).toThrow(says);
  });
});
