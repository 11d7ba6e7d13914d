import { closingActs, monthStates } from '#domain/closing/month-states.ts';
import * as v from 'valibot';
import { get, post } from './endpoint.ts';
import {
  closingChangedMeanwhile,
  monthAlreadyClosed,
  monthFiled,
  monthNotClosed,
  monthNotOver,
} from './refusals/closing.ts';
import { reason } from './shapes/claim-acts.ts';
import { limited } from './shapes/limited.ts';
import { pageOf, pageQuery } from './shapes/page.ts';
import { calendarMonth, wholeNumber } from './shapes/values.ts';

/** Claims that are not confirmed yet and have a line of the month; each stands in every month of its lines. */
const waiting = v.object({ returned: v.number(), submitted: v.number(), approved: v.number() });

const closingView = v.object({
  /** Rises with each closing and reopening, and with a change of 申告期限; 0 before the first. */
  version: v.number(),
  /** The last month that takes no more entries, whoever closed it. */
  closedThrough: v.string(),
  /** The last month of the latest fiscal year whose return was due (docs/decisions/0085). */
  filedThrough: v.string(),
  /** From the current month down to the last filed one; of whoever is here for some days those of his 対象期間. */
  months: v.array(
    v.object({
      month: v.string(),
      state: v.picklist(monthStates),
      /** Whether it may be closed now. */
      canClose: v.boolean(),
      canReopen: v.boolean(),
      waiting,
    }),
  ),
  /** In which states more claims wait than were looked into: their counts are too low. */
  isCut: v.object({ returned: v.boolean(), submitted: v.boolean(), approved: v.boolean() }),
  ...limited,
});

/** A company that never closed a month sees version 0. */
const seenVersion = wholeNumber(0, 999_999_999);

export const showClosing = get('/api/closing', {
  function: 'tenant-admin',
  may: 'closing.read',
  summary: '月の締めの状態と、未確定の申請の件数を取得する',
  answer: closingView,
});

export const listClosings = get('/api/closings', {
  function: 'tenant-admin',
  may: 'closing.read',
  summary: '月の締めと取消の履歴を一覧する',
  query: pageQuery,
  answer: pageOf(
    v.object({
      act: v.picklist(closingActs),
      month: v.string(),
      at: v.string(),
      byName: v.string(),
      reason: v.exactOptional(v.string()),
    }),
  ),
});

export const closeMonth = post('/api/closings', {
  function: 'tenant-admin',
  may: 'closing.close',
  summary: '月とそれ以前の月を締める',
  body: v.strictObject({ month: calendarMonth, expectedVersion: seenVersion }),
  answer: closingView,
  refusals: [closingChangedMeanwhile, monthAlreadyClosed, monthNotOver],
});

export const reopenMonth = post('/api/reopenings', {
  function: 'tenant-admin',
  may: 'closing.reopen',
  summary: '締めた月とそれ以降の月の締めを取り消す',
  body: v.strictObject({ month: calendarMonth, reason, expectedVersion: seenVersion }),
  answer: closingView,
  refusals: [closingChangedMeanwhile, monthFiled, monthNotClosed],
});
