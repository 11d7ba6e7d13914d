/** What ends a line, or what turns the direction of what follows: a mail shows a text of somebody's as one plain line. */
const unprintable = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/gu;

const cut = (text: string, most: number): string => {
  const signs = [...text];
  // An emoji that is joined of several is taken away whole, and so is what modifies a sign.
  return signs.length <= most
    ? text
    : `${signs
        .slice(0, most - 1)
        .join('')
        .replace(/[\p{Emoji}\u200d\ufe0f]+$/u, '')}…`;
};

/** In one line and not longer than so many signs. */
export const oneLine = (text: string, most: number): string =>
  cut(text.toWellFormed().replaceAll(unprintable, ' ').trim(), most);

/** Several lines, each set in, so that nobody's text passes for the mail's own. */
export const setIn = (text: string, most: number): string =>
  cut(text.toWellFormed(), most)
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
    .map((line) => `    ${oneLine(line, most)}`.trimEnd())
    .join('\n');
