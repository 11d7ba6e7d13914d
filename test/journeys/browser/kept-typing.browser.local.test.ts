import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { describeInBrowser, launch, leave } from './chromium.ts';

describeInBrowser('a field shows what will be kept', () => {
  let browser: Browser;
  let page: Page;
  let script: string;
  beforeAll(async () => {
    const { outputFiles } = await build({
      entryPoints: [join(import.meta.dirname, '../../web/kept-typing-page.tsx')],
      bundle: true,
      write: false,
      jsx: 'automatic',
      define: { 'process.env.NODE_ENV': '"production"' },
    });
    script = outputFiles[0]?.text ?? '';
    browser = await launch();
  });
  afterAll(() => leave(browser));
  beforeEach(async () => {
    page = await browser.newPage();
    await page.setContent('<div id="root"></div>');
    await page.addScriptTag({ content: script });
  });

  const paste = (label: string, text: string) =>
    page.evaluate(`pasteInto(${JSON.stringify(label)}, ${JSON.stringify(text)})`);
  const sent = async () => JSON.parse((await page.locator('output').textContent()) ?? '{}');

  test.each([
    ['A-17', 'title', 'カ\u3099ソリン\u200b代', 'ガソリン代'],
    ['A-17', 'reason', 'ハ\u309aン\r\n⾼島屋', 'パン\n高島屋'],
    ['A-28', 'number', '登録番号：Ｔ7000012050002', 'T7000012050002'],
  ])('%s at once after a paste into %s', async (_case, label, text, kept) => {
    await paste(label, text);
    expect(await page.getByLabel(label).inputValue()).toBe(kept);
    expect(await sent()).toEqual({ [label]: kept });
  });

  test('when it is left after typing, and nothing while typing goes on', async () => {
    await page.getByLabel('title').pressSequentially('a\u00a0b ');
    expect(await page.getByLabel('title').inputValue()).toBe('a\u00a0b ');
    await page.getByLabel('reason').focus();
    expect(await sent()).toEqual({ title: 'a b' });
  });

  test('A-14 never a password', async () => {
    await paste('password', 'Abc\u00a0 12カ\u3099 ');
    await page.getByLabel('title').focus();
    expect(await sent()).toEqual({ password: 'Abc\u00a0 12カ\u3099 ' });
  });
});
