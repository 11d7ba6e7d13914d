import * as v from 'valibot';
import { get } from './endpoint.ts';

export const showCalendar = get('/api/calendar', {
  function: 'tenant-app',
  may: 'everybody',
  summary: '会社の休日を取得する（日付を入力するカレンダーに表示する）',
  answer: v.object({
    days: v.array(v.object({ on: v.string(), name: v.string(), isClosed: v.boolean() })),
  }),
});
