import type { Right } from './rights.ts';

type PairFacts = { readonly words: string; readonly between: readonly [Right, Right] };

/**
 * 職務の分離: rights that one person should not hold together, since he could do a thing and hide it. No shipped role
 * holds both of a pair by itself; people with two roles may (docs/decisions/0127).
 */
export const separatedPairs = {
  'access-and-books': {
    words: '権限の変更と、仕訳の計上',
    between: ['access.keep', 'claims.confirm'],
  },
  'access-and-exports': {
    words: '権限の変更と、会計ソフト出力の作成',
    between: ['access.keep', 'exports.create'],
  },
  'settings-and-books': {
    words: '会社設定の変更と、仕訳の計上',
    between: ['settings.keep', 'claims.confirm'],
  },
  'settings-and-exports': {
    words: '会社設定の変更と、会計ソフト出力の作成',
    between: ['settings.keep', 'exports.create'],
  },
} as const satisfies Record<string, PairFacts>;
export type SeparatedPair = keyof typeof separatedPairs;

export const isSeparatedPair = (text: string): text is SeparatedPair => Object.hasOwn(separatedPairs, text);

export const allSeparatedPairs: readonly SeparatedPair[] =
  Object.keys(separatedPairs).filter(isSeparatedPair);
