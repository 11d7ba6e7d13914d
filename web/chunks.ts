import { existsSync, globSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');
const fromRoot = (id: string): string => relative(root, id);

/** Folders of web/ that are no noun. */
const rooms = ['api', 'app', 'operator', 'ui'];

const nounOf = (file: string): string | undefined => {
  const noun = /^web\/([\w-]+)\//.exec(file)?.[1];
  return noun === undefined || rooms.includes(noun) ? undefined : noun;
};

/** What is said of all parts of the settings, and of their checks: only their pages ask it. */
const ofSettings = /^contract\/(settings\/|shapes\/route\.|route-checks|setting-choices)/;

/**
 * What is said of a noun; nouns may read of each other, so that it does not stand in the noun's own file. Each name stands
 * once more in what the door loads, so that it is short.
 */
const contractOf = (file: string): string | undefined => {
  // One file of endpoints for all masters, and one of pages.
  if (file.startsWith('contract/masters/')) return 'c-masters';
  if (ofSettings.test(file)) return 'c-settings';
  const noun = /^contract\/([\w-]+)\.ts$/.exec(file)?.[1];
  return noun !== undefined && existsSync(join(root, 'lambdas', noun)) ? `c-${noun}` : undefined;
};

const choosing =
  'Checkbox|Combobox|FloatingIndicator|Modal|ModalBase|NativeSelect|Popover|ScrollArea|Select|Switch|Table|Tabs|Textarea';

/** Pages that only who needs them loads: what they alone rest on in their noun is a file beside the noun's own. */
const apart: Readonly<Record<string, string>> = { editor: 'web/claims/claim-editor.page.tsx' };

/** What only the masters' page needs of what many share. */
const mastersGround = 'masters-ground';

/** Files that stay in the browser's cache while the nouns change. The first that fits has a source. */
const kept: readonly (readonly [name: string, files: RegExp])[] = [
  [
    'entry',
    /^web\/(main|(app\/pages|api\/gates)|messages\.ja)\.ts|^domain\/evidence\/file-types|\.css$|vite\/preload-helper/,
  ],
  ['react', /^node_modules\/(react|react-dom|scheduler)\//],
  ['router', /^node_modules\/(react-router|@tanstack)\//],
  // What only lists that are written into files need.
  ['menu', /^node_modules\/@mantine\/core\/esm\/components\/Menu\//],
  // What only a claim and its receipts need.
  ['claiming', /^node_modules\/@mantine\/core\/esm\/components\/(Autocomplete|SegmentedControl)\//],
  [mastersGround, /^node_modules\/@mantine\/core\/esm\/components\/FileInput\//],
  // Controls that no frame and no door needs, only pages with forms and tables.
  [
    'choices',
    new RegExp(
      `^node_modules/(@floating-ui|@mantine/core/esm/(utils/Floating|components/(${choosing})/))|^web/ui/((confirm-)?dialog|dialog-on-use|dialog-window|choice-field|found-choice|leave-unsaved|use-choosing)\\.tsx?$`,
    ),
  ],
  // What is said of a company's contract and of its use, only whoever administers it asks.
  [
    'administering',
    /^(contract\/shapes\/contract-terms|domain\/tenants\/(share-of-limit|contract-terms|plans)|web\/ui\/use-bar)\b/,
  ],
  // By what a file is known, only receipts ask; what is looked at first, only whoever votes; who may, only one's own page.
  ['users', /^web\/api\/may-vote\./],
  ['approvals', /^web\/ui\/use-first-look\./],
  ['evidence', /^web\/api\/sha256-of\./],
  // What only pages of お知らせ need.
  [
    'announcements',
    /^(contract\/(received-announcements|shapes\/announcement[\w-]*)\.|domain\/(announcements\/|calendar\/(moment-in-words|jst)\.))/,
  ],
  // By these words choices are found: in the file of the domain, each would rest on the other.
  ['choices', /^domain\/text\/search-words/],
  // What the domain says of them alone.
  ['c-settings', /^domain\/(approvals\/approver-words|exports\/yayoi-labels)/],
  // What only pages of the administration need.
  [
    'administering',
    /^web\/ui\/(change-history|failure-tone|typed-dialog)\.|^contract\/(masters\/person-history|user-keeping|shapes\/((shown-)?person|access)|refusals\/(users|second-person))\./,
  ],
  // How decisions about access are compared and put together: only their page does.
  ['administering', /^domain\/rights\/(access-changes|merge-access|change-grants|separation)\./],
  // What is said of a second administrator.
  ['administering', /^domain\/(second-person|rights\/(guarded-rights|box-gains))/],
  // What is said of requests for one: only the page of roles asks it.
  ['access', /^contract\/second-person\./],
  // What is said of files of people: they are taken in as masters are.
  ['masters', /^contract\/masters\/people-file\./],
  // What only lists that are searched need.
  ['searching', /^web\/ui\/(search-field|text-search|use-typed)\./],
  // What is said of authenticators, with their pages.
  ['factors', /^contract\/((refusals\/)?(sign-in-factors|passkeys)|shapes\/(passkey|authenticator-code))\./],
  // What only whoever sets up an authenticator needs.
  ['qr-code', /^node_modules\/uqr\//],
  ['ground', /^node_modules\/valibot\//],
  ['controls', /^node_modules\//],
];

/** Sources of ours that no noun has, where neither frame nor door needs them: each may rest on those before it. */
const rest: readonly (readonly [name: string, files: RegExp])[] = [
  // Of the pages of セキュリティ alone: no claim carries them.
  [
    'gates',
    /^(domain\/tenants\/(ip-range|company-addresses|sign-in-rules)|contract\/(shapes\/)?(addresses|sign-in-rules))\.ts$/,
  ],
  ['domain', /^domain\//],
  ['c', /^contract\//],
];

const named = (file: string, table: typeof kept): string | undefined =>
  table.find(([, files]) => files.test(file))?.[0];

/** The libraries' files, for a client whose own sources the bundler puts together: it makes no file that rests on itself. */
export const libraryOf = (id: string): string | null => {
  const file = fromRoot(id);
  return file.startsWith('node_modules/') ? (named(file, kept) ?? null) : null;
};

type Graph = {
  readonly getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null;
};

/** The frame, the door, one's own page, and what is said and shown of nouns that rest on little of the domain. */
const beginnings = globSync(
  [
    '{api,app,ui}/*.{ts,tsx}',
    '{auth,users}/*.page.tsx',
    '../contract/{exports,journals}.ts',
    '../domain/journals/entry.ts',
    // For business days and for the calendar of date fields, which have no other file in common.
    '../domain/calendar/{holidays,parse-date}.ts',
  ],
  { cwd: import.meta.dirname },
);

/** All sources of ours that these need. */
const neededBy = (graph: Graph, files: readonly string[]): ReadonlySet<string> => {
  const reached = new Set<string>();
  const reach = (id: string): void => {
    if (reached.has(id) || named(fromRoot(id), kept) !== undefined) return;
    reached.add(id);
    for (const next of graph.getModuleInfo(id)?.importedIds ?? []) reach(next);
  };
  for (const file of files) reach(join(import.meta.dirname, file));
  return reached;
};

const pagesBeside = globSync('*/*.page.tsx', { cwd: import.meta.dirname }).filter(
  (file) => !Object.values(apart).includes(`web/${file}`),
);

/** In which file beside its noun's a source goes, if no other page needs it. */
const apartFor = (graph: Graph): ((id: string) => string | undefined) => {
  const shared = neededBy(graph, pagesBeside);
  const alone = Object.entries(apart).map(([name, page]) => {
    const noun = nounOf(page);
    return { name, noun, needed: neededBy(graph, [page.replace(/^web\//, '')]) };
  });
  return (id) =>
    shared.has(id)
      ? undefined
      : alone.find(({ noun, needed }) => needed.has(id) && nounOf(fromRoot(id)) === noun)?.name;
};

/** What pages beside the masters' need at their start: no file of theirs then rests on the masters' ground. */
const neededBeside = (graph: Graph): ReadonlySet<string> =>
  neededBy(graph, globSync('*/*.page.tsx', { cwd: import.meta.dirname, exclude: ['masters/*'] }));

/**
 * The file of the built client in which a source goes: a noun's folder is one, loaded when its first page is opened,
 * but for what only one of its pages needs (`apart`).
 * Nothing is left to the bundler, whose own splitting makes dozens of small files, each a request of its own. No file
 * may rest on one that rests on it: it would run before what it needs, and the page would stay white.
 */
export const chunking = () => {
  let atOnce: ReadonlySet<string> | undefined;
  let besideOf: ReturnType<typeof apartFor> | undefined;
  let beside: ReadonlySet<string> | undefined;
  return (id: string, graph: Graph): string | null => {
    const file = fromRoot(id);
    besideOf ??= apartFor(graph);
    const own = besideOf(id) ?? nounOf(file) ?? named(file, kept);
    if (own !== undefined) return own;
    // Their file rests on no other file of ours.
    atOnce ??= neededBy(graph, beginnings);
    if (atOnce.has(id)) return file.startsWith('web/app/') ? null : 'ground';
    beside ??= neededBeside(graph);
    if (/^(domain|contract)\//.test(file) && !beside.has(id)) return mastersGround;
    return contractOf(file) ?? named(file, rest) ?? null;
  };
};
