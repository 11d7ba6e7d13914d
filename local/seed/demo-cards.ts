import type { Card } from '#domain/cards/card.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { since } from './demo-company.ts';

/** 法人カード of a demo company; the last one is in the safe. */
export const demoCards = (holders: readonly UserId[]): readonly Card[] => [
  ...holders.map((holderId, at): Card => ({
    id: `C-${at + 1}`,
    name: `みなとカード ${at + 1}`,
    lastDigits: ['0413', '7700'][at] ?? '0000',
    holderId,
    subAccount: 'みなとカード',
    ...since,
  })),
  { id: 'C-9', name: 'みなとカード 予備', lastDigits: '1009', subAccount: 'みなとカード', ...since },
];
