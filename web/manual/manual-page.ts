/** A piece of a sentence; `to` is a screen, as the registry of pages names it. */
export type Span = { readonly text: string; readonly isStrong?: true; readonly to?: string };

export type ManualBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly spans: readonly Span[] }
  | { readonly kind: 'list'; readonly isNumbered: boolean; readonly items: readonly (readonly Span[])[] };

/** Who reads a page, in the order of the contents. */
export const readers = [
  'すべての利用者',
  '申請者',
  '承認者',
  '経理',
  '管理者',
  '監査',
  '運用担当者',
] as const;
export type Reader = (typeof readers)[number];

/** What the manual says of one screen. */
export type ManualPage = {
  /** Its own address behind /manual/. */
  readonly slug: string;
  readonly title: string;
  /** As the registry of pages names them. */
  readonly screens: readonly string[];
  readonly readers: readonly Reader[];
  readonly blocks: readonly ManualBlock[];
};
