import type { Page } from 'playwright-core';

export type DenseList = {
  /** How many rows of its usual height fit into the window under its head. */
  readonly room: number;
  /** Its head stays in sight. */
  readonly isSticky: boolean;
  /** The page is longer than its window though the list has few rows. */
  readonly isPageLonger: boolean;
  /** By how many pixels it is wider than its place. */
  readonly surplus: number;
};

/** The list of a page; undefined where it has none, since nothing is kept. */
export const denseListIn = (page: Page): Promise<DenseList | undefined> =>
  page.evaluate(() => {
    const table = document.querySelector('main table');
    const head = table?.querySelector('thead') ?? null;
    const rows = [...(table?.querySelectorAll('tbody tr') ?? [])];
    if (table === null || head === null || rows.length === 0) return undefined;
    const heights = rows.map((row) => row.getBoundingClientRect().height);
    const usual = heights.reduce((sum, one) => sum + one, 0) / heights.length;
    const place = table.closest('.sf-list') ?? document.documentElement;
    return {
      room: Math.floor((innerHeight - 10 - head.getBoundingClientRect().bottom) / usual),
      isSticky: getComputedStyle(head).position === 'sticky',
      isPageLonger: rows.length < 15 && document.documentElement.scrollHeight > innerHeight,
      surplus: place.scrollWidth - place.clientWidth,
    };
  });
