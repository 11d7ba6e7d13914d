import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A dialog that still fades in has not its own colours: nothing may move but what never ends, at looks one after the other. */
const standsStill = (looks: number): boolean => {
  const scope: any = globalThis;
  const moves = scope.document
    .getAnimations()
    .some(({ effect }: any) => effect?.getComputedTiming().endTime !== Infinity);
  scope.looksStill = moves ? 0 : (scope.looksStill ?? 0) + 1;
  return scope.looksStill >= looks;
};

/** WCAG 2.2 AA as far as a machine can tell, of what stands still. */
export const faultsOf = async (page: Page): Promise<string[]> => {
  await page.evaluate('window.looksStill = 0');
  await page.waitForFunction(standsStill, 3, { polling: 50 });
  // Once for each document: the script is longer than the page.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    (globalThis as any).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      // What passes is counted, and not written down.
      resultTypes: ['violations'],
    }),
  );
  return violations.map(({ id, nodes }: any) => `${id}: ${nodes[0].html}`);
};

/** A page may scroll down, never sideways. */
export const isWithinWidth = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth <= window.innerWidth');
