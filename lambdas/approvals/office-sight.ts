import type { UserId } from '#domain/kernel/ids.ts';
import { labelsToGive } from '#domain/labels/give-labels.ts';
import type { Label } from '#domain/labels/label.ts';
import { rolesWith } from '#domain/rights/grants.ts';
import type { Right } from '#domain/rights/rights.ts';
import { seesLabels, sightOf, type Sight } from '#domain/rights/sight.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';

/** What is left to do to a claim behind its route: what nobody of these sees is in no books, and nobody mends its labels. */
const offices = [
  { right: 'claims.confirm', words: '経理の確定' },
  { right: 'claims.label', words: '情報のラベルの変更' },
] as const satisfies readonly { readonly right: Right; readonly words: string }[];

/** So many holders of one role are looked at: the office of a company has fewer. */
const mostOfRole = 100;

type Seeing = { readonly id: UserId; readonly sight: Sight };

const seeingWith = async (
  { people, access }: Pick<TenantMasters, 'people' | 'access'>,
  right: Right,
): Promise<readonly Seeing[]> => {
  const found = await Promise.all(rolesWith(right, access).map((role) => people.some({ role }, mostOfRole)));
  const active = found.flatMap((some) => some.people).filter(({ isActive }) => isActive);
  return Promise.all(
    active.map(async ({ id, roles }) => {
      const held = roles ?? (await people.withId(id))?.roles ?? [];
      return { id, sight: sightOf(access.labels, { userId: id, roles: held }) };
    }),
  );
};

/** Which office nobody is left in who sees what bears these labels; nobody does it to his own claim. */
export type OfficeOf = (labels: readonly string[], applicantId: UserId) => Promise<string | undefined>;

/** Without it a claim stands still; without whoever mends its labels it does not. */
export const confirming: readonly Right[] = ['claims.confirm'];

/**
 * For many claims: whoever sits in the offices is looked up once, where the first claim bears a label.
 * @param among the offices that are asked for @default all of them
 */
export const officesOf = (
  masters: Pick<TenantMasters, 'people' | 'access'>,
  among: readonly Right[] = offices.map(({ right }) => right),
): OfficeOf => {
  const asked = offices.filter(({ right }) => among.includes(right));
  let looking: Promise<readonly (readonly Seeing[])[]> | undefined;
  return async (labels, applicantId) => {
    if (labels.length === 0) return undefined;
    looking ??= Promise.all(asked.map(({ right }) => seeingWith(masters, right)));
    const seeing = await looking;
    return asked.find(
      (_office, at) =>
        seeing[at]?.some(({ id, sight }) => id !== applicantId && seesLabels(sight, labels)) !== true,
    )?.words;
  };
};

/** The first office none of whose people may see what bears these labels. */
export const officeWithoutSight = (
  masters: Pick<TenantMasters, 'people' | 'access'>,
  ...asked: Parameters<OfficeOf>
): ReturnType<OfficeOf> => officesOf(masters)(...asked);

/** Labels that can be given, each with the offices none of whose people may see it: with any it is not offered. */
export const labelsByOffice = async (
  masters: Pick<TenantMasters, 'people' | 'access' | 'labels'>,
): Promise<readonly { readonly label: Label; readonly unseenBy: readonly string[] }[]> => {
  const labels = labelsToGive(masters);
  if (labels.length === 0) return [];
  const seeing = await Promise.all(offices.map(({ right }) => seeingWith(masters, right)));
  return labels.map((label) => ({
    label,
    unseenBy: offices
      .filter((_office, at) => seeing[at]?.some(({ sight }) => seesLabels(sight, [label.id])) !== true)
      .map(({ words }) => words),
  }));
};
