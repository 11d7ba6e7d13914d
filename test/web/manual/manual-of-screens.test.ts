import { describe, expect, it } from 'vitest';
import { findInManual } from '#web/manual/find-in-manual.ts';
import { manualOf, manuals } from '#web/manual-plugin.ts';
import { consolePages } from '#web/operator/console-pages.ts';
import { doorPages, pages } from '#web/app/pages.ts';

const [ofClient, ofConsole] = [manualOf(manuals.client), manualOf(manuals.console)];
const without = '/manual/:slug?';

describe('CLD.12.1.5 the manual', () => {
  it.each([
    ['the client', [...doorPages, ...pages], ofClient],
    ['the console', consolePages, ofConsole],
  ])('has each screen of %s once', (_what, registered, manual) => {
    const screens = registered.map(({ path }) => path).filter((path) => path !== without);
    for (const screen of screens)
      expect(manual.filter((page) => page.screens.includes(screen)).map(({ slug }) => slug)).toHaveLength(1);
  });

  it('is read by everybody who uses the service', () => {
    expect(new Set([...ofClient, ...ofConsole].flatMap(({ readers }) => readers))).toEqual(
      new Set(['すべての利用者', '申請者', '承認者', '経理', '管理者', '監査', '運用担当者']),
    );
  });

  it.each(['申請', '承認　差戻し', 'CSV', 'ＣＳＶ'])('finds %s, with the line that says it', (asked) => {
    const found = findInManual(ofClient, asked);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ line }) => line !== '')).toBe(true);
  });

  it('finds nothing where a word stands nowhere', () => {
    expect(findInManual(ofClient, '申請 ありえない言葉の並び')).toEqual([]);
  });

  it('8.2.2 says how information is labelled', () => {
    expect(findInManual(ofClient, '情報のラベル').length).toBeGreaterThan(0);
  });
});
