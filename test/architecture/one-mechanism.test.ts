import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Source = readonly [file: string, text: string];

const withoutComments = (text: string): string =>
  text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1');

const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

/** What only one place of the client does, and how it looks where another begins to. */
const rules: Readonly<Record<string, (text: string) => boolean>> = {
  'a toast': (text) =>
    /@mantine\/notifications|\bnotifications\.show|<Notification\b|className="[^"]*\bsf-toast\b/.test(text),
  'a boundary': (text) => /getDerivedStateFromError|componentDidCatch/.test(text),
  'a part from a file of its own': (text) => /\blazy\(/.test(text),
  'a dialog that nothing guards': (text) =>
    count(text, /<(?:Modal|Drawer|Dialog)\b/g) > count(text, /= dialog\(/g) ||
    /export const \w*Dialog = (?!dialog\()/.test(text),
  'a window that keeps the keyboard': (text) => /<(?:Modal|Drawer)\b/.test(text),
  'an act whose failure nobody hears of': (text) => /\buseMutation\b/.test(text),
  'a search that Japanese cannot be typed into': (text) => /\btype="search"/.test(text),
  'a page that is loaded anew unasked': (text) => /location\.reload\(/.test(text),
};

/** Where it is done, and what else is meant as it is. */
const meant: Readonly<Record<string, readonly string[]>> = {
  'a toast': ['web/ui/toast.tsx'],
  'a boundary': ['web/ui/boundary.tsx'],
  'a part from a file of its own': [
    // The page must not go on without it, and asks until it comes.
    'web/app/session-watch.tsx',
    'web/ui/on-use.tsx',
  ],
  'a dialog that nothing guards': [
    // Without it nobody goes on: there is nothing to close it for.
    'web/app/sign-in-again.view.tsx',
    // These guard.
    'web/ui/dialog.tsx',
    'web/ui/dialog-window.tsx',
  ],
  // Gives it back to where it was, and stands still while its act is on its way.
  'a window that keeps the keyboard': ['web/ui/dialog-window.tsx'],
  'an act whose failure nobody hears of': [
    // The frame tells of it where its page was left.
    'web/api/contract-client.ts',
    // Operators' steps are the page.
    'web/operator/step-form.tsx',
  ],
  'a search that Japanese cannot be typed into': [
    // Its words are its own until they rest.
    'web/ui/search-field.tsx',
    // Searches in what is there already, by its own state.
    'web/operator/companies.page.tsx',
  ],
  'a page that is loaded anew unasked': [
    // Nothing of the page is left that could be lost.
    'web/app/router.tsx',
    'web/main.tsx',
    // Asks first.
    'web/ui/open-anew.tsx',
    // Operators type nothing that outlives a click.
    'web/operator/main.tsx',
  ],
};

const found = (rule: string, sources: readonly Source[]): readonly string[] =>
  sources.filter(([, text]) => rules[rule]?.(text) === true).map(([file]) => file);

describe('what one place of the client does', () => {
  const sources: readonly Source[] = globSync('web/**/*.{ts,tsx}').map((file) => [
    file,
    withoutComments(readFileSync(file, 'utf8')),
  ]);

  test.each(Object.keys(rules))('no other does: %s', (rule) => {
    expect(sources.length).toBeGreaterThan(200);
    expect(found(rule, sources).toSorted()).toEqual(meant[rule]?.toSorted());
  });

  test.each([
    ['a toast', "notifications.show({ message: '保存しました' });"],
    ['a toast', '<Notification title="失敗" />'],
    ['a boundary', 'static getDerivedStateFromError() { return { isBroken: true }; }'],
    ['a part from a file of its own', "const Chart = lazy(() => import('./chart.tsx'));"],
    ['a dialog that nothing guards', 'export const AskDialog = () => <Modal opened />;'],
    ['a dialog that nothing guards', 'export const AskDialog = () => <ConfirmDialog title="" />;'],
    ['a dialog that nothing guards', 'const Ask = dialog(() => <Modal opened />);\n<Drawer opened />'],
    ['a window that keeps the keyboard', 'const Ask = dialog(() => <Modal opened />);'],
    ['an act whose failure nobody hears of', 'const sending = useMutation({ mutationFn: send });'],
    ['a search that Japanese cannot be typed into', '<TextInput type="search" value={inAddress} />'],
    ['a page that is loaded anew unasked', 'onError: () => window.location.reload(),'],
  ])('is seen where somebody begins to: %s', (rule, text) => {
    expect(found(rule, [['web/x.tsx', text]])).toHaveLength(1);
  });

  test('no other does: what is different on paper', () => {
    const files = globSync('web/**/*.css').filter((file) =>
      readFileSync(file, 'utf8').includes('@media print'),
    );
    expect(files).toEqual(['web/ui/print.css']);
  });
});
