/**
 * The check digit of a 法人番号: 9 − (Σ Pn × Qn mod 9), digits counted from the right, Q = 1, 2, 1, 2, … (法人番号の指定等に
 * 関する省令2条; INV-002). Swapping 0 and 9 is not detected (INV-003).
 * @param digits 13 of them
 */
export const hasCorporateCheckDigit = (digits: string): boolean => {
  let sum = 0;
  for (let place = 12; place > 0; place -= 1) sum += Number(digits[place]) * (place % 2 === 0 ? 1 : 2);
  return Number(digits[0]) === 9 - (sum % 9);
};

export const corporateNumberPattern = /^\d{13}$/;

/** 法人番号: 13 digits, the first of which checks the others. */
export const isCorporateNumber = (text: string): text is string =>
  corporateNumberPattern.test(text) && hasCorporateCheckDigit(text);
