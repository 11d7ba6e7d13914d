/** What ends a line, or what turns the direction of what follows: a mail shows a text of somebody's as one plain line. */
const unprintable = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/gu;

/** What belongs to the sign before it: marks, and what an emoji is joined and coloured by. */
const belongs = /^[\p{M}\p{Emoji_Modifier}\u200d]$/u;

/** At most so many code points, cut between signs as people see them: an emoji of several stays whole or goes. */
const cut = (text: string, most: number): string => {
  const signs = text.length <= most ? [] : Array.from(text);
  if (signs.length <= most) return text;
  let end = most - 1;
  while (end > 0 && (belongs.test(signs[end] ?? '') || signs[end - 1] === '\u200d')) end -= 1;
  return `${signs.slice(0, end).join('')}…`;
};

/** In one line and not longer than so many code points. */
export const oneLine = (text: string, most: number): string =>
  cut(text.toWellFormed().replaceAll(unprintable, ' ').trim(), most);

/** Several lines, each set in, so that nobody's text passes for the mail's own. */
export const setIn = (text: string, most: number): string =>
  cut(text.toWellFormed(), most)
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
    .map((line) => `    ${oneLine(line, most)}`.trimEnd())
    .join('\n');
