import { unknownGrade } from '#domain/grades/grade-faults.ts';
import type { Department } from '#domain/departments/department.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import type { EntryChange } from '#domain/masters/entry-change.ts';
import type { EntryFault } from '#domain/masters/master.ts';
import { grantsOf, roleWords } from '#domain/rights/grants.ts';
import { mayStandFor } from '#domain/rights/may-stand-for.ts';
import { holds, type Reacher } from '#domain/rights/reach.ts';
import { usualRoles, type RoleId } from '#domain/rights/roles.ts';
import { separatedPairs } from '#domain/rights/separated-pairs.ts';
import { pairsHeldBy } from '#domain/rights/separation.ts';
import { isMailAddress, mailAddressOf } from '#domain/tenants/mail-address.ts';
import type { User } from '#domain/tenants/masters.ts';
import { mostRolesOfPerson } from './person-bounds.ts';
import { alikeIds } from './alike-ids.ts';
import { factsOfState, type FileFacts, type Reading } from './person-in-file.ts';
import type { NamedLabel } from '#domain/labels/label-called.ts';
import { guardedFaults } from './guarded-in-file.ts';
import { postsFaults } from './posts-in-file.ts';
import { onlyRead, onlyReadersAreBoxed } from './only-readers.ts';

/** Somebody whom the company has, under the ID by which the file finds him. */
export type KnownPerson = { readonly user: User; readonly email: string; readonly version: number };

/** What the file makes of one of its rows. */
export type PersonWish = {
  readonly loginId: string;
  /** @default he is new */
  readonly before?: KnownPerson;
  readonly facts: FileFacts;
};

export type PeopleCompany = Reading & {
  readonly departments: readonly Department[];
  /** Everybody who has a login ID, by it. */
  readonly known: ReadonlyMap<string, KnownPerson>;
  /** Who keeps access and could let the others in. */
  readonly keepers: ReadonlySet<UserId>;
  /** 管理者の承認: nobody gets 管理者の権限 by a file, which one person takes in. */
  readonly wantsSecondPerson: boolean;
  readonly labels: readonly NamedLabel[];
  /** Whoever takes the file in. */
  readonly actor: Pick<Reacher, 'userId' | 'rights' | 'sight'>;
};

type Fault = Omit<EntryFault, 'id'>;

const factsOf = ({ user, email }: KnownPerson): FileFacts => ({ ...user, email });

const areSameRoles = (one: readonly RoleId[], other: readonly RoleId[]): boolean =>
  JSON.stringify(one.toSorted()) === JSON.stringify(other.toSorted());

/** A spreadsheet that shows it would calculate it: it is nobody's name. What stands already is left alone. */
const formulas = ({ facts: { name, kana = '', grade }, loginId, before }: PersonWish): readonly Fault[] => {
  const { user } = before ?? {};
  const standing: Readonly<Record<string, string | undefined>> = {
    id: before === undefined ? undefined : loginId,
    name: user?.name,
    kana: user?.kana,
    grade: user?.grade,
  };
  return Object.entries({ id: loginId, name, kana, grade }).flatMap(([field, text]) =>
    text !== standing[field] && /^\s*[=+\-@＝＋－＠]/u.test(text)
      ? [{ field, reason: '「=」「+」「-」「@」で始まる値（数式）は取り込めません' }]
      : [],
  );
};

/** What somebody may give others, and himself, by a file: no more than by the form (docs/decisions/0175). */
const standingFaults = (
  { before, facts }: PersonWish,
  { access, actor }: PeopleCompany,
): readonly Fault[] => {
  const was = before === undefined ? undefined : factsOf(before);
  const mayKeepAccess = holds(actor.rights, 'access.keep');
  const isHimself = before?.user.id === actor.userId;
  const changesRoles = !areSameRoles(facts.roles, was?.roles ?? usualRoles);
  const raisesHimself =
    isHimself &&
    !mayKeepAccess &&
    (facts.grade !== was?.grade || JSON.stringify(facts.posts) !== JSON.stringify(was.posts));
  const isNamedAnew = was !== undefined && (facts.name !== was.name || facts.email !== was.email);
  const mayName = before === undefined || mayStandFor(actor, before.user, access);
  return [
    ...(changesRoles && isHimself
      ? [{ field: 'roles', reason: '自分のロールは、取込では変更できません' }]
      : changesRoles && !mayKeepAccess
        ? [{ field: 'roles', reason: 'ロールを付けるには「ロールと権限を変更する」の権限が必要です' }]
        : []),
    ...(raisesHimself
      ? [{ field: 'departmentId', reason: '自分の所属と等級は、取込では変更できません' }]
      : []),
    ...(isNamedAnew && !mayName
      ? [
          {
            field: 'email',
            reason: 'この人は、あなたにない権限を持っています。氏名とメールアドレスは変更できません',
          },
        ]
      : []),
  ];
};

const rolesFaults = (
  { facts: { roles }, before }: PersonWish,
  { access }: PeopleCompany,
): readonly Fault[] => {
  if (roles.length > mostRolesOfPerson)
    return [{ field: 'roles', reason: `ロールは${mostRolesOfPerson}個までです` }];
  const isGivenOthers = before !== undefined && !areSameRoles(roles, before.user.roles);
  if (before?.user.timeBox !== undefined && isGivenOthers && !onlyRead(roles, access))
    return [{ field: 'roles', reason: onlyReadersAreBoxed }];
  const pairs =
    before?.user.isActive === false
      ? []
      : pairsHeldBy(roles, access).filter((pair) => access.refusedPairs.includes(pair));
  const words = pairs.map((pair) => separatedPairs[pair].words).join('、');
  return pairs.length === 0
    ? []
    : [{ field: 'roles', reason: `会社の設定により、次の権限を同じ人に持たせることはできません：${words}` }];
};

