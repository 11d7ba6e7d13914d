import { expect, test } from 'vitest';
import { operatorContracts } from '#contract/operator/all.ts';
import { everyOperatorRole, isOperatorRight, operatorRoles } from '#domain/operators/operator-rights.ts';
import { twoPersonActs } from '#lambdas/requests/two-person-acts.ts';

const waiting = operatorContracts.filter(({ contract }) => contract.twoPerson === true);

test('every act of two persons is found by its operation when it is approved, and no other', async () => {
  expect(Object.keys(twoPersonActs).toSorted()).toEqual(waiting.map(({ operation }) => operation).toSorted());
  const acts = await Promise.all(Object.values(twoPersonActs).map((load) => load()));
  expect(new Set(acts.map(({ contract }) => contract))).toEqual(
    new Set(waiting.map(({ contract }) => contract)),
  );
});

test('every right of an act of two persons is held by a role that somebody has', () => {
  for (const { contract } of waiting) {
    expect(isOperatorRight(contract.may)).toBe(true);
    const holders = everyOperatorRole.filter((role) =>
      operatorRoles[role].rights.some((right) => right === contract.may),
    );
    expect(holders).toContain('security');
  }
});
