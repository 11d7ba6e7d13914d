import * as v from 'valibot';
import { refusal } from '../refusal.ts';

export const searchTooWide = refusal(
  'search-too-wide',
  422,
  [
    '対象が多すぎます',
    'この期間には{most}件を超える申請または仕訳があり、一度に探せません。期間を短くしてください。',
  ],
  { most: v.number() },
);
