import type { YayoiProfile } from '#domain/exports/yayoi-profile.ts';
import { rowsCalled } from '#domain/masters/coded-rows.ts';
import type { Use } from '#domain/masters/master.ts';
import { lastDay, spanOf } from '#domain/masters/states.ts';

type Named = {
  readonly code: string;
  readonly name: string;
  readonly validFrom?: string;
  readonly validTo?: string;
};

/** 名称の読み替え finds accounts and departments by their names: under a new one the file would name what the package does not know. */
export const exportNameUses = (
  entries: readonly Named[],
  { names }: Pick<YayoiProfile, 'names'>,
): readonly Use[] => {
  const from = names.map((row) => row.from);
  return rowsCalled(entries, lastDay)
    .filter(({ name }) => from.includes(name))
    .map(({ code, name }) => ({
      id: code,
      span: spanOf({}),
      words: '名称の読み替え',
      letsEnd: true,
      needs: {
        field: 'name',
        of: from,
        instead: `会計ソフト出力の「名称の読み替え」に「${name}」の行があります。先に、新しい名称の行も追加してください（会社設定）`,
      },
    }));
};
