/** Text for an element; control characters, which XML 1.0 cannot hold, as numeric references like S3. */
const escapeXml = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- keys may hold control characters
  text.replace(/[<>&'"\u0000-\u001f\u007f]/g, (character) => `&#${character.charCodeAt(0)};`);

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const unescapeXml = (text: string): string =>
  text.replace(/&(lt|gt|amp|quot|apos|#x[0-9a-f]+|#[0-9]+);/gi, (_whole, name: string) => {
    if (!name.startsWith('#')) return named[name.toLowerCase()] ?? '';
    return String.fromCodePoint(
      /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)),
    );
  });

/** An element around ready-made content; nothing for nothing. */
export const element = (name: string, content: string | undefined): string =>
  content === undefined ? '' : `<${name}>${content}</${name}>`;

/** An element around plain text; nothing for nothing. */
export const textElement = (name: string, text: string | number | boolean | undefined): string =>
  text === undefined ? '' : element(name, escapeXml(String(text)));

export const xmlDocument = (root: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${content}</${root}>`;

/** Contents of all elements of a name, still escaped. Good for S3's documents, which nest no name in itself. */
export const readElements = (xml: string, name: string): readonly string[] =>
  [...xml.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?(?:/>|>([\\s\\S]*?)</${name}>)`, 'g'))].map(
    ([, content = '']) => content,
  );

/** Text of the first element of a name. */
export const readText = (xml: string, name: string): string | undefined => {
  const [content] = readElements(xml, name);
  return content === undefined ? undefined : unescapeXml(content);
};
