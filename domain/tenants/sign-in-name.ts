/**
 * A company code or a login ID as it is kept and compared: letter case, outer blanks and the full-width letters that a
 * Japanese keyboard types do not count (`ＭＩＮＡＴＯ` is `minato`).
 */
export const signInNameOf = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase();
