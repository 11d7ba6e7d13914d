import * as v from 'valibot';
import { isOwnRoleId, ownRoleIdPattern } from '#domain/kernel/ids.ts';
import { allRights, mostOwnRoles, rightFacts } from '#domain/rights/grants.ts';
import { functionGroups, type FunctionGroup } from '#domain/rights/rights.ts';
import { allSeparatedPairs } from '#domain/rights/separated-pairs.ts';
import { filledLine, shaped } from './text.ts';

const isGroup = (text: string): text is FunctionGroup => Object.hasOwn(functionGroups, text);
const groupsThatCanBeOff = Object.keys(functionGroups)
  .filter(isGroup)
  .filter((group) => functionGroups[group].canBeOff);

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
});
