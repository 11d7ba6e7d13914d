import { existsSync } from 'node:fs';
import { relative } from 'node:path';

const root = `${import.meta.dirname}/..`;

/** Folders of web/ that are no noun. */
const rooms = ['api', 'app', 'operator', 'ui'];

const nounOf = (file: string): string | undefined => {
  const noun = /^web\/(\w+)\//.exec(file)?.[1];
  return noun === undefined || rooms.includes(noun) ? undefined : noun;
};

/** What is said of a noun; nouns may read of each other, so that it does not stand in the noun's own file. */
const contractOf = (file: string): string | undefined => {
  const noun = /^contract\/(\w+)\.ts$/.exec(file)?.[1];
  return noun !== undefined && existsSync(`${root}/lambdas/${noun}`) ? `contract-${noun}` : undefined;
};

const choosing =
  'Autocomplete|Checkbox|Combobox|FloatingIndicator|Modal|ModalBase|Popover|ScrollArea|SegmentedControl|Select|Switch|Table|Tabs|Textarea';

/** What many share, in files that stay in the browser's cache while the nouns change. The first that fits has a file. */
const shared: readonly (readonly [name: string, files: RegExp])[] = [
  ['react', /^node_modules\/(react|react-dom|scheduler)\//],
  ['router', /^node_modules\/(react-router|@tanstack)\//],
  ['dates', /^(node_modules\/(@mantine\/dates|dayjs)|web\/ui\/date-field)/],
  [
    'entry',
    /^web\/(main|app\/pages|messages\.ja)\.ts|^domain\/evidence\/file-types|\.css$|vite\/preload-helper/,
  ],
  // Controls that no frame and no door needs, only pages with forms and tables.
  [
    'choices',
    new RegExp(
      `^node_modules/(@floating-ui|@mantine/core/esm/(utils/Floating|components/(${choosing})/))|^web/ui/confirm-dialog`,
    ),
  ],
  ['controls', /^node_modules\/(?!valibot)/],
  [
    'ground',
    /^(node_modules|contract|web\/(ui|api)|domain\/(evidence\/looks|kernel|money|rights|text|tenants\/(mail|password|sign)))/,
  ],
  ['domain', /^domain\//],
];

/**
 * The file of the built client in which a source file goes: a noun's folder is one, loaded when its first page is
 * opened. Nothing is left to the bundler, whose own splitting makes dozens of small files, each a request of its own.
 */
export const chunkOf = (id: string): string | null => {
  const file = relative(root, id);
  return nounOf(file) ?? contractOf(file) ?? shared.find(([, files]) => files.test(file))?.[0] ?? null;
};
