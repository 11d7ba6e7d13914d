import type { Page } from 'playwright-core';

/** A4 between its margins, in CSS pixels, held upright and across. */
const papers = { upright: 718, across: 1047 };

/** All that is read on the screen: what stands there, and what was typed. */
export const textsOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    // But for what only screen readers hear, and the words of a box to tick.
    const shown = [...document.querySelectorAll<HTMLElement>('main *')].filter(
      (element) =>
        element.checkVisibility() &&
        element.getBoundingClientRect().width > 1 &&
        element.closest('.mantine-Checkbox-root') === null,
    );
    const own = shown.flatMap((element) =>
      element instanceof HTMLInputElement && element.type !== 'checkbox'
        ? [element.value]
        : [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.nodeValue ?? ''),
    );
    return [...new Set(own.map((text) => text.trim()).filter((text) => text !== ''))];
  });

/** Of the texts: amounts of money, dates and numbers of claims. */
export const amountsIn = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.join('\n').match(/-?[\d,]*\d円|\d{4}\/\d\d\/\d\d|EX-\d{6}/g)),
];

/** What the paper does not show whole: past its edge, cut by what it stands in, or over the rows. */
const lossesOf = (page: Page, width: number): Promise<readonly string[]> =>
  page.evaluate((paper) => {
    const shown = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) =>
      element.checkVisibility(),
    );
    const hasText = (element: Element): boolean =>
      [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim() !== '');
    const cuts = (element: HTMLElement): boolean =>
      getComputedStyle(element).overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
    const say = (why: string, element: HTMLElement): string =>
      `${why}: ${element.tagName} ${element.className} ${element.innerText.slice(0, 40)}`;
    return [
      ...shown
        .filter((element) => hasText(element) && element.getBoundingClientRect().right > paper + 1)
        .map((element) => say('past the edge', element)),
      ...shown
        .filter(
          (element) =>
            element.getBoundingClientRect().width > 1 && cuts(element) && element.innerText.trim() !== '',
        )
        .map((element) => say('cut', element)),
      ...shown
        .filter(
          (element) => ['sticky', 'fixed'].includes(getComputedStyle(element).position) && hasText(element),
        )
        .map((element) => say('over the rows', element)),
      ...[...document.querySelectorAll('thead')]
        .filter((head) => getComputedStyle(head).display !== 'table-header-group')
        .map((head) => say('head on the first page alone', head)),
      ...[...document.querySelectorAll<HTMLElement>('header, nav')]
        .filter((element) => element.checkVisibility())
        .map((element) => say('menu', element)),
    ];
  }, width);

/** What is read of a page on the screen, but not on its paper; left on the screen. */
export const lostOnPaper = async (page: Page): Promise<readonly string[]> => {
  const onScreen = amountsIn(await textsOf(page));
  const losses: string[] = [];
  await page.emulateMedia({ media: 'print' });
  for (const [held, width] of Object.entries(papers)) {
    await page.setViewportSize({ width, height: 1_000 });
    const texts = await textsOf(page);
    const lost = onScreen.filter((amount) => !amountsIn(texts).includes(amount));
    losses.push(...[...lost, ...(await lossesOf(page, width))].map((loss) => `${held}: ${loss}`));
    if (!texts.includes('印刷')) losses.push(`${held}: who printed it`);
  }
  await page.emulateMedia({ media: null });
  return losses;
};
