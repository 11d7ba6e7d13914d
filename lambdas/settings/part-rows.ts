import type { SettingPartName } from '#contract/settings/parts.ts';
import { settings, type SettingKind } from '#rows/settings.ts';

type InOneWord<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<InOneWord<Rest>>}`
  : Name;

/** Parts that are kept with something else. */
const otherwise = {
  // With the closed months, none of which it opens (docs/decisions/0153).
  filing: settings.closing,
} as const satisfies Partial<Record<SettingPartName, SettingKind>>;

/** Every other part has the row of its name, `settings.somePart` that of `some-part`, or this does not compile. */
const alike: Readonly<Record<InOneWord<Exclude<SettingPartName, keyof typeof otherwise>>, SettingKind>> =
  settings;

const rows: ReadonlyMap<string, SettingKind> = new Map(Object.entries({ ...alike, ...otherwise }));

/** The row in which a part is kept, by the part's name. */
export const rowOfPart = (name: string): SettingKind | undefined =>
  rows.get(name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase()));
