/**
 * Judges a file of 12,000 people over 12,000 whom a company has, half of them the same; run by many-people-judged.test.ts in
 * a process of its own, with as little memory as it says.
 */
import { calendarDate } from '#domain/calendar/calendar-date.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { judgePeople, type KnownPerson, type PeopleCompany } from '#domain/users/judge-people.ts';
import { peopleFile } from '#domain/users/people-file.ts';
import { stateOfPerson } from '#domain/users/person-in-file.ts';
import { shippedAccess } from '#domain/rights/grants.ts';
import { judgedFile } from '#lambdas/masters/import-file.ts';
import { minato } from '#local/seed/minato.ts';

const count = 12_000;
const today = calendarDate('2026-11-30');
const { departments } = minato.masters;

const loginIdAt = (at: number): string => `p${String(at).padStart(5, '0')}`;
const personAt = (at: number): KnownPerson => ({
  user: {
    id: `01KAT5R8Z0Q2M3N4P5R6S${String(at).padStart(5, '0')}` as UserId,
    name: `社員 第${at}`,
    kana: `しゃいん だい${at}`,
    isActive: true,
    grade: '一般',
    posts: [
      { departmentId: 'sales-1', position: 'member', isPrimary: true, validFrom: calendarDate('2024-04-01') },
    ],
    roles: ['applicant'],
  },
  email: `${loginIdAt(at)}@minato.example.jp`,
  version: 1,
});

const known = new Map(Array.from({ length: count }, (_, at) => [loginIdAt(at), personAt(at)] as const));
const company: PeopleCompany = {
  access: shippedAccess,
  today,
  departments,
  grades: [],
  known,
  keepers: new Set(),
  wantsSecondPerson: false,
  labels: [],
  actor: { userId: 'x' as UserId, rights: { 'access.keep': 'company' }, sight: { labels: [] } as never },
};
const entries = new Map(
  [...known].map(([id, { user, email }]) => [id, { id, states: [stateOfPerson(user, email, company)] }]),
);
const rows = Array.from({ length: count }, (_, step) => {
  const at = step + count / 2;
  const id = loginIdAt(at);
  return `${id},社員 第${at},しゃいん だい${at},${id}@minato.example.jp,一般,sales-1,一般,2024-04-01,申請者`;
});
const text = [
  'サインインID,氏名,ふりがな,メールアドレス,等級,部門コード,部門での役割,所属開始日,ロール',
  ...rows,
].join('\r\n');
const judged = await judgedFile(
  {
    master: peopleFile,
    bearings: { entriesOf: async () => entries },
    faultsOf: async (changes) => judgePeople(changes, company).faults,
  },
  { bytes: new TextEncoder().encode(text), hash: '' },
);
if (!judged.ok) throw new Error(judged.refusal.reason);
const { added, changed, unchanged, faults } = judged.value;
process.stdout.write(JSON.stringify({ added, changed, unchanged, faults: faults.slice(0, 3) }));
