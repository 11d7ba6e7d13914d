/** In which encodings files are written and read. */
export const encodings = ['cp932', 'utf-8'] as const;
export type Encoding = (typeof encodings)[number];
