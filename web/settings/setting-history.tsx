import type { SettingPartName } from '#contract/settings/parts.ts';
import { changesBetween } from '#web/settings/changes.ts';
import { ChangeLines } from '#web/settings/change-lines.view.tsx';
import { partCalled } from '#web/settings/every-part.ts';
import { type Names } from '#web/settings/say-value.ts';
import { useSettingChanges } from '#web/settings/settings-api.ts';
import { ChangeHistory } from '#web/ui/change-history.tsx';

type Told = { readonly part: string; readonly from: object; readonly to: object };

const linesOf = ({ part, from, to }: Told, names: Names) => {
  const shown = partCalled(part);
  if (shown === undefined) return [];
  // Lists that a value makes of itself are said by both: what was taken away has its name in the old one.
  const [before, after] = [shown.namesIn?.(from, names), shown.namesIn?.(to, names)];
  const places = [...(after?.places ?? []), ...(before?.places ?? [])];
  return changesBetween(shown.field, { from, to }, { ...names, ...after, places });
};

/** 変更の履歴 of one part, or of all of them. */
export const SettingHistory = ({
  part,
  names,
}: {
  readonly part?: SettingPartName;
  readonly names: Names;
}) => {
  const of = { word: '設定', name: (item: Told) => partCalled(item.part)?.title ?? item.part };
  return (
    <ChangeHistory pages={useSettingChanges(part)} {...(part === undefined ? { of } : {})}>
      {(item) => <ChangeLines lines={linesOf(item, names)} />}
    </ChangeHistory>
  );
};
