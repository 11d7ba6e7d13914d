import { describe, expect, test } from 'vitest';
import { json } from '#rows/attributes.ts';
import { formStep } from '#rows/forms.ts';
import { packed } from '#rows/packed.ts';
import { rowKind } from '#rows/row-kind.ts';

const fate = {
  table: 'TenantData',
  keeps: 'books',
  returned: 'claims.jsonl',
  erased: 'with-tenant',
} as const;
const once = rowKind('once', {
  ...fate,
  pk: 'X',
  sk: 'H',
  holds: { doc: json<readonly string[]>(), count: 'number' },
  mayHold: { places: 'texts', note: 'text' },
});
const twice = rowKind('twice', {
  ...fate,
  pk: 'Y',
  sk: 'H',
  holds: { z: packed<readonly string[]>(), size: 'number', count: 'number' },
  forms: [
    formStep({
      from: { doc: json<readonly string[]>() },
      to: ['z', 'size'],
      up: ({ doc }) => ({ z: doc, size: doc.length }),
    }),
  ],
});

describe('a change of some attributes', () => {
  test('writes values as they lie, under names of its own', () => {
    expect(
      once.change({
        set: { doc: ['a'], note: 'n' },
        add: { count: 2 },
        take: { places: new Set(['p']) },
        remove: [],
      }),
    ).toEqual({
      expression: 'SET #doc = :new_doc, #note = :new_note ADD #count :new_count DELETE #places :new_places',
      names: { '#doc': 'doc', '#note': 'note', '#count': 'count', '#places': 'places' },
      values: { ':new_doc': '["a"]', ':new_note': 'n', ':new_count': 2, ':new_places': new Set(['p']) },
    });
    expect(once.change({ remove: ['note', 'places'] })).toEqual({
      expression: 'REMOVE #note, #places',
      names: { '#note': 'note', '#places': 'places' },
      values: {},
    });
  });

  test('leaves the form alone where it touches nothing that a form is made of', () => {
    expect(twice.change({ add: { count: 1 } }).expression).toBe('ADD #count :new_count');
  });

  test('of all that a form is made of sets its number and clears what older forms had', () => {
    expect(twice.change({ set: { z: ['a'], size: 1 } })).toMatchObject({
      expression: 'SET #z = :new_z, #size = :new_size, #form = :new_form REMOVE #doc',
      values: { ':new_size': 1, ':new_form': 2 },
    });
  });

  test('of a part of it is a defect: the rest of an older row would be misread', () => {
    expect(() => twice.change({ set: { z: ['a'] } })).toThrow('a form is changed whole: size is left out');
    expect(() => twice.change({ add: { size: 1 } })).toThrow('a form is changed whole');
  });
});
