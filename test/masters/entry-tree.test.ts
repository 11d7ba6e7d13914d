import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { departmentMaster } from '#domain/departments/department.ts';
import { holidayMaster } from '#domain/holidays/holiday.ts';
import { inTreeOrder, openBranches, parentField } from '#domain/masters/entry-tree.ts';

type Item = { readonly id: string; readonly parent?: string };
const parentOf = ({ parent }: Item) => parent;
const drawn = (branches: ReturnType<typeof inTreeOrder<Item>>) =>
  branches.map(({ item, depth, hasChildren }) => `${'.'.repeat(depth)}${item.id}${hasChildren ? '+' : ''}`);

const company: readonly Item[] = [
  { id: 'a' },
  { id: 'a-1', parent: 'a' },
  { id: 'a-1-1', parent: 'a-1' },
  { id: 'a-2', parent: 'a' },
  { id: 'b' },
  { id: 'lost', parent: 'gone' },
];

describe('entries as a tree', () => {
  test('stand below their parents, and at the top where theirs is not among them', () => {
    expect(drawn(inTreeOrder(company, parentOf))).toEqual(['a+', '.a-1+', '..a-1-1', '.a-2', 'b', 'lost']);
    expect([parentField(departmentMaster), parentField(holidayMaster)]).toEqual(['parentId', undefined]);
  });

  test('leave out what stands below a closed one', () => {
    const branches = inTreeOrder(company, parentOf);
    expect(drawn(openBranches(branches, (id) => id === 'a-1'))).toEqual(['a+', '.a-1+', '.a-2', 'b', 'lost']);
    expect(drawn(openBranches(branches, (id) => id.startsWith('a')))).toEqual(['a+', 'b', 'lost']);
  });

  test('are each there once, whatever circles they stand in, and one deeper than their parent', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const parents = fc.array(fc.option(fc.constantFrom(...ids, 'gone'), { nil: undefined }), {
      minLength: 6,
      maxLength: 6,
    });
    fc.assert(
      fc.property(parents, (all) => {
        const items = ids.map((id, at): Item => ({
          id,
          ...(all[at] === undefined ? {} : { parent: all[at] }),
        }));
        const branches = inTreeOrder(items, parentOf);
        expect(branches.map(({ item }) => item.id).toSorted()).toEqual(ids);
        for (const [at, { item, depth }] of branches.entries()) {
          const above = branches.slice(0, at).findLast((one) => one.depth === depth - 1);
          expect(depth === 0 || above?.item.id === item.parent).toBe(true);
        }
      }),
    );
  });
});
