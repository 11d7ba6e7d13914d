import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { lineOf } from '#domain/text/typed-text.ts';

/** Stands in keys and paths, so that it holds no sign that separates. */
export const codePattern = (maxLength: number): string => `^[0-9A-Za-z][0-9A-Za-z_-]{0,${maxLength - 1}}$`;

const codeReason = (maxLength: number): string =>
  `半角の英数字と「-」「_」で${maxLength}文字以内にしてください（先頭は英数字）`;

/** A code as it is kept: half width, without blanks around it. Letter case counts. */
export const codeOf = (typed: string): string => lineOf(typed).normalize('NFKC').trim();

/** What is one as it is. */
export const codeTaken = (code: string, maxLength: number): Result<string, string> =>
  new RegExp(codePattern(maxLength)).test(code) ? accept(code) : refuse(codeReason(maxLength));

export const codeRead = (typed: string, maxLength: number): Result<string, string> =>
  codeTaken(codeOf(typed), maxLength);
