import type { BrowserContext, Locator, Page } from 'playwright-core';

/** What hands did: as the test did it, and as listeners in the page saw it. */
export type Counted = { readonly controls: number; readonly clicks: number; readonly scrolls: number };

/** Counts trusted events in the page itself (a shortcut is one press), so that no press is forgotten and none is faked by a script. */
const listeners = `(() => {
  const seen = { controls: 0, clicks: 0, scrolls: 0, document: Math.random() };
  window.seenHands = seen;
  addEventListener('keydown', (event) => {
    const writes = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    const isHeld = ['Control', 'Shift', 'Alt', 'Meta'].includes(event.key);
    if (event.isTrusted && !writes && !isHeld) seen.controls += 1;
  }, true);
  addEventListener('mousedown', (event) => { if (event.isTrusted) seen.clicks += 1; }, true);
  addEventListener('wheel', (event) => { if (event.isTrusted) seen.scrolls += 1; }, true);
})()`;

const nothing: Counted = { controls: 0, clicks: 0, scrolls: 0 };

/** The name of what has the focus, evaluated in the page. */
export const nameOfFocus = `(() => {
  const at = document.activeElement;
  if (at === null || at === document.body) return '';
  const label = at.labels?.[0]?.textContent ?? at.getAttribute('aria-label') ?? at.textContent ?? '';
  return label.replace(/\\s*\\*\\s*$/, '').trim();
})()`;

export type Hands = {
  readonly page: Page;
  /** A press that writes no character of a value. */
  readonly press: (key: string) => Promise<void>;
  /** Characters of a value. */
  readonly type: (text: string) => Promise<void>;
  /** Tab until the focus is at what has this name. */
  readonly tabTo: (name: RegExp) => Promise<void>;
  readonly click: (target: Locator) => Promise<void>;
  /** Clicks only where the focus is not there already, and types. */
  readonly fill: (target: Locator, text: string) => Promise<void>;
  /** The system's dialog: opened by `open`, it counts as one more. */
  readonly chooseFile: (
    open: () => Promise<void>,
    file: { readonly name: string; readonly buffer: Buffer },
    as: 'controls' | 'clicks',
  ) => Promise<void>;
  /** Begins to count. */
  readonly begin: () => Promise<void>;
  /** What was counted; throws where the page saw something else than was done. */
  readonly counted: () => Promise<Counted>;
};

/** Is the middle of it on the screen, not below the bar? Else a person scrolls. */
const isInSight = (target: Locator): Promise<boolean> =>
  target.evaluate((element: any) => {
    const scope: any = globalThis;
    const { left, top, width, height } = element.getBoundingClientRect();
    const at = scope.document.elementFromPoint(left + width / 2, top + height / 2);
    return at !== null && (element.contains(at) || at.contains(element));
  });

/** Does the page lead the focus there by itself? A person looks before he clicks: so long as the page is busy, and a moment. */
const isLedTo = async (target: Locator): Promise<boolean> => {
  for (let looks = 0; looks < 4; looks += 1) {
    const isThere = await target.evaluate(async (element: any) => {
      const scope: any = globalThis;
      await new Promise((done) =>
        scope.requestAnimationFrame(() => scope.requestIdleCallback(done, { timeout: 3_000 })),
      );
      return element === scope.document.activeElement;
    });
    if (isThere) return true;
    await target.page().waitForTimeout(100);
  }
  return false;
};

export const watchHands = (context: BrowserContext): Promise<unknown> => context.addInitScript(listeners);

/** Keyboard and mouse of a person at this page, whose every press is counted. */
export const handsAt = (page: Page): Hands => {
  // From here on the browser hands its dialogs over, instead of beginning to while one is being opened.
  page.on('filechooser', () => undefined);
  let done = { ...nothing };
  let began = { ...nothing, document: 0 };
  let dialogs = { ...nothing };
  const seen = async (): Promise<typeof began> =>
    JSON.parse(await page.evaluate<string>('JSON.stringify(window.seenHands)'));
  const press = async (key: string) => {
    done = { ...done, controls: done.controls + 1 };
    await page.keyboard.press(key);
  };
  const type = (text: string) => page.keyboard.type(text);
  const tabTo = async (name: RegExp) => {
    for (let tabs = 0; tabs < 15; tabs += 1) {
      if (name.test(await page.evaluate<string>(nameOfFocus))) return;
      await press('Tab');
    }
    throw new Error(`no Tab leads to ${name}: at ${await page.evaluate<string>(nameOfFocus)}`);
  };
  const click = async (target: Locator) => {
    await target.waitFor();
    for (let turns = 0; turns < 20 && !(await isInSight(target)); turns += 1) {
      done = { ...done, scrolls: done.scrolls + 1 };
      await page.mouse.wheel(0, 200);
      await page.waitForTimeout(100);
    }
    const box = await target.boundingBox();
    if (box === null) throw new Error('nothing to click on');
    done = { ...done, clicks: done.clicks + 1 };
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  };
  return {
    page,
    press,
    type,
    tabTo,
    click,
    fill: async (target, text) => {
      if (!(await isLedTo(target))) await click(target);
      await type(text);
    },
    chooseFile: async (open, { name, buffer }, as) => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), open()]);
      dialogs = { ...dialogs, [as]: dialogs[as] + 1 };
      await chooser.setFiles({ name, mimeType: 'image/png', buffer });
    },
    begin: async () => {
      done = { ...nothing };
      dialogs = { ...nothing };
      began = await seen();
    },
    counted: async () => {
      const now = await seen();
      if (now.document !== began.document) throw new Error('the page was loaded anew: its count is lost');
      const inPage = {
        controls: now.controls - began.controls,
        clicks: now.clicks - began.clicks,
        scrolls: now.scrolls - began.scrolls,
      };
      if (JSON.stringify(inPage) !== JSON.stringify(done))
        throw new Error(`done ${JSON.stringify(done)}, seen ${JSON.stringify(inPage)}`);
      return {
        controls: done.controls + dialogs.controls,
        clicks: done.clicks + dialogs.clicks,
        scrolls: done.scrolls,
      };
    },
  };
};
