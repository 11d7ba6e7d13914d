import * as v from 'valibot';
import { refusal } from '../refusal.ts';

export const searchTooWide = refusal(
  'search-too-wide',
  422,
  [
    '対象が多すぎます',
    '対象の申請または仕訳が{most}件を超えるため、一度に探せません。期間を短くするか、申請者の条件を外してください。',
  ],
  { most: v.number() },
);
