/** A card has 14 to 19 digits (ISO/IEC 7812), and people write them with blanks, hyphens and dots between. */
const number = /\d(?:[\s\-‐-―−ー.・,/_]*\d){13,}/u;

/** Whether a number as long as a card's stands in a text, in whatever width. It must not be kept (PCI DSS 3.3). */
export const holdsCardNumber = (text: string): boolean => number.test(text.normalize('NFKC'));
