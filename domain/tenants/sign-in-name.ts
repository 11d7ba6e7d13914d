import { identifierOf } from '#domain/text/identifiers.ts';

/** 企業コード as it is kept and compared (`企業コード：ＭＩＮＡＴＯ` is `minato`). */
export const companyCodeOf = (typed: string): string => identifierOf('company-code', typed);

/** The one form of a company's code in a header, by which a wall counts: another spelling would be another count. */
export const companyHeaderOf = (typed: string): string =>
  encodeURIComponent(companyCodeOf(typed).toWellFormed());

/** サインインID as it is kept and compared. */
export const loginIdOf = (typed: string): string => identifierOf('login-id', typed);

/**
 * The form in which login IDs were kept until 2026-11: only letter case, outer blanks and width did not count. Hashes
 * of it stand in the tables, and cannot be made anew.
 */
export const formerLoginIdOf = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase();
