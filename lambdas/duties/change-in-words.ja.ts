import type { Duty } from '#lambdas/adapters/operator/duties.ts';

type Facts = Pick<Duty, 'title' | 'about' | 'due' | 'ownerId'>;

const words = { title: '項目', due: '期限', ownerId: '担当者', about: '説明' } as const satisfies Record<
  keyof Facts,
  string
>;
const names: readonly (keyof Facts)[] = ['title', 'due', 'ownerId', 'about'];

/** From what to what an entry was changed: `期限：2026-12-10 → 2026-12-05`. */
export const changeInWords = (was: Facts, is: Facts): string =>
  names
    .filter((name) => was[name] !== is[name])
    .map(
      (name) =>
        `${words[name]}：${was[name] === '' ? '（なし）' : was[name]} → ${is[name] === '' ? '（なし）' : is[name]}`,
    )
    .join('\n');
