import type { UserId } from '#domain/kernel/ids.ts';
import { givenTo, type PersonNow } from './box-gains.ts';
import { roleWords, type CompanyAccess } from './grants.ts';
import { holds } from './reach.ts';
import type { Grants } from './roles.ts';
import type { Right } from './rights.ts';

/** How labels and people are called. */
export type Called = {
  readonly label: (code: string) => string;
  readonly person: (id: UserId) => string;
};

/** By these somebody sees what others spent, and of it what bears a label that is allowed to him. */
const showOthers = [
  'claims.vote',
  'journals.read',
  'exports.read',
  'closing.read',
] as const satisfies readonly Right[];

const seesOthers = (grants: Grants): boolean =>
  (grants['claims.read'] ?? 'own') !== 'own' || showOthers.some((right) => holds(grants, right));

/** The labels of which he sees what others spent: his own things he sees whatever they bear. */
const labelsShownTo = (person: PersonNow | undefined, access: CompanyAccess): readonly string[] => {
  if (person?.isActive !== true || !seesOthers(givenTo(person, access))) return [];
  const { id, roles } = person;
  return access.labels
    .filter(
      (one) =>
        (id !== undefined && one.people.includes(id)) || one.roles.some((role) => roles.includes(role)),
    )
    .map(({ label }) => label);
};

/** 情報のラベル of which he sees what others spent, and did not before. */
export const gainedLabels = (
  before: PersonNow | undefined,
  after: PersonNow,
  was: CompanyAccess,
  is: CompanyAccess = was,
): readonly string[] => {
  const shown = labelsShownTo(before, was);
  return labelsShownTo(after, is).filter((label) => !shown.includes(label));
};

/** In words what of a decision about access lets somebody see what bears a label: another role, another person. */
export const labelGainsOfAccess = (
  before: CompanyAccess,
  after: CompanyAccess,
  called: Called,
): readonly string[] =>
  after.labels.flatMap(({ label, roles, people }) => {
    const was = before.labels.find((one) => one.label === label);
    const words = [
      ...roles
        .filter((role) => was?.roles.includes(role) !== true)
        .map((role) => `ロール「${roleWords(role, after) ?? role}」`),
      ...people.filter((id) => was?.people.includes(id) !== true).map((id) => `${called.person(id)}さん`),
    ];
    return words.map((who) => `情報のラベル「${called.label(label)}」を${who}に見せること`);
  });
