import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { User } from '#domain/tenants/masters.ts';
import { personTarget, type AuditRequest } from '#lambdas/adapters/tenant/audit-trail.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { beingImported } from '#lambdas/masters/change-entry.ts';
import { headOf, headPut } from '#lambdas/masters/master-head-store.ts';
import { peopleFile } from '#domain/users/people-file.ts';
import { settingsVersionWrites } from '#lambdas/settings/settings-version.ts';
import { forgetMasters, type TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import { invited } from '#rows/people.ts';
import { personChangeWrite, type Hand } from './person-change-store.ts';
import { labelCalled } from '#domain/labels/label-called.ts';
import { guardedGains } from '#domain/rights/guarded-rights.ts';
import {
  askedBy,
  namedBy,
  notAlone,
  whyNotAlone,
  writesOf,
  type Guarded,
  type SecondHand,
} from '#lambdas/settings/second-hand.ts';
import { whoImports } from './who-imports.ts';
import { loginIdTaken, type ChangedPerson } from './change-person.ts';
import { whyNotSo } from './person-faults.ts';
import { newPersonWrites } from './new-person-store.ts';
import { nameWrites, sealNames, type SignInNames } from './sign-in-name-store.ts';

type Registered = Result<
  ChangedPerson,
  RefusalOf<
    | 'duties-not-separated'
    | 'input-malformed'
    | 'master-being-imported'
    | 'nobody-keeps-access'
    | 'second-person-needed'
  >
>;

/** Somebody new, as one transaction. He has no password: he is invited apart, and until then he is 未招待. */
export const registerPerson = async (
  context: TenantContext,
  request: AuditRequest & Hand,
  {
    user,
    names,
    masters,
    places,
    hand,
  }: {
    readonly user: User;
    readonly names: SignInNames;
    readonly masters: TenantMasters;
    readonly places: number;
    readonly hand: SecondHand | undefined;
  },
): Promise<Registered | 'again'> => {
  const { table } = context;
  const fault = await whyNotSo(masters, user);
  if (fault !== undefined) return fault;
  const { id: userId, name, ...rest } = user;
  const facts = { name, ...rest };
  const to = { ...facts, ...names };
  const gains = guardedGains(undefined, user, masters.access, { label: labelCalled(masters.labels) });
  const guarded: Guarded = { gains, change: { kind: 'person', userId, name, from: {}, to } };
  const wanting = await whyNotAlone(guarded, masters, hand);
  if (wanting !== undefined) return wanting;
  // Another version of all people: what a file was tried against is no longer so (T-11).
  const head = await headOf(table, peopleFile);
  if (head.importing !== undefined) return beingImported(head.importing);
  const registered = { registeredBy: askedBy(request, hand), registeredAt: request.at };
  const place = { userId, personVersion: 1 };
  const sealed = await sealNames(context, user.id, names);
  const outcome = await table.transact({
    ...newPersonWrites({ user, ...sealed, ...registered }, places),
    ...(await nameWrites(context, user.id, { after: names })),
    nobodyImports: headPut(peopleFile, { ...head, version: head.version + 1 }, head),
    invited: { kind: 'put', ...invited.row({ userId: user.id }, {}) },
    history: await personChangeWrite(context, namedBy(request, hand), place, { from: {}, to }),
    second: writesOf(hand),
    audit: await context.audit(request, {
      action: 'user.register',
      target: personTarget(user.id),
      outcome: 'done',
      detail: to,
    }),
    ...settingsVersionWrites(masters.settingsVersion + 1, masters.settingsVersion, { ...masters, places }),
  });
  forgetMasters(table);
  if (outcome.stored) return accept({ user, names, version: 1 });
  if (outcome.refused.second.length > 0) return notAlone(guarded);
  if (outcome.refused.nobodyImports !== undefined) return whoImports(table);
  return outcome.refused.logins.length > 0 && outcome.refused.person === undefined
    ? refuse(loginIdTaken)
    : 'again';
};
