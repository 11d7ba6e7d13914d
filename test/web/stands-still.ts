import type { Page } from 'playwright-core';

/** How often the same must have been seen before it counts as what stays: a page is drawn in several goes. */
const looks = 3;

/**
 * Waits until what a page shows stands still: it has a heading and words, waits for nothing, and says the same in the same
 * places at several looks one after the other. What was there before a click stands a moment longer than the click takes.
 *
 * @throws Error of Playwright after `timeout` ms, where nothing is shown, or something is waited for
 */
export const standsStill = async (page: Page, timeout = 10_000): Promise<void> => {
  await page.waitForFunction(
    (times) => {
      const main = document.querySelector('main');
      const isWaiting = main === null || main.querySelector('[aria-busy="true"]') !== null;
      const words = main?.querySelector('h1, h2') === null ? '' : (main?.innerText ?? '');
      const isDrawn = !isWaiting && words.trim() !== '' && document.fonts.status === 'loaded';
      // Another width of the window is drawn anew some moments after it was set.
      const places = [...document.querySelectorAll('main button, main h1, main h2, main table')]
        .map((element) => element.getBoundingClientRect())
        .map(({ left, top, width, height }) => [left, top, width, height].map(Math.round).join(' '))
        .join();
      const shown = isDrawn ? `${location.href} ${innerWidth} ${places} ${words}` : undefined;
      const seen = globalThis as { shownBefore?: string | undefined; timesShown?: number };
      seen.timesShown = shown !== undefined && shown === seen.shownBefore ? (seen.timesShown ?? 0) + 1 : 0;
      seen.shownBefore = shown;
      return seen.timesShown >= times;
    },
    looks,
    { polling: 50, timeout },
  );
};
