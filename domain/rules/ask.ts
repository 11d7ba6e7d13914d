/** 必須 blocks while empty, 要確認 warns while empty, 任意 is shown, 表示しない is not. */
export const everyAsk = ['required', 'wanted', 'optional', 'hidden'] as const;
export type Ask = (typeof everyAsk)[number];
