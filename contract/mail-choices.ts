import * as v from 'valibot';
import { earliestHour, everyNotice, latestHour, mailWays, waysOf } from '#domain/notices/mail-choice.ts';
import { get, put } from './endpoint.ts';
import { settingChangedMeanwhile } from './refusals/settings.ts';
import { wholeNumber } from './shapes/values.ts';

/** お知らせの種類 → how it comes; a kind that is left out comes at once. What asks for something cannot be declined. */
const ways = v.strictObject(
  Object.fromEntries(everyNotice.map((kind) => [kind, v.exactOptional(v.picklist(waysOf(kind)))])),
);

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
    ways,
    hour,
    expectedVersion: wholeNumber(0, 999_999_999),
  }),
  answer,
  refusals: [settingChangedMeanwhile],
});
