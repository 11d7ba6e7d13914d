import * as v from 'valibot';
import { earliestHour, everyNotice, latestHour, mailWays, waysOf } from '#domain/notices/mail-choice.ts';
import { get, put } from './endpoint.ts';
import { settingChangedMeanwhile } from './refusals/settings.ts';
import { wholeNumber } from './shapes/values.ts';

/** お知らせの種類 → how it comes. */
const ways = v.record(v.picklist(everyNotice), v.picklist(mailWays));

/** まとめメールの時刻, in Japan. */
const hour = wholeNumber(earliestHour, latestHour);

/** 0: nothing was chosen yet. */
const answer = v.object({ ways: v.record(v.string(), v.picklist(mailWays)), hour, version: v.number() });

export const showMailChoice = get('/api/me/mail-choice', {
  function: 'tenant-app',
  may: 'everybody',
  summary: '自分のお知らせメールの受け取り方を表示する',
  answer,
});

export const replaceMailChoice = put('/api/me/mail-choice', {
  function: 'tenant-app',
  may: 'everybody',
  summary: '自分のお知らせメールの受け取り方を変更する',
  body: v.strictObject({
    ways: v.pipe(
      ways,
      v.check(
        (chosen) => everyNotice.every((kind) => waysOf(kind).includes(chosen[kind] ?? 'each')),
        'お手続きが必要なお知らせは、受け取らない設定にできません',
      ),
    ),
    hour,
    expectedVersion: wholeNumber(0, 999_999_999),
  }),
  answer,
  refusals: [settingChangedMeanwhile],
});
