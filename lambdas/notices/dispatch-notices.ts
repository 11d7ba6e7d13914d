import type { DynamoDBRecord } from 'aws-lambda';
import * as v from 'valibot';
import { nativeItemOf } from '#lambdas/adapters/aws/attribute-value.ts';
import { isUserId } from '#domain/kernel/ids.ts';
import { noticesOf } from '#domain/notices/notice-kinds.ts';
import { ulidFrom } from '#lambdas/adapters/machine/ulid.ts';
import { noticeSchema, type Notice, type NoticeOf } from '#lambdas/adapters/tenant/notice.ts';
import { companyDeed, operatorDeed } from '#rows/audit.ts';
import { storedPartsOf } from '#rows/read-key.ts';
import type { Row } from '#rows/row-kind.ts';
import {
  addressAskedDeed,
  askDeed,
  endGrantDeed,
  commuterPassDeeds,
  directoryDeeds,
  factorDeeds,
  factorSetUpDeed,
  guardedSettings,
  invitationDeed,
  keeperLostDeed,
  namingDeeds,
  newKeeperDeed,
  passkeyDeeds,
  passwordResetDeed,
  recoveryCodesDeed,
  settingDeed,
  toldOfSecondPerson,
  toldOfSupport,
} from '#rows/told-deeds.ts';

/** What becomes of deeds on people. */
const ofPeople: Readonly<Record<string, Notice['kind']>> = {
  [passwordResetDeed]: 'password-reset-done',
  [invitationDeed]: 'person-invited',
  [factorSetUpDeed]: 'second-factor-set-up',
  [recoveryCodesDeed]: 'recovery-codes-renewed',
  [addressAskedDeed]: 'address-asked',
  [keeperLostDeed]: 'keeper-lost',
  ...Object.fromEntries(namingDeeds.map((deed) => [deed, 'names-changed' as const])),
  ...Object.fromEntries(factorDeeds.map((deed) => [deed, 'second-factor-ended' as const])),
  [passkeyDeeds.added]: 'passkey-added',
  [passkeyDeeds.ended]: 'passkey-ended',
  ...Object.fromEntries(directoryDeeds.map((deed) => [deed, 'person-in-directory' as const])),
};

/** Who acted, where somebody was signed in. */
const byOf = (actor: string): Readonly<Record<string, string>> => (isUserId(actor) ? { by: actor } : {});

/** What of deeds on one person those who keep access hear. */
const keeperFacts: Readonly<Record<string, string>> = {
  [newKeeperDeed]: 'new-keeper',
  [passkeyDeeds.added]: 'passkey-added',
  ...Object.fromEntries(factorDeeds.map((deed) => [deed, 'factor-ended'])),
};

/** What those who keep access hear of: a message of its own, so that whom it is about is told whatever becomes of it. */
const keepersBy = ({ action, target, actor }: Deed): Readonly<Record<string, string>> | undefined => {
  const kind = 'keepers-to-tell';
  const ofPerson = keeperFacts[action];
  if (ofPerson !== undefined)
    return { kind, fact: ofPerson, whose: target.replace(/^user /, ''), ...byOf(actor) };
  const fact = guardedSettings.find((part) => target === `setting ${part}`);
  return action === settingDeed && fact !== undefined ? { kind, fact, ...byOf(actor) } : undefined;
};

type Deed = { readonly action: string; readonly target: string; readonly actor: string };
const ofSecondPerson: ReadonlyMap<string, string> = new Map(Object.entries(toldOfSecondPerson));

const ofSupport: ReadonlyMap<string, string> = new Map(Object.entries(toldOfSupport));

const byOperators: ReadonlySet<string> = new Set([askDeed, endGrantDeed]);

/**
 * `grant 01J…`, and in the operators' trail of which company. Each deed is told from the trail of whoever did it: in the other one
 * stands its mirror.
 */
const grantTold = (
  { action, target, actor }: Deed,
  isOperators: boolean,
): Readonly<Record<string, string>> | undefined => {
  const act = byOperators.has(action) === isOperators ? ofSupport.get(action) : undefined;
  const [, grantId = ''] = target.split(' ');
  return act === undefined ? undefined : { kind: 'support-act', grantId, act, by: actor };
};

