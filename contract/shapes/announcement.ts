import * as v from 'valibot';
import { announcementStates, chosenMost } from '#domain/announcements/announcement-kinds.ts';
import { isPlannedMoment, plannedMomentPattern } from '#domain/announcements/planned-moment.ts';
import { announcementId } from './announcement-ids.ts';
import { announcementKind } from './announcement-view.ts';
import { tenantId } from './operator-ids.ts';
import { filledLine, filledParagraph, shaped } from './text.ts';

/** A moment to the minute, in UTC. */
export const plannedMoment = shaped(isPlannedMoment, {
  pattern: plannedMomentPattern,
  message: '日時を、分まで入力してください',
});

const words = v.exactOptional(filledParagraph(2000));
const moment = v.exactOptional(plannedMoment);

/** Which of them a kind asks for, domain/announcements says (announcementFaultsOf). */
const fields = v.strictObject({
  content: words,
  reason: words,
  from: moment,
  until: moment,
  impact: words,
  affected: words,
  action: words,
  deadline: moment,
  detectedAt: moment,
  response: words,
  result: words,
  contact: v.exactOptional(filledParagraph(300)),
});

/** For whom it is typed; names are ours. */
const audience = v.variant('to', [
  v.strictObject({ to: v.literal('all') }),
  v.strictObject({
    to: v.literal('chosen'),
    tenantIds: v.pipe(
      v.array(tenantId),
      v.minLength(1, '会社を選択してください'),
      v.maxLength(
        chosenMost,
        `会社は${chosenMost}社まで選択できます。多いときは「すべての会社」にしてください`,
      ),
      v.check((ids) => new Set(ids).size === ids.length, '同じ会社が重なっています'),
    ),
  }),
]);

/** What a draft says. */
export const announcementParts = {
  kind: announcementKind,
  title: filledLine(60, '件名を入力してください'),
  fields,
  audience,
  releaseNote: v.exactOptional(filledLine(40)),
  reportOf: v.exactOptional(announcementId),
};

export const announcementSummary = v.object({
  announcementId,
  kind: announcementKind,
  title: v.string(),
  state: v.picklist(announcementStates),
  /** It was sent by one operator alone and nobody has confirmed it yet. */
  awaitsConfirmation: v.boolean(),
  /** What it announced should be over, and its end was not told. */
  lacksReport: v.boolean(),
  updatedAt: v.string(),
  sendAt: v.exactOptional(v.string()),
  releaseNote: v.exactOptional(v.string()),
});
