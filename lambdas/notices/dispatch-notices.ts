import type { DynamoDBRecord } from 'aws-lambda';
import * as v from 'valibot';
import { nativeItemOf } from '#lambdas/adapters/aws/attribute-value.ts';
import { isUserId } from '#domain/kernel/ids.ts';
import { noticesOf } from '#domain/notices/notice-kinds.ts';
import { noticeSchema, type Notice } from '#lambdas/adapters/tenant/notice.ts';
import { companyDeed } from '#rows/audit.ts';
import { storedPartsOf } from '#rows/read-key.ts';
import {
  addressAskedDeed,
  commuterPassDeeds,
  directoryDeeds,
  factorDeeds,
  factorSetUpDeed,
  guardedSettings,
  invitationDeed,
  namingDeeds,
  newKeeperDeed,
  passkeyDeeds,
  passwordResetDeed,
  recoveryCodesDeed,
  settingDeed,
} from '#rows/told-deeds.ts';

/** What becomes of deeds on people. */
const ofPeople: Readonly<Record<string, Notice['kind']>> = {
  [passwordResetDeed]: 'password-reset-done',
  [invitationDeed]: 'person-invited',
  [factorSetUpDeed]: 'second-factor-set-up',
  [recoveryCodesDeed]: 'recovery-codes-renewed',
  [addressAskedDeed]: 'address-asked',
  ...Object.fromEntries(namingDeeds.map((deed) => [deed, 'names-changed' as const])),
  ...Object.fromEntries(factorDeeds.map((deed) => [deed, 'second-factor-ended' as const])),
  [passkeyDeeds.added]: 'passkey-added',
  [passkeyDeeds.ended]: 'passkey-ended',
  ...Object.fromEntries(directoryDeeds.map((deed) => [deed, 'person-in-directory' as const])),
};

/** Who acted, where somebody was signed in. */
const byOf = (actor: string): Readonly<Record<string, string>> => (isUserId(actor) ? { by: actor } : {});

/** What those who keep access hear of. */
const keepersBy = ({ action, target, actor }: Deed): Readonly<Record<string, string>> | undefined => {
  const kind = 'keepers-to-tell';
  if (action === newKeeperDeed)
    return { kind, fact: 'new-keeper', whose: target.replace(/^user /, ''), ...byOf(actor) };
  const fact = guardedSettings.find((part) => target === `setting ${part}`);
  return action === settingDeed && fact !== undefined ? { kind, fact, ...byOf(actor) } : undefined;
};

type Deed = { readonly action: string; readonly target: string; readonly actor: string };

/** What a deed gives cause to; the filter of lib/stacks/messaging.ts lets only such deeds through. */
const noticeBy = ({ action, target, actor }: Deed): Readonly<Record<string, string>> | undefined => {
  const ofKeepers = keepersBy({ action, target, actor });
  if (ofKeepers !== undefined) return ofKeepers;
  const kind = ofPeople[action];
  if (kind !== undefined) return { kind, userId: target.replace(/^user /, '') };
  const pass = Object.entries(commuterPassDeeds).find(([, deed]) => deed === action);
  if (pass !== undefined)
    return { kind: 'commuter-pass-told', userId: target.replace(/^user /, ''), act: pass[0] };
  return noticesOf(action).length === 0 ? undefined : { kind: 'claim-act', claimId: target, action };
};

const told = companyDeed.only('action', 'outcome', 'target', 'at', 'actor');

/** The notice that one audit item gives cause to; undefined when it gives none. */
const noticeOf = ({ eventName, dynamodb }: DynamoDBRecord): Notice | undefined => {
  if (eventName !== 'INSERT' || dynamodb?.NewImage === undefined) return undefined;
  const image = nativeItemOf(dynamodb.NewImage);
  const place = storedPartsOf(companyDeed, image);
  if (place === undefined) return undefined;
  const { action, outcome, target, at, actor } = told.read(image);
  const notice = noticeBy({ action, target, actor });
  if (notice === undefined || outcome !== 'done') return undefined;
  const { tenantId, eventId: noticeId } = place;
  return v.parse(noticeSchema, { noticeId, tenantId, at, ...notice });
};

/**
 * Queues a notice for each deed in the audit trail that somebody waits to hear of. The trail is written in the
 * deed's own transaction, so no notice is lost and none is sent for what was not done.
 */
export const dispatchNotices = async (
  records: readonly DynamoDBRecord[],
  send: (notices: readonly Notice[]) => Promise<void>,
): Promise<number> => {
  const notices = records.map(noticeOf).filter((notice) => notice !== undefined);
  await send(notices);
  return notices.length;
};
