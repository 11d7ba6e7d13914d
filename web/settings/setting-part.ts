import type { Gated } from '#domain/rights/rights.ts';
import type { ComponentType } from 'react';
import type * as v from 'valibot';
import type { Contract } from '#contract/endpoint.ts';
import type { RefusalKind } from '#contract/refusal.ts';
import type { SettingPartName } from '#contract/settings/parts.ts';
import type { WishedFiling } from '#domain/closing/moved-months.ts';
import type { AnyField, FieldOf, Told } from '#web/settings/part-fields.ts';
import type { Names } from '#web/settings/say-value.ts';

/** Sections of the list of settings. */
export const partGroups = {
  company: '会社・会計',
  people: '利用者',
  approvals: '承認',
  travel: '出張旅費',
  items: '経費科目',
  exports: '会計ソフト出力',
} as const;

/** A part as it is now. */
export type PartView = {
  readonly value: object;
  readonly version: number;
  readonly isShipped: boolean;
  readonly updatedAt?: string;
  readonly updatedBy?: { readonly id: string; readonly name: string };
};

type Ofs = Pick<Contract, 'function' | 'summary'> & Pick<Gated, 'may'>;
type Answering = Ofs & { readonly answer: v.GenericSchema<PartView> };
type Showing = Contract<'GET', string, Answering>;
type Replacing<Value> = Contract<
  'PUT',
  string,
  Answering & {
    readonly body: v.GenericSchema<{ readonly value: Value; readonly expectedVersion: number }>;
    readonly refusals: readonly RefusalKind[];
  }
>;

type Words = {
  readonly name: SettingPartName;
  readonly title: string;
  readonly group: keyof typeof partGroups;
  /** What it is for, in one sentence. */
  readonly purpose: Told;
  /** What follows of a change, said before it is made. */
  readonly follows: string;
  /** Lists that its own value makes, or that are made of others: places of the caps below them. */
  readonly namesIn?: (value: unknown, names: Names) => Names;
  /** By what of it months are closed by the law: which ones move is said before it is saved. */
  readonly filingIn?: (value: object) => WishedFiling;
  /** What else raises its version: said where somebody was first, and nothing on the screen differs. */
  readonly movesWith?: string;
  /** What else is shown while it is changed. */
  readonly beside?: ComponentType<{ readonly value: object; readonly names: Names }>;
  /** What else is shown to whoever may look at it and not change it. */
  readonly besideReading?: ComponentType<{ readonly value: object }>;
};

export type ShownPart = Words & {
  readonly show: Showing;
  readonly replace: Replacing<object>;
  readonly field: AnyField;
};

/** A part of the settings in the words of its screen; fields that its contract lacks, or has beside them, do not compile. */
export const settingPart = <Value extends object>(
  contracts: { readonly show: Showing; readonly replace: Replacing<Value> },
  said: Words & { readonly field: FieldOf<Value> },
): ShownPart => {
  const { field, ...words } = said;
  return { ...words, ...contracts, field };
};
