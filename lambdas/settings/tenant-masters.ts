import type { ClaimId, UserId } from '#domain/kernel/ids.ts';
import { shippedSecondPersonRule } from '#domain/second-person/rule.ts';
import type { Masters } from '#domain/settings/masters.ts';
import type { User } from '#domain/tenants/masters.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { atPlace, storedAtPlace, storedPeople, storedPerson, type Place } from './people-store.ts';
import { invited, type PersonAtPlace } from '#rows/people.ts';
import { rowsOf } from '#rows/read-key.ts';
import type { Row } from '#rows/row-kind.ts';
import { settings, settingsVersion } from '#rows/settings.ts';
import { storedAccess } from './stored-access.ts';
import { mastersOfRows, type ReadSetting } from './master-rows.ts';
import { settingsUnchanged, storedSettingsVersion, type PeopleMark } from './settings-version.ts';

const settingIn =
  (rows: readonly Row[]): ReadSetting =>
  (kind) =>
    rows.filter(({ SK }) => SK === kind.sk).map((row) => kind.read(row).doc)[0];

/** People of the company, read one by one and by their places, of one version with the masters. */
export type People = {
  /** Whether somebody has a password of his own: who has none cannot let anybody in. */
  readonly hasOwnPassword: (userId: UserId) => Promise<boolean>;
  readonly withId: (userId: UserId) => Promise<User | undefined>;
  readonly at: (place: Place) => Promise<readonly PersonAtPlace[]>;
  /** Those among the first `most` rows of a place, for whoever shows how many there are, or who they are as far as they are few. */
  readonly some: (place: Place, most: number) => Promise<Some>;
};
type Some = { readonly people: readonly PersonAtPlace[]; readonly isAll: boolean };

/** So many people and places of one company an environment remembers. */
const mostRemembered = 2_000;

const remembering = <Asked, Found>(read: (asked: Asked) => Promise<Found>) => {
  const known = new Map<string, Promise<Found>>();
  return (asked: Asked): Promise<Found> => {
    const key = JSON.stringify(asked);
    const found = known.get(key);
    if (found !== undefined) return found;
    if (known.size >= mostRemembered) known.clear();
    const reading = read(asked);
    known.set(key, reading);
    reading.catch(() => known.delete(key));
    return reading;
  };
};

/** The same where a longer look is remembered: of it the first so many. */
const rememberingSome = (read: People['some']): People['some'] => {
  const known = new Map<string, { readonly most: number; readonly found: Promise<Some> }>();
  return async (place, most) => {
    const key = JSON.stringify(place);
    const longer = known.get(key);
    if (longer !== undefined && longer.most >= most) {
      const { people, isAll } = await longer.found;
      return { people: people.slice(0, most), isAll: isAll && people.length <= most };
    }
    if (known.size >= mostRemembered) known.clear();
    const found = read(place, most);
    known.set(key, { most, found });
    found.catch(() => known.delete(key));
    return found;
  };
};

const peopleOf = (table: TenantTable, { places, unseen }: PeopleMark): People => {
  let everybody: Promise<readonly User[]> | undefined;
  const ofBefore = async (place: Place) =>
    (await (everybody ??= storedPeople(table, unseen))).flatMap((user) => atPlace(user, place));
  return {
    // Asked anew: a first password raises no version.
    hasOwnPassword: async (userId) =>
      (await table.get(invited.key({ userId }), { consistent: true })) === undefined,
    withId: remembering((userId) => storedPerson(table, userId, unseen)),
    at: remembering(async (place) =>
      places === undefined
        ? ofBefore(place)
        : (await storedAtPlace(table, place, { generation: places, unseen })).people,
    ),
    some: rememberingSome(async (place, most) =>
      places === undefined
        ? { people: await ofBefore(place), isAll: true }
        : storedAtPlace(table, place, { generation: places, unseen, most }),
    ),
  };
};

/** Masters as this environment last read them, and the people beside them. */
export type TenantMasters = Masters & {
  readonly people: People;
  /** The generation of the rows of places; undefined where people are not all found by them. */
  readonly places: number | undefined;
  /** The import of people that nobody sees yet. */
  readonly unseen: string | undefined;
  /** 管理者の承認: what gives 管理者の権限 waits for a second administrator. */
  readonly wantsSecondPerson: boolean;
};

const loadMasters = async (table: TenantTable, beside: UserId | undefined): Promise<TenantMasters> => {
  const { items } = await table.query({ ...settingsVersion.partition({}), consistent: true });
  const read = settingIn(items);
  const [version] = rowsOf(settingsVersion, items);
  if (version === undefined) throw new Error('the tenant has no settings version');
  // After the version, both: what is newer than it makes a write fail, what is older would be taken for current.
  const people = peopleOf(table, version);
  if (beside !== undefined) void people.withId(beside).catch(() => {});
  const access = await storedAccess(table);
  return {
    settingsVersion: version.settingsVersion,
    ...mastersOfRows(read),
    access,
    people,
    places: version.places,
    unseen: version.unseen,
    wantsSecondPerson: (read(settings.secondPerson) ?? shippedSecondPersonRule).approval === 'on',
  };
};

/** Kept as long as the tenant's table client lives, at most 50 minutes, and never across tenants. */
const kept = new WeakMap<TenantTable['session'], Promise<TenantMasters>>();

/**
 * Masters as this environment last read them. A transaction that depends on them carries `mastersUnchanged`.
 * @param beside whose row is needed next: a cold environment reads it at once with the last of the masters
 */
export const mastersOf = (table: TenantTable, beside?: UserId): Promise<TenantMasters> => {
  const known = kept.get(table.session);
  if (known !== undefined) return known;
  const loading = loadMasters(table, beside);
  kept.set(table.session, loading);
  loading.catch(() => kept.delete(table.session));
  return loading;
};

/** Begins to read them where a later step will need them, beside the reads before it; a failure is told there. */
export const readMastersAhead = (table: TenantTable, beside?: UserId): void =>
  void mastersOf(table, beside).catch(() => {});

/**
 * Whether the company has changed something since this environment read its masters; they are read anew then. Nobody is refused
 * for what was mended, or told that there is no such thing as was registered a moment ago.
 */
export const areMastersOutdated = async (table: TenantTable): Promise<boolean> => {
  const known = kept.get(table.session);
  if (known === undefined) return false;
  const [masters, now] = await Promise.all([known, storedSettingsVersion(table)]);
  if (now === masters.settingsVersion) return false;
  forgetMasters(table);
  return true;
};

/** For screens: one small read tells whether the kept masters are still the tenant's. */
export const freshMastersOf = async (table: TenantTable, beside?: UserId): Promise<TenantMasters> => {
  await areMastersOutdated(table);
  return mastersOf(table, beside);
};

export const forgetMasters = (table: TenantTable): void => void kept.delete(table.session);

/** The condition that the masters behind a decision on a claim are still the tenant's (README 5.21). */
export const mastersUnchanged = (masters: Pick<Masters, 'settingsVersion'>, claimId: ClaimId): Write =>
  settingsUnchanged(masters.settingsVersion, claimId);
