import {
  mostSections,
  mostStations,
  passActs,
  passKinds,
  passMonths,
  passStates,
} from '#domain/commuting/commuter-pass.ts';
import { isPassId } from '#domain/kernel/ids.ts';
import * as v from 'valibot';
import { get, post, put } from './endpoint.ts';
import { notFound } from './refusals/chain.ts';
import {
  commuterPassChangedMeanwhile,
  commuterPassesTooMany,
  ownCommuterPassClosed,
  ownCommuterPassKeptByAnother,
} from './refusals/commuting.ts';
import { userId } from './shapes/ids.ts';
import { pageOf, pageParts } from './shapes/page.ts';
import { filledLine, ulidShape } from './shapes/text.ts';
import { calendarDate, expectedVersion, yenOf } from './shapes/values.ts';

const passId = ulidShape(isPassId, '定期券IDの形が正しくありません');

const section = v.strictObject({
  operator: filledLine(40),
  line: v.exactOptional(filledLine(40)),
  stations: v.pipe(
    v.array(filledLine(30)),
    v.minLength(2, '乗る駅と降りる駅を入力してください'),
    v.maxLength(mostStations, `駅・停留所は${mostStations}か所までです`),
  ),
});

const content = v.strictObject({
  kind: v.picklist(passKinds),
  sections: v.pipe(
    v.array(section),
    v.minLength(1, '区間を入力してください'),
    v.maxLength(mostSections, `区間は${mostSections}つまでです`),
  ),
  validFrom: calendarDate,
  validTo: calendarDate,
  months: v.picklist(passMonths, '期間を選んでください'),
  costYen: yenOf(1),
  replaces: v.exactOptional(passId),
});

const shownPass = v.object({
  id: v.string(),
  userId: v.string(),
  state: v.picklist(passStates),
  kind: v.picklist(passKinds),
  sections: v.array(
    v.object({
      operator: v.string(),
      line: v.exactOptional(v.string()),
      stations: v.array(v.string()),
    }),
  ),
  validFrom: v.string(),
  validTo: v.string(),
  /** Its last day where it ended before its time. */
  endsOn: v.exactOptional(v.string()),
  months: v.number(),
  costYen: v.number(),
  replaces: v.exactOptional(v.string()),
  events: v.array(
    v.object({
      act: v.picklist(passActs),
      at: v.string(),
      byName: v.string(),
      /** Its owner kept it himself, because nobody else could. */
      alone: v.exactOptional(v.literal(true)),
      reason: v.exactOptional(v.string()),
    }),
  ),
  version: v.number(),
});

const own = { function: 'tenant-admin', may: 'everybody' } as const;

export const listMyCommuterPasses = get('/api/my/commuter-passes', {
  ...own,
  summary: '自分の通勤定期を一覧する',
  answer: v.object({
    /** Whether the company lets people ask by themselves. */
    mayAsk: v.boolean(),
    items: v.array(shownPass),
  }),
});

export const askForCommuterPass = post('/api/my/commuter-passes', {
  ...own,
  summary: '通勤定期の登録を申請する',
  body: v.strictObject({ passId, content }),
  answer: shownPass,
  status: 201,
  refusals: [ownCommuterPassClosed, commuterPassesTooMany, commuterPassChangedMeanwhile],
});

export const withdrawCommuterPass = post('/api/my/commuter-pass-withdrawal', {
  ...own,
  summary: '通勤定期の申請を取り下げる',
  body: v.strictObject({ passId }),
  answer: shownPass,
  status: 200,
  refusals: [notFound, commuterPassChangedMeanwhile],
});

/** Without a person those that wait for an answer, the oldest first; of a person all of them. */
export const listCommuterPasses = get('/api/company/commuter-passes', {
  function: 'tenant-admin',
  may: 'users.read',
  summary: '確認待ちの通勤定期、または利用者の通勤定期を一覧する',
  query: v.strictObject({ ...pageParts, userId: v.exactOptional(userId) }),
  answer: v.object({
    ...pageOf(v.object({ ...shownPass.entries, personName: v.string() })).entries,
    /** Who asks may keep no pass of his own: somebody else could. @default none of his is asked for, or he is alone */
    isOwnKeptByAnother: v.exactOptional(v.literal(true)),
  }),
  refusals: [notFound],
});

const which = { userId, passId };
const reason = filledLine(200, '理由を入力してください');

/** By whoever keeps people: what waits is confirmed or sent back, what counts is ended, and a pass registered for somebody. */
export const keepCommuterPass = put('/api/company/commuter-pass', {
  function: 'tenant-admin',
  may: 'users.keep',
  summary: '通勤定期を確定・差戻し・終了・登録する',
  body: v.variant('act', [
    v.strictObject({ act: v.literal('confirm'), ...which, expectedVersion }),
    v.strictObject({ act: v.literal('send-back'), ...which, expectedVersion, reason }),
    v.strictObject({ act: v.literal('end'), ...which, expectedVersion, endsOn: calendarDate, reason }),
    v.strictObject({ act: v.literal('register'), ...which, content }),
  ]),
  answer: shownPass,
  refusals: [notFound, commuterPassesTooMany, commuterPassChangedMeanwhile, ownCommuterPassKeptByAnother],
});
