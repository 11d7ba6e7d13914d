/**
 * The first digits and lengths of those who issue cards (ISO/IEC 7812): numbers of accounts, telephones and codes begin
 * otherwise, or are of another length.
 */
const issued = /^(?:3\d{13,15}|[456]\d{15}|[46]\d{16,18}|2[2-7]\d{14})$/;
const mostDigits = 19;

/** What people write between the digits of one number. */
const mostBetween = 3;

/** The check digit (Luhn, ISO/IEC 7812-1 annex B): of ten numbers that are none, nine do not have it. */
const hasCheckDigit = (number: string): boolean => {
  const sum = Array.from(number, Number)
    .toReversed()
    .reduce((total, digit, at) => {
      const weighed = at % 2 === 1 ? digit * 2 : digit;
      return total + (weighed > 9 ? weighed - 9 : weighed);
    }, 0);
  return sum % 10 === 0;
};

const isCardNumber = (number: string): boolean => issued.test(number) && hasCheckDigit(number);

/** Whether one begins with the first of these runs of digits and ends with one of them. */
const beginsOne = (runs: readonly RegExpExecArray[], at: number): boolean => {
  let [number, end] = ['', runs[at]?.index ?? 0];
  for (const { 0: digits, index } of runs.slice(at, at + mostDigits)) {
    if (index - end > mostBetween || number.length > mostDigits) return false;
    number += digits;
    end = index + digits.length;
    if (isCardNumber(number)) return true;
  }
  return false;
};

/** Whether the number of a card stands in a text, in whatever width, whatever is between its digits. It must not be kept (PCI DSS 3.3). */
export const holdsCardNumber = (text: string): boolean => {
  const runs = [...text.normalize('NFKC').matchAll(/\d+/g)];
  return runs.some((_run, at) => beginsOne(runs, at));
};
