import * as v from 'valibot';
import {
  arePartsSound,
  everyGrantPart,
  grantStates,
  type GrantPart,
  mostHours,
} from '#domain/support/support-grant.ts';

const [firstPart = 'claims', ...otherParts] = everyGrantPart;
export const grantPart = v.picklist<[GrantPart, ...GrantPart[]]>([firstPart, ...otherParts]);

export const partsAsked = v.pipe(
  v.array(grantPart),
  v.minLength(1, '見る範囲を選択してください'),
  v.maxLength(everyGrantPart.length),
  v.check((parts) => arePartsSound(parts), '証憑は「申請」とあわせて選択してください'),
);

export const hoursAsked = v.pipe(
  v.number(),
  v.integer('時間は整数で指定してください'),
  v.minValue(1, '1時間以上にしてください'),
  v.maxValue(mostHours, `${mostHours}時間以内にしてください`),
);

/** 閲覧許可, as both sides see it. */
export const grantView = v.object({
  grantId: v.string(),
  operatorName: v.string(),
  reason: v.string(),
  parts: v.array(grantPart),
  hours: v.number(),
  askedAt: v.string(),
  /** Until when it can be given. */
  expiresAt: v.string(),
  state: v.picklist(grantStates),
  decidedAt: v.exactOptional(v.string()),
  decidedByName: v.exactOptional(v.string()),
  until: v.exactOptional(v.string()),
  withdrawnAt: v.exactOptional(v.string()),
  withdrawnByName: v.exactOptional(v.string()),
  endedAt: v.exactOptional(v.string()),
});
