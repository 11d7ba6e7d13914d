import { halfWidths } from '#domain/text/half-widths.ts';

/** 12 full-width characters are what the accounting packages take (ACC-002). */
export const roomOfSubAccount = 24;

/** Whether packages take the name whole. */
export const fitsAsSubAccount = (name: string): boolean => halfWidths(name) <= roomOfSubAccount;
export const subAccountTooWide = `補助科目は全角${roomOfSubAccount / 2}文字（半角${roomOfSubAccount}文字）までです`;
