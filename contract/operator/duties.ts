import * as v from 'valibot';
import { everyBook } from '#domain/duties/book-ids.ts';
import { dutyRecordKinds, dutyStates } from '#domain/duties/duty.ts';
import { get, post, put } from '../endpoint.ts';
import {
  dutiesFull,
  dutyChangedMeanwhile,
  dutyOverdue,
  dutyOwnerUnknown,
  lastOfItsBook,
} from '../refusals/duties.ts';
import { dutyId, operatorId } from '../shapes/operator-ids.ts';
import { operatorReason } from '../shapes/operator.ts';
import { pageOf, pageQuery } from '../shapes/page.ts';
import { filledLine, filledParagraph, line, paragraph } from '../shapes/text.ts';
import { calendarDate, expectedVersion, wholeNumber } from '../shapes/values.ts';

const book = v.picklist(everyBook);

const reading = { function: 'operator', may: 'duties.read' } as const;
const keeping = { function: 'operator', may: 'duties.keep', asksReason: true } as const;

const person = v.object({ id: v.string(), name: v.string() });

const dutyParts = {
  dutyId: v.string(),
  bookId: book,
  title: v.string(),
  about: v.string(),
  /** 0: it is done once. */
  everyMonths: v.number(),
  due: v.string(),
  owner: v.object({ ...person.entries, hasLeft: v.boolean() }),
  /** When it was done last. */
  lastOn: v.exactOptional(v.string()),
};

export const listDuties = get('/operator/duties', {
  ...reading,
  summary: '台帳の項目を、期限の順に一覧する',
  answer: v.object({
    items: v.array(v.object({ ...dutyParts, state: v.picklist(dutyStates), version: v.number() })),
  }),
});

export const listEndedDuties = get('/operator/duties/{bookId}/ended', {
  ...reading,
  summary: '終えた台帳の項目を、新しいものから一覧する',
  query: pageQuery,
  answer: pageOf(v.object({ ...dutyParts, endedAt: v.string(), endedBy: person, reason: v.string() })),
});

export const listDutyRecords = get('/operator/duties/{bookId}/items/{dutyId}/records', {
  ...reading,
  summary: '台帳の項目の実施の記録を、新しいものから一覧する',
  query: pageQuery,
  answer: pageOf(
    v.object({
      recordId: v.string(),
      /** `changed`: what was written down of it became something else; `evidence` says from what to what. */
      kind: v.picklist(dutyRecordKinds),
      /** What the entry was called then. */
      title: v.string(),
      /** 実施日 */
      on: v.exactOptional(v.string()),
      evidence: v.string(),
      file: v.exactOptional(v.object({ name: v.string(), sha256: v.string() })),
      /** Which day it set. @default it ended the entry */
      due: v.exactOptional(v.string()),
      by: person,
      at: v.string(),
    }),
  ),
});

const typedParts = {
  title: filledLine(80, '項目の名前を入力してください'),
  about: v.optional(paragraph(500), ''),
  ownerId: operatorId,
  due: calendarDate,
  reason: operatorReason,
};

export const addDuty = post('/operator/duties/{bookId}/items', {
  ...keeping,
  summary: '台帳に項目を登録する',
  body: v.strictObject({ ...typedParts, dutyId, everyMonths: wholeNumber(0, 12) }),
  status: 201,
  answer: v.object({ dutyId: v.string() }),
  refusals: [dutiesFull, dutyChangedMeanwhile, dutyOwnerUnknown],
});

/** The day can be brought nearer; it moves away by a record alone. */
export const changeDuty = put('/operator/duties/{bookId}/items/{dutyId}', {
  ...keeping,
  summary: '台帳の項目を変更する',
  body: v.strictObject({ ...typedParts, version: expectedVersion }),
  refusals: [dutyChangedMeanwhile, dutyOwnerUnknown],
});

/** A file stays where it is kept; its name and SHA-256 tell later whether what is shown is the same. */
const evidenceFile = v.strictObject({
  name: filledLine(200),
  sha256: v.pipe(line(64), v.regex(/^[0-9a-f]{64}$/, 'ファイルのハッシュ値の形が正しくありません')),
});

export const recordDuty = post('/operator/duties/{bookId}/items/{dutyId}/records', {
  ...keeping,
  summary: '台帳の項目の実施を記録する',
  body: v.strictObject({
    reason: operatorReason,
    /** Made by the client, so that it is written down once. */
    recordId: dutyId,
    /** 実施日 */
    on: calendarDate,
    /** 次の期限. @default it was done once and for all, and ends */
    due: v.exactOptional(calendarDate),
    evidence: filledParagraph(500, '結果と証跡の所在を入力してください'),
    file: v.exactOptional(evidenceFile),
    version: expectedVersion,
  }),
  refusals: [dutyChangedMeanwhile],
});

/** What is overdue is done first: nobody writes it off. */
export const endDuty = post('/operator/duties/{bookId}/items/{dutyId}/end', {
  ...keeping,
  summary: '台帳の項目を終える',
  body: v.strictObject({ reason: operatorReason, version: expectedVersion }),
  refusals: [dutyChangedMeanwhile, dutyOverdue, lastOfItsBook],
});
