/** Of half-width kana the first and the last: they are one wide. */
const [firstKana, lastKana] = [0xff61, 0xff9f] as const;

/** How wide a text is, a full-width character being two: by it accounting packages give names their room (ACC-002). */
export const halfWidths = (text: string): number =>
  Array.from(text).reduce((width, character) => {
    const code = character.codePointAt(0) ?? 0;
    return width + (code < 0x80 || (code >= firstKana && code <= lastKana) ? 1 : 2);
  }, 0);
