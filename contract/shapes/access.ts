import * as v from 'valibot';
import { isOwnRoleId, ownRoleIdPattern } from '#domain/kernel/ids.ts';
import { allRights, mostOwnRoles, rightFacts } from '#domain/rights/grants.ts';
import { functionGroups, type FunctionGroup } from '#domain/rights/rights.ts';
import { shippedRoles } from '#domain/rights/roles.ts';
import { allSeparatedPairs } from '#domain/rights/separated-pairs.ts';
import { userId } from './ids.ts';
import { roleId } from './person.ts';
import { filledLine, shaped } from './text.ts';

const isGroup = (text: string): text is FunctionGroup => Object.hasOwn(functionGroups, text);
const groupsThatCanBeOff = Object.keys(functionGroups)
  .filter(isGroup)
  .filter((group) => functionGroups[group].canBeOff);

/** So many labels a company decides about, and so many people it names for one: the authorizer reads them at every request. */
const [mostLabelSights, mostPeopleOfLabel] = [30, 20];

/** All of ours and all of its own. */
const mostRolesOfLabel = mostOwnRoles + Object.keys(shippedRoles).length;

const isOnce = (words: readonly string[]): boolean => new Set(words).size === words.length;

/** Each right that a role gives, with a scope that it can be limited to. */
const grants = v.strictObject(
  Object.fromEntries(
    allRights.map((right) => [right, v.exactOptional(v.picklist(rightFacts(right).scopes))]),
  ),
);

/** ロール that a company made itself. */
const ownRole = v.strictObject({
  id: shaped(isOwnRoleId, {
    pattern: ownRoleIdPattern,
    message: 'ロールのIDの形が正しくありません',
    contract: { description: 'r とULID（小文字26文字）' },
  }),
  name: filledLine(40),
  grants,
});

/** Who may see what bears a label. */
const labelSight = v.strictObject({
  label: filledLine(20),
  roles: v.pipe(
    v.array(roleId),
    v.maxLength(mostRolesOfLabel),
    v.check((roles) => isOnce(roles), 'ロールが重複しています'),
  ),
  people: v.pipe(
    v.array(userId),
    v.maxLength(mostPeopleOfLabel, `1つのラベルに指定できる人は${mostPeopleOfLabel}人までです`),
    v.check((people) => isOnce(people), '人が重複しています'),
  ),
});

/** ロールと権限 of a company. */
export const companyAccess = v.strictObject({
  roles: v.pipe(v.array(ownRole), v.maxLength(mostOwnRoles)),
  switchedOff: v.pipe(
    v.array(v.picklist(groupsThatCanBeOff)),
    v.maxLength(groupsThatCanBeOff.length),
    v.check((groups) => isOnce(groups), '機能が重複しています'),
  ),
  refusedPairs: v.pipe(
    v.array(v.picklist(allSeparatedPairs)),
    v.maxLength(allSeparatedPairs.length),
    v.check((pairs) => isOnce(pairs), '組み合わせが重複しています'),
  ),
  /** 情報のラベル: absent in what a client of before sends, where none was decided about. */
  labels: v.optional(
    v.pipe(
      v.array(labelSight),
      v.maxLength(mostLabelSights),
      v.check((all) => isOnce(all.map(({ label }) => label)), 'ラベルが重複しています'),
    ),
    [],
  ),
});
