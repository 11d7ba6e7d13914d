import { lexer, type Token, type Tokens } from 'marked';
import { readers, type ManualBlock, type ManualPage, type Reader, type Span } from './manual-page.ts';

/** What is wrong with a text of the manual, with its file: the build ends with it. */
export class ManualFault extends Error {
  override name = 'ManualFault';
}

type Text = { readonly file: string; readonly text: string };

const fault = (file: string, what: string): never => {
  throw new ManualFault(`${file}: ${what}`);
};

const spansOf = (file: string, tokens: readonly Token[] = []): readonly Span[] =>
  tokens.flatMap((token): readonly Span[] => {
    switch (token.type) {
      case 'text':
      case 'escape':
        return [{ text: token.text }];
      case 'strong':
        return spansOf(file, token.tokens).map((span): Span => ({ ...span, isStrong: true }));
      case 'link':
        return [{ text: token.text, to: token.href }];
      default:
        return fault(file, `${token.type} is not for the manual: ${token.raw.trim()}`);
    }
  });

/** A line of a list holds one line of text, and no list. */
const spansOfItem = (file: string, { tokens }: Tokens.ListItem): readonly Span[] => {
  const [only, ...more] = tokens;
  if (only?.type !== 'text' || more.length > 0) return fault(file, 'a line of a list holds text alone');
  return spansOf(file, only.tokens);
};

/** `marked` says of its own tokens only that they are one of these or any other. */
const isList = (token: Token): token is Tokens.List => token.type === 'list' && 'items' in token;

const blocksOf = (file: string, tokens: readonly Token[]): readonly ManualBlock[] =>
  tokens.flatMap((token): readonly ManualBlock[] => {
    if (token.type === 'space') return [];
    if (token.type === 'heading' && token.depth === 2) return [{ kind: 'heading', text: token.text }];
    if (token.type === 'paragraph') return [{ kind: 'paragraph', spans: spansOf(file, token.tokens) }];
    if (isList(token)) {
      const items = token.items.map((item) => spansOfItem(file, item));
      return [{ kind: 'list', isNumbered: token.ordered, items }];
    }
    return fault(file, `${token.type} is not for the manual: ${token.raw.trim()}`);
  });

const head = /^---\ntitle: (?<title>.+)\nscreens: (?<screens>.+)\nfor: (?<readers>.+)\n---\n(?<body>[^]*)$/;

const readerCalled = (file: string, name: string): Reader =>
  readers.find((reader) => reader === name) ?? fault(file, `nobody is called ${name}`);

/** One text: its head, and a small part of Markdown. @throws ManualFault for whatever else stands there */
export const readManualText = ({ file, text }: Text): ManualPage => {
  const found = head.exec(text)?.groups ?? fault(file, 'the head says title, screens and for');
  const { title = '', screens = '', readers: named = '', body = '' } = found;
  const blocks = blocksOf(file, lexer(body));
  if (blocks[0]?.kind !== 'paragraph') fault(file, 'it begins by saying what the screen is for');
  return {
    slug: file.replace(/^.*\//, '').replace(/\.manual\.ja\.md$/, ''),
    title,
    screens: screens.split(' '),
    readers: named.split('、').map((name) => readerCalled(file, name)),
    blocks,
  };
};

const linksIn = ({ blocks }: ManualPage): readonly string[] =>
  blocks
    .flatMap((block) =>
      block.kind === 'paragraph' ? block.spans : block.kind === 'list' ? block.items.flat() : [],
    )
    .flatMap(({ to }) => to ?? []);

/**
 * The whole manual of these screens, in their order. @param screens as the registry of pages names them
 * @throws ManualFault where a screen has no text or two, and where a text or a link names a screen that is not there
 */
export const readManual = (texts: readonly Text[], screens: readonly string[]): readonly ManualPage[] => {
  const pages = texts.map(readManualText);
  for (const screen of screens) {
    const [one, ...more] = pages.filter((page) => page.screens.includes(screen));
    if (one === undefined)
      throw new ManualFault(`${screen} has no page in the manual: write one beside its screen`);
    if (more.length > 0) throw new ManualFault(`${screen} has ${1 + more.length} pages in the manual`);
  }
  for (const [at, page] of pages.entries()) {
    const { file = '' } = texts[at] ?? {};
    for (const screen of [...page.screens, ...linksIn(page)])
      if (!screens.includes(screen)) fault(file, `there is no screen ${screen}`);
    if (pages.some(({ slug }, other) => other < at && slug === page.slug))
      fault(file, `another page is called ${page.slug} too`);
  }
  const placeOf = ({ screens: own }: ManualPage): number =>
    Math.min(...own.map((one) => screens.indexOf(one)));
  return pages.toSorted((one, other) => placeOf(one) - placeOf(other));
};
