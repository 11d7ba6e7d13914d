import type { UserId } from '#domain/kernel/ids.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { User } from '#domain/tenants/masters.ts';
import { personTarget, type AuditRequest } from '#lambdas/adapters/tenant/audit-trail.ts';
import { linksEnded, standingRaised } from '#lambdas/adapters/sign-in/standing.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { beingImported } from '#lambdas/masters/change-entry.ts';
import { decided } from '#lambdas/masters/decided.ts';
import { headOf, headPut } from '#lambdas/masters/master-head-store.ts';
import { peopleFile } from '#domain/users/people-file.ts';
import { settingsVersionWrites } from '#lambdas/settings/settings-version.ts';
import {
  personWrite,
  placeWrites,
  storedPersonRow,
  type StoredPerson,
} from '#lambdas/settings/people-store.ts';
import { forgetMasters, freshMastersOf, type TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import { labelCalled } from '#domain/labels/label-called.ts';
import { guardedGains } from '#domain/rights/guarded-rights.ts';
import {
  namedBy,
  notAlone,
  whyNotAlone,
  writesOf,
  type Guarded,
  type SecondHand,
} from '#lambdas/settings/second-hand.ts';
import { notInvitedYet } from './invitation-store.ts';
import { keepPlaces } from './keep-places.ts';
import { newKeeperWrite } from './new-keeper.ts';
import { changesOf, endsLinks, endsSessions, type PersonAsIs } from './person-changes.ts';
import { personChangeWrite, type Hand } from './person-change-store.ts';
import { toldOfNames } from './told-of-names.ts';
import { whoImports } from './who-imports.ts';
import { keepsAccess, whyNotSo } from './person-faults.ts';
import { keeperLostDeed } from '#rows/told-deeds.ts';
import { nameWrites, openNames, sealNames, type SignInNames } from './sign-in-name-store.ts';

/** A person as he was found, in the clear, with what else decides about a change of him. */
export type FoundPerson = PersonAsIs & { readonly version: number; readonly masters: TenantMasters };

/** What he is to become, and what the trail calls it. */
export type WantedPerson = {
  readonly action: string;
  readonly user: User;
  /** @default as they are; `none` of whoever gives them up */
  readonly names?: SignInNames | 'none';
  /** What belongs to it beside him; where a condition of it fails, all is decided anew. @default nothing */
  readonly further?: readonly Write[];
  /** What he did himself, after he proved who he is, ends his links and no session. @default false */
  readonly isOwn?: boolean;
  /** For the trail, beside what is another than before. @default nothing */
  readonly detail?: Readonly<Record<string, unknown>>;
};

type Always = RefusalOf<
  | 'duties-not-separated'
  | 'input-malformed'
  | 'master-being-imported'
  | 'nobody-keeps-access'
  | 'not-found'
  | 'second-person-needed'
  | 'temporarily-unavailable'
>;
export type ChangedPerson = Pick<StoredPerson, 'user' | 'version'> & { readonly names: SignInNames };

export const loginIdTaken: RefusalOf<'input-malformed'> = {
  kind: 'input-malformed',
  fields: [{ path: 'loginId', message: 'このサインインIDは、ほかの人が使っています' }],
};

const noNames: SignInNames = { email: '' };

/** What rests on somebody as he was: his sessions, his links, or nothing. */
const standingAfter = (
  { user: { id }, isOwn = false }: WantedPerson,
  changed: readonly string[],
  at: AuditRequest['at'],
): Write | undefined => {
  if (isOwn) return endsLinks(changed) ? linksEnded(id, at) : undefined;
  return endsSessions(changed) ? standingRaised(id, at, { endsLinks: endsLinks(changed) }) : undefined;
};

const namesAfter = (found: FoundPerson, { names = found.names }: WantedPerson): SignInNames =>
  names === 'none' ? noNames : names;

/** What of it needs a second administrator. */
const guardedIn = (found: FoundPerson, wanted: WantedPerson): Guarded => {
  const { user } = wanted;
  const { from, to } = changesOf(found, { user, names: namesAfter(found, wanted) });
  const { id: userId, name } = user;
  const { access, labels } = found.masters;
  return {
    gains: guardedGains(found.user, user, access, { label: labelCalled(labels) }),
    change: { kind: 'person', userId, name, from, to },
  };
};

type Deciding<R> = (found: FoundPerson) => Promise<Result<WantedPerson | 'as-it-is', R>>;

/** Another than himself gives him other names: he counts as that one for a while (docs/decisions/0196). */
const namedNow = ({ actor, at }: AuditRequest & Hand, { id }: User, isNamedAnew: boolean) =>
  isNamedAnew && actor.userId !== id ? { namedAt: at, namedBy: actor.userId } : {};

/** Where two administrators are wanted, one who is none any more by another's hand hears of it. */
const keeperLost = async (
  context: TenantContext,
  request: AuditRequest & Hand,
  { found: { user: before, masters }, user }: { readonly found: FoundPerson; readonly user: User },
): Promise<Write | undefined> => {
  const { access, wantsSecondPerson } = masters;
  const isOwn = request.actor.userId === user.id;
  if (!wantsSecondPerson || isOwn || !keepsAccess(before, access) || keepsAccess(user, access))
    return undefined;
  const target = personTarget(user.id);
  return context.audit(request, { action: keeperLostDeed, target, outcome: 'done' });
};

/** What leads to him by his names. */
const leadingWrites = async (
  context: TenantContext,
  { names: before, user: { id } }: FoundPerson,
  { names = before }: WantedPerson,
) => nameWrites(context, id, { before, ...(names === 'none' ? {} : { after: names }) });

type Storing = {
  readonly found: FoundPerson;
  readonly wanted: WantedPerson;
  readonly places: number;
  readonly guarded: Guarded;
  readonly hand: SecondHand | undefined;
};

const store = async (
  context: TenantContext,
  request: AuditRequest & Hand,
  { found, wanted, places, guarded, hand }: Storing,
): Promise<
  | Result<ChangedPerson, RefusalOf<'input-malformed' | 'master-being-imported' | 'second-person-needed'>>
  | 'again'
> => {
  const [{ table }, { masters, version }] = [context, found];
  const { user, action, further = [], detail = {} } = wanted;
  const names = namesAfter(found, wanted);
  const { names: changed, from, to } = changesOf(found, { user, names });
  const isNamedAnew = changed.includes('email') || changed.includes('loginId');
  const leading = isNamedAnew ? await leadingWrites(context, found, wanted) : { logins: [], mails: [] };
  const told =
    isNamedAnew && wanted.names !== 'none'
      ? await toldOfNames(context, masters, { before: found.user, after: user, at: request.at })
      : undefined;
  // Another version of all people: what a file was tried against is no longer so (T-11).
  const head = await headOf(table, peopleFile);
  if (head.importing !== undefined) return beingImported(head.importing);
  const sealed = await sealNames(context, user.id, names);
  const place = { userId: user.id, personVersion: version + 1 };
  const outcome = await table.transact({
    person: personWrite({ user, ...sealed }, version, namedNow(request, user, isNamedAnew)),
    places: placeWrites(found.user, user, places),
    ...leading,
    history: await personChangeWrite(context, namedBy(request, hand), place, { from, to, told }),
    standing: standingAfter(wanted, changed, request.at),
    further,
    second: writesOf(hand),
    lost: await keeperLost(context, request, { found, user }),
    nobodyImports: headPut(peopleFile, { ...head, version: head.version + 1 }, head),
    invited: isNamedAnew && wanted.names !== 'none' ? await notInvitedYet(table, user.id) : undefined,
    keeps: await newKeeperWrite(context, request, {
      before: found.user,
      after: user,
      access: masters.access,
    }),
    audit: await context.audit(
      request,
      { action, target: personTarget(user.id), outcome: 'done', detail: { from, to, ...detail } },
      told?.notices[0],
    ),
    ...settingsVersionWrites(masters.settingsVersion + 1, masters.settingsVersion, masters),
  });
  forgetMasters(table);
  if (outcome.stored) return accept({ user, names, version: version + 1 });
  if (outcome.refused.second.length > 0) return notAlone(guarded);
  if (outcome.refused.nobodyImports !== undefined) return whoImports(table);
  return outcome.refused.logins.length > 0 ? refuse(loginIdTaken) : 'again';
};

/**
 * Changes a person: his row, what leads to him, the audit item with old and new, and the standing of his sessions where
 * they rest on what changed. All together or not at all: his next request meets the change (docs/decisions/0070).
 */
export const changePerson = <R>(
  context: TenantContext,
  request: AuditRequest & Hand,
  {
    userId,
    decide,
    hand,
  }: {
    readonly userId: UserId;
    readonly decide: Deciding<R>;
    /** @default whoever asks, alone */
    readonly hand?: SecondHand | undefined;
  },
): Promise<Result<ChangedPerson, R | Always>> =>
  decided(context.table, async () => {
    const { table } = context;
    await keepPlaces(table);
    const masters = await freshMastersOf(table);
    const { places } = masters;
    // Somebody changed settings while the rows of places were made: they are begun anew.
    if (places === undefined) return 'again';
    // After the version: whoever changed him since then has raised it.
    const row = await storedPersonRow(table, userId);
    if (row === undefined) return refuse({ kind: 'not-found' });
    const { user, version } = row;
    const found = { user, version, masters, names: await openNames(context, userId, row) };
    const wanted = await decide(found);
    if (!wanted.ok) return wanted;
    if (wanted.value === 'as-it-is') return accept(found);
    // Names alone give nobody another standing.
    const fault = wanted.value.user === user ? undefined : await whyNotSo(masters, wanted.value.user, user);
    if (fault !== undefined) return fault;
    const guarded = guardedIn(found, wanted.value);
    const wanting = await whyNotAlone(guarded, masters, hand);
    return wanting ?? store(context, request, { found, wanted: wanted.value, places, guarded, hand });
  });
