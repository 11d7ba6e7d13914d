import { newPass, replacedPass, type FirstAct, type PassHand } from '#domain/commuting/decide-pass.ts';
import { mostAskedAtOnce, mostPassesOfPerson, type CommuterPass } from '#domain/commuting/commuter-pass.ts';
import { passFaults } from '#domain/commuting/pass-faults.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { personTarget, type AuditRequest } from '#lambdas/adapters/tenant/audit-trail.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import type { ActorsRequest } from '#lambdas/http/call.ts';
import {
  askedGone,
  askedWrite,
  isRoomFor,
  passesOf,
  passWrite,
  storedPass,
  type StoredPass,
} from './pass-store.ts';

type Acting = { readonly request: ActorsRequest; readonly context: TenantContext };

export const handOf = ({ actor, at }: ActorsRequest): PassHand => ({
  at,
  by: actor.userId,
  byName: actor.name,
});

const wrong = (path: string, message: string): RefusalOf<'input-malformed'> => ({
  kind: 'input-malformed',
  fields: [{ path: `content.${path}`, message }],
});

/** The pass in whose place it comes ends with it, in one transaction. */
const replacedWrite = async (
  pass: CommuterPass,
  { request, context }: Acting,
): Promise<Write | undefined> => {
  const { replaces } = pass.content;
  if (pass.state !== 'confirmed' || replaces === undefined) return undefined;
  const before = await storedPass(context, { userId: pass.userId, passId: replaces });
  const ended = before === undefined ? undefined : replacedPass(before.pass, pass.content, handOf(request));
  return before === undefined || ended === undefined ? undefined : passWrite(context, ended, before.version);
};

/** A pass as it is from now on, with its audit item and what waits or ends with it: all together or not at all. */
export const storePass = async (
  pass: CommuterPass,
  { seen, action }: { readonly seen?: number; readonly action: string },
  acting: Acting,
): Promise<StoredPass | 'again'> => {
  const { request, context } = acting;
  const { userId, id: passId, state } = pass;
  const isAlone = pass.events.at(-1)?.alone === true;
  const detail = { passId, ...(isAlone ? { alone: true } : {}) };
  const entry = { action, target: personTarget(userId), outcome: 'done' as const, detail };
  const auditing: AuditRequest = request;
  const { stored } = await context.table.transact({
    pass: await passWrite(context, pass, seen),
    replaced: await replacedWrite(pass, acting),
    asked: state === 'asked' ? askedWrite(pass, request.at) : askedGone(pass),
    audit: await context.audit(auditing, entry),
  });
  return stored ? { pass, version: (seen ?? 0) + 1 } : 'again';
};

type NotMade = RefusalOf<'input-malformed' | 'commuter-passes-too-many' | 'commuter-pass-changed-meanwhile'>;

/** A new pass of somebody. Sent again after a lost answer, it is the one that stands. */
export const makePass = async (
  wanted: Parameters<typeof newPass>[0],
  { act, action, hand }: { readonly act: FirstAct; readonly action: string; readonly hand: PassHand },
  acting: Acting,
): Promise<Result<StoredPass, NotMade> | 'again'> => {
  const { context } = acting;
  const { id, userId, content } = wanted;
  const [fault] = passFaults(content);
  if (fault !== undefined) return refuse(wrong(fault.path, fault.message));
  const passes = await passesOf(context, userId);
  const known = passes.find(({ pass }) => pass.id === id);
  if (known !== undefined)
    return JSON.stringify(known.pass.content) === JSON.stringify(content) && known.version === 1
      ? accept(known)
      : refuse({ kind: 'commuter-pass-changed-meanwhile' });
  const { replaces } = content;
  if (replaces !== undefined && !passes.some(({ pass }) => pass.id === replaces))
    return refuse(wrong('replaces', 'この定期券はありません'));
  if (!isRoomFor(passes, act)) {
    const [most, mostAsked] = [mostPassesOfPerson, mostAskedAtOnce];
    return refuse({ kind: 'commuter-passes-too-many', most, mostAsked });
  }
  const stored = await storePass(newPass(wanted, act, hand), { action }, acting);
  return stored === 'again' ? stored : accept(stored);
};