/** What a deed gives cause to; the filter of lib/stacks/messaging.ts lets only such deeds through. */
const noticeBy = ({
  action,
  target,
}: Pick<Deed, 'action' | 'target'>): Readonly<Record<string, string>> | undefined => {
  const kind = ofPeople[action];
  if (kind !== undefined) return { kind, userId: target.replace(/^user /, '') };
  const pass = Object.entries(commuterPassDeeds).find(([, deed]) => deed === action);
  if (pass !== undefined)
    return { kind: 'commuter-pass-told', userId: target.replace(/^user /, ''), act: pass[0] };
  const act = ofSecondPerson.get(action);
  if (act !== undefined)
    return { kind: 'second-person', requestId: target.replace(/^second-person-request /, ''), act };
  return noticesOf(action).length === 0 ? undefined : { kind: 'claim-act', claimId: target, action };
};

const told = companyDeed.only('action', 'outcome', 'target', 'at', 'actor');
const toldByOperators = operatorDeed.only('action', 'outcome', 'target', 'at', 'actor');

/** What operators do to a company stands in their own trail, and is told to that company. */
const noticesOfOperators = (image: Row): readonly Notice[] => {
  const place = storedPartsOf(operatorDeed, image);
  if (place === undefined) return [];
  const { outcome, at, ...deed } = toldByOperators.read(image);
  const notice = outcome === 'done' ? grantTold(deed, true) : undefined;
  const [, tenantId] = / tenant (t\w{26})$/.exec(deed.target) ?? [];
  return notice === undefined || tenantId === undefined
    ? []
    : [v.parse(noticeSchema, { noticeId: place.eventId, tenantId, at, ...notice })];
};

/** The notices that one audit item gives cause to. */
const noticesOfItem = ({ eventName, dynamodb }: DynamoDBRecord): readonly Notice[] => {
  if (eventName !== 'INSERT' || dynamodb?.NewImage === undefined) return [];
  const image = nativeItemOf(dynamodb.NewImage);
  const place = storedPartsOf(companyDeed, image);
  if (place === undefined) return noticesOfOperators(image);
  const { action, outcome, target, at, actor } = told.read(image);
  if (outcome !== 'done') return [];
  const { tenantId, eventId: noticeId } = place;
  const deed = { action, target, actor };
  return [noticeBy(deed), grantTold(deed, false), keepersBy(deed)].flatMap((notice) =>
    notice === undefined ? [] : [v.parse(noticeSchema, { noticeId, tenantId, at, ...notice })],
  );
};

type ToKeepers = NoticeOf<'keepers-to-tell'>;

const isNewKeeper = (notice: Notice): notice is ToKeepers =>
  notice.kind === 'keepers-to-tell' && notice.fact === 'new-keeper';

/** Of one deed: its moment and its hand name it, however many items it has and however they come. */
const deedOf = ({ at, by }: ToKeepers): string =>
  ulidFrom(Date.parse(at)).slice(0, 10) + (by ?? '').slice(10).padStart(16, '0');

/** A file that gives many people the right is one word to each keeper, and not one for each of them. */
const together = (notices: readonly Notice[]): readonly Notice[] => {
  const deeds = Map.groupBy(notices.filter(isNewKeeper), (one) => `${one.tenantId} ${deedOf(one)}`);
  const many = [...deeds.values()].flatMap((all): readonly Notice[] => {
    const [first, ...further] = all;
    if (first === undefined || further.length === 0) return all;
    const { whose: _whose, ...deed } = first;
    return [{ ...deed, fact: 'new-keepers', noticeId: deedOf(first) }];
  });
  return [...notices.filter((notice) => !isNewKeeper(notice)), ...many];
};

/**
 * Queues a notice for each deed in the audit trail that somebody waits to hear of. The trail is written in the
 * deed's own transaction, so no notice is lost and none is sent for what was not done.
 */
export const dispatchNotices = async (
  records: readonly DynamoDBRecord[],
  send: (notices: readonly Notice[]) => Promise<void>,
): Promise<number> => {
  const notices = together(records.flatMap(noticesOfItem));
  await send(notices);
  return notices.length;
};
