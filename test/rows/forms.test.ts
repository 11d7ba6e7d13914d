import { describe, expect, test } from 'vitest';
import { columnsOf } from '#lib/constructs/partitions.ts';
import { carriedIn } from '#lib/constructs/table-rows.ts';
import { allRowKinds } from '#rows/all.ts';
import { json } from '#rows/attributes.ts';
import { askedFor, formAttribute, formStep } from '#rows/forms.ts';
import { packed } from '#rows/packed.ts';
import { rowKind } from '#rows/row-kind.ts';
import { aClaimId } from './sample-ids.ts';

const fate = {
  table: 'TenantData',
  keeps: 'books',
  returned: 'claims.jsonl',
  erased: 'with-tenant',
} as const;

type OldDoc = { readonly name: string } | { readonly names: readonly string[] };

/** Names were one, then several; sizes came; the document was packed, and a label that lists show was made of a word. */
const grown = rowKind('grown', {
  ...fate,
  pk: 'X',
  sk: '{claimId}',
  holds: { z: packed<{ readonly names: readonly string[] }>(), size: 'number', label: 'text' },
  mayHold: { note: 'text' },
  indexes: { GSI1: ['U#{applicantId}', '{claimId}'] },
  projection: ['label', 'note'],
  forms: [
    formStep({
      from: { doc: json<OldDoc>() },
      to: ['doc'],
      up: ({ doc }) => ({ doc: 'names' in doc ? doc : { names: [doc.name] } }),
    }),
    formStep({ from: {}, to: ['size'], up: () => ({ size: 0 }) }),
    formStep({
      from: { doc: json<{ readonly names: readonly string[] }>() },
      to: ['z'],
      up: ({ doc }) => ({ z: doc }),
    }),
    formStep({ from: { label: 'number' }, to: ['label'], up: ({ label }) => ({ label: `No. ${label}` }) }),
  ],
});
const first = { doc: '{"name":"a"}', label: 7 };

describe('a row of an older form', () => {
  test.each([
    ['the first', first, { z: { names: ['a'] }, size: 0, label: 'No. 7' }],
    ['the second without its number', { ...first, doc: '{"names":["a"]}' }, { z: { names: ['a'] } }],
    ['the third without its number', { ...first, size: 4 }, { z: { names: ['a'] }, size: 4 }],
    ['the second', { form: 2, doc: '{"names":["a","b"]}', label: 7 }, { z: { names: ['a', 'b'] }, size: 0 }],
    ['the third', { form: 3, doc: '{"names":["a"]}', size: 4, label: 7 }, { size: 4, label: 'No. 7' }],
    [
      'the newest',
      grown.row({ claimId: aClaimId }, { z: { names: [] }, size: 1, label: 'x' }).item,
      { size: 1 },
    ],
  ])('is read as the newest: of %s', (_form, item, content) => {
    expect(grown.read(item)).toMatchObject(content);
  });

  test('is written in the newest one', () => {
    const { item } = grown.row({ claimId: aClaimId }, { z: { names: [] }, size: 1, label: 'x' });
    expect(item).toEqual({ z: expect.any(Uint8Array), size: 1, label: 'x', form: 5 });
  });

  test('that lies otherwise than its form says is not misread', () => {
    expect(() => grown.read({ ...first, doc: new Uint8Array([1]) })).toThrow(
      'another doc than its form says',
    );
  });

  test.each([6, 0, 0.5, 1.5, '1', Number.NaN, null, true])(
    'of a form %s that nobody knows is not read',
    (form) => {
      const { item } = grown.row({ claimId: aClaimId }, { z: { names: [] }, size: 1, label: 'x' });
      const odd = { ...item, form };
      const shown = { label: 'x', form };
      expect(() => grown.read(odd)).toThrow('a form that this release does not know');
      expect(() => grown.readListed(shown)).toThrow('a form that this release does not know');
      expect(() => grown.only('size').read({ size: 1, form })).toThrow(
        'a form that this release does not know',
      );
    },
  );
});

describe('a part of a row', () => {
  test('as an index carries it is read by the steps that it can bear', () => {
    expect(grown.readListed({ label: 7 })).toMatchObject({ label: 'No. 7' });
    expect(grown.readListed({ label: 7, form: 4, note: 'n' })).toMatchObject({ label: 'No. 7', note: 'n' });
    expect(grown.readListed({ label: 'x', form: 5 })).toMatchObject({ label: 'x' });
  });

  test('asks for its form, and for what older forms made it of', () => {
    const { attributes, read } = grown.only('z');
    expect(attributes.toSorted()).toEqual(['doc', 'form', 'z']);
    expect(read({ doc: '{"name":"a"}' })).toMatchObject({ z: { names: ['a'] } });
    expect(read({ doc: '{"names":["a"]}', form: 3 })).toMatchObject({ z: { names: ['a'] } });
    expect(grown.only('note').attributes).toEqual(['note', 'form']);
    expect(grown.only('note').read({})).toEqual({ size: 0 });
  });

  test('that lacks what was asked for and each has is not read', () => {
    expect(() => grown.only('label').read({})).toThrow('grown lacks what each has');
  });

  test('carries its form in each index and each list of columns', () => {
    expect(carriedIn('GSI1', [grown])).toEqual(['form', 'label', 'note']);
    for (const index of ['GSI1', 'GSI2', 'TenantList'] as const)
      expect(carriedIn(index)).toContain(formAttribute);
    for (const kind of allRowKinds)
      expect(columnsOf([kind], Object.keys(kind.holds))).toEqual(
        expect.arrayContaining([...askedFor(Object.keys(kind.holds), kind.forms)]),
      );
    expect(columnsOf([grown], ['z'])).toEqual(['PK', 'SK', 'z', 'doc', 'form']);
  });

  test('is refused an index that does not carry what an older form made it of', () => {
    const forms = [formStep({ from: { doc: json<OldDoc>() }, to: ['label'], up: () => ({ label: '' }) })];
    expect(() => carriedIn('GSI1', [{ ...grown, forms }])).toThrow(
      'what GSI1 carries is made of what it does not carry: grown: doc',
    );
  });
});