/** RFC 2606: nobody's. Our sample file has such, and whoever takes it in as it is would invite strangers' names. */
const sampleAddress = /@example\.(?:com|net|org)$/i;

const addressFaults = (email: string): readonly Fault[] => {
  if (!isMailAddress(email)) return [{ field: 'email', reason: 'メールアドレスの形が正しくありません' }];
  return sampleAddress.test(email)
    ? [{ field: 'email', reason: '見本のメールアドレスです。本人のメールアドレスに書き換えてください' }]
    : [];
};

const faultsOfOne = (wish: PersonWish, company: PeopleCompany): readonly Fault[] => {
  const { facts, before } = wish;
  const { grades } = company;
  const grade = unknownGrade(facts.grade, { before: before?.user.grade, grades });
  return [
    ...formulas(wish),
    ...(facts.email === before?.email ? [] : addressFaults(facts.email)),
    ...(grade === undefined ? [] : [{ field: 'grade', reason: grade }]),
    ...postsFaults(facts, before?.user.posts ?? [], company),
    ...standingFaults(wish, company),
    ...rolesFaults(wish, company),
    ...guardedFaults(wish, company),
  ];
};

/** An address by which nobody else is mailed: a link would reach either of two. What two share already stays. */
const sharedAddresses = (wishes: readonly PersonWish[], { known }: PeopleCompany): readonly EntryFault[] => {
  const wished = new Map(wishes.map((wish) => [wish.loginId, wish]));
  const ownersOf = Map.groupBy(
    [
      ...[...known]
        .filter(([id]) => !wished.has(id))
        .map(([id, { user, email }]) => ({ id, name: user.name, email })),
      ...wishes.map(({ loginId, facts }) => ({ id: loginId, name: facts.name, email: facts.email })),
    ],
    ({ email }) => mailAddressOf(email),
  );
  return wishes.flatMap(({ loginId, before, facts }) => {
    if (before !== undefined && mailAddressOf(before.email) === mailAddressOf(facts.email)) return [];
    const other = ownersOf.get(mailAddressOf(facts.email))?.find(({ id }) => id !== loginId);
    return other === undefined
      ? []
      : [
          {
            id: loginId,
            field: 'email',
            reason: `${other.name}さん（${other.id}）と同じメールアドレスです`,
          },
        ];
  });
};

/** Whoever would be the last to keep access does not lose it, however many rows take it from whom. */
const lostKeepers = (
  wishes: readonly PersonWish[],
  { access, keepers }: PeopleCompany,
): readonly EntryFault[] => {
  const losing = wishes.filter(
    ({ before, facts }) =>
      before !== undefined &&
      keepers.has(before.user.id) &&
      !holds(grantsOf(facts.roles, access), 'access.keep'),
  );
  return losing.length === 0 || losing.length < keepers.size
    ? []
    : losing.map(({ loginId }) => ({
        id: loginId,
        field: 'roles',
        reason: '最後の管理者です。先に、ほかの人に管理者のロールを付けてください',
      }));
};

/** What stands against putting people back as they were: whoever does it may do no more by it than by a file of his own. */
export const restoringFaults = (
  wishes: readonly PersonWish[],
  company: PeopleCompany,
): readonly EntryFault[] => [
  ...wishes.flatMap((wish) => {
    const { loginId: id, before, facts } = wish;
    const grade = unknownGrade(facts.grade, { before: before?.user.grade, grades: company.grades });
    const gone = facts.roles.filter(
      (role) => before?.user.roles.includes(role) !== true && roleWords(role, company.access) === undefined,
    );
    return [
      ...(grade === undefined ? [] : [{ field: 'grade', reason: grade }]),
      ...gone.map(() => ({ field: 'roles', reason: '前のロールがなくなっています' })),
      ...postsFaults(facts, before?.user.posts ?? [], company),
      ...standingFaults(wish, company),
      ...rolesFaults(wish, company),
      ...guardedFaults(wish, company),
    ].map((fault) => ({ ...fault, id }));
  }),
  ...sharedAddresses(wishes, company),
  ...lostKeepers(wishes, company),
];

/** What the rows that change something make of people, and what stands against it. */
export const judgePeople = (
  changes: readonly EntryChange[],
  company: PeopleCompany,
): { readonly wishes: readonly PersonWish[]; readonly faults: readonly EntryFault[] } => {
  const wishes: PersonWish[] = [];
  const faults: EntryFault[] = [];
  for (const { id, after } of changes) {
    const before = company.known.get(id);
    const facts = factsOfState(after[0] ?? {}, before === undefined ? undefined : factsOf(before), company);
    if (!facts.ok) {
      faults.push(...facts.refusal.map((fault) => ({ ...fault, id })));
      continue;
    }
    const wish = { loginId: id, ...(before === undefined ? {} : { before }), facts: facts.value };
    wishes.push(wish);
    faults.push(...faultsOfOne(wish, company).map((fault) => ({ ...fault, id })));
  }
  return {
    wishes,
    faults: [
      ...faults,
      ...alikeIds(changes, company.known),
      ...sharedAddresses(wishes, company),
      ...lostKeepers(wishes, company),
    ],
  };
};
