import type { BrowserContext, Page } from 'playwright-core';

/** Names as long as companies, people, departments and titles get. */
const longNames: readonly (readonly [name: string, long: string])[] = [
  ['株式会社みなと商事', '株式会社みなと商事ホールディングス東日本統括本部'],
  ['田中花子', '勅使河原　花子エリザベス'],
  ['佐藤健一', '勅使河原　健一郎左衛門'],
  ['伊藤誠', '勅使河原　誠之助左衛門'],
  ['営業一課', '首都圏第一営業本部法人営業一課'],
  ['旅費交通費', '旅費交通費（国内出張・海外出張・近距離）'],
  ['大阪出張', '大阪・神戸・京都出張（得意先との打合せと展示会の見学）'],
];

/** Every answer of the server with such names in it. */
export const lengthen = (context: BrowserContext) =>
  context.route(/\/api\//, async (route) => {
    const answer = await route.fetch();
    const text = await answer.text();
    const body = longNames.reduce((whole, [name, long]) => whole.replaceAll(name, long), text);
    await route.fulfill({ response: answer, body });
  });

/** Names that are cut, where not even the pointer tells the rest; and buttons and menus that wrap or lie outside. */
export const cutIn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const shown = [...document.querySelectorAll<HTMLElement>('body *')].filter(
      (element) => element.checkVisibility() && element.getBoundingClientRect().width > 1,
    );
    const hasText = (element: Element): boolean =>
      [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim() !== '');
    const isCut = (element: HTMLElement): boolean =>
      ['hidden', 'clip'].includes(getComputedStyle(element).overflowX) &&
      element.scrollWidth > element.clientWidth + 1;
    const lines = (element: HTMLElement): number => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return new Set(
        [...range.getClientRects()].filter(({ width }) => width > 1).map(({ top }) => Math.round(top)),
      ).size;
    };
    return [
      ...shown
        .filter((element) => isCut(element) && element.innerText.trim() !== '')
        .filter((element) => element.closest('[title]') === null)
        .map((element) => `cut: ${element.className} ${element.innerText.slice(0, 60)}`),
      ...[...document.querySelectorAll<HTMLElement>('nav a span, button, [role="tab"]')]
        .filter(
          (element) =>
            element.checkVisibility() &&
            element.closest('.sf-count') === null &&
            hasText(element) &&
            lines(element) > 1,
        )
        .map((element) => `wraps: ${element.innerText.slice(0, 60)}`),
      ...shown
        .filter(
          (element) =>
            hasText(element) &&
            element.closest(
              '[style*="overflow"], .mantine-ScrollArea-root, .mantine-TableScrollContainer-scrollContainer',
            ) === null,
        )
        .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
        // What cuts it has been judged above.
        .filter((element) => !shown.some((around) => around.contains(element) && isCut(around)))
        .map((element) => `outside: ${element.className} ${element.innerText.slice(0, 60)}`),
    ];
  });
