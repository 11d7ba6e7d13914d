import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { DenseTable } from '#web/operator/support/dense-table.view.tsx';
import { Seen } from '#web/operator/support/seen.tsx';
import { accountingWord, approverWord, daysWords, partTitle } from '#web/operator/support/setting-words.ts';
import { type GrantPlace, useSeen } from '#web/operator/support/support-api.ts';
import { Facts } from '#web/ui/facts.tsx';
import { formatInstant } from '#web/ui/format-date.ts';
import { formatYen } from '#web/ui/format-yen.ts';

type OfPlace = { readonly place: GrantPlace };

const Company = ({ place }: OfPlace) => (
  <Seen of={useSeen(place, 'showCompany')}>
    {({ answer: { value } }) => (
      <Facts
        columns={3}
        facts={[
          { term: '会社の表示名', value: value.name },
          { term: '事業年度の始まり', value: `${value.fiscalYearStartMonth}月` },
          { term: '消費税の経理方法', value: accountingWord(value.taxAccounting) },
          { term: '経理方法の変更', value: `${value.taxAccountingChanges?.length ?? 0}件` },
          { term: '少額特例の対象期間', value: `${value.smallAmountPeriods.length}件` },
          { term: '立替の相手科目', value: value.liabilityAccount },
          { term: '仮払消費税等の科目', value: value.inputTaxAccount },
          { term: '法人カードの補助科目', value: value.cardSubAccount },
          { term: '通知メールの差出人名', value: value.mailName ?? '会社の表示名' },
          { term: '通知メールの返信先', value: value.replyTo ?? 'なし' },
        ]}
      />
    )}
  </Seen>
);

const Approval = ({ place }: OfPlace) => (
  <Seen of={useSeen(place, 'showApproval')}>
    {({ answer: { value } }) => (
      <Facts facts={[{ term: '代替承認者の利用者ID', value: value.fallbackApproverId ?? 'なし' }]} />
    )}
  </Seen>
);

const Routes = ({ place }: OfPlace) => (
  <Seen of={useSeen(place, 'showRoutes')}>
    {({ answer: { value } }) => (
      <DenseTable
        label="承認ルート"
        heads={['ルート', '期間', '対象の経費科目', 'ステップ', '承認者（誰か1人）', '条件']}
        minWidth={960}
        rows={value.flatMap(({ id, name, validFrom, validTo, itemCodes = [], steps }) =>
          steps.map((step, index) => ({
            key: `${id} ${index}`,
            cells: [
              index === 0 ? `${name}（${id}）` : '',
              index === 0 ? daysWords(validFrom, validTo) : '',
              index === 0 ? (itemCodes.length === 0 ? 'すべて' : itemCodes.join('、')) : '',
              `${index + 1}. ${step.name}`,
              step.approvers.map(approverWord).join('、'),
              [
                ...(step.fromTotal === undefined ? [] : [`合計${formatYen(step.fromTotal)}から`]),
                ...(step.forAccounts === undefined ? [] : [`勘定科目 ${step.forAccounts.join('、')}`]),
              ].join('、または') || '常に',
            ],
          })),
        )}
      />
    )}
  </Seen>
);

/** What of the settings is shown with its values; of the others only who changed them, and when. */
const shownParts: ReadonlyMap<string, (place: GrantPlace) => ReactNode> = new Map([
  ['company', (place) => <Company place={place} />],
  ['approval', (place) => <Approval place={place} />],
  ['routes', (place) => <Routes place={place} />],
]);

type PartSeenProps = OfPlace & { readonly part: string; readonly onBack: () => void };

const PartSeen = ({ place, part, onBack }: PartSeenProps) => {
  const shown = shownParts.get(part);
  return (
    <Stack gap="md">
      <Group>
        <Button size="compact-sm" variant="default" onClick={onBack}>
          会社設定の一覧へ戻る
        </Button>
      </Group>
      <Title order={2}>{partTitle(part)}</Title>
      {shown === undefined ? <Text size="sm">この設定の内容は表示できません。</Text> : shown(place)}
    </Stack>
  );
};

/** 会社設定 of the company. */
export const SettingsSeen = ({ place }: OfPlace) => {
  const [part, open] = useState<string>();
  return part === undefined ? (
    <SettingList place={place} onOpen={open} />
  ) : (
    <PartSeen place={place} part={part} onBack={() => open(undefined)} />
  );
};

const SettingList = ({ place, onOpen }: OfPlace & { readonly onOpen: (part: string) => void }) => (
  <Seen of={useSeen(place, 'listSettings')}>
    {({ answer: { items } }) => (
      <DenseTable
        label="会社設定"
        heads={['設定', '版', '最後の変更', '変更した人', '操作']}
        minWidth={720}
        rows={items.map(({ part, version, isShipped, updatedAt, updatedBy }) => ({
          key: part,
          cells: [
            partTitle(part),
            isShipped ? '初期値' : `第${version}版`,
            updatedAt === undefined ? '—' : formatInstant(updatedAt),
            updatedBy?.name ?? '—',
            shownParts.has(part) ? (
              <Button
                key="open"
                size="compact-xs"
                variant="default"
                aria-label={`内容を見る：${partTitle(part)}`}
                onClick={() => onOpen(part)}
              >
                内容を見る
              </Button>
            ) : (
              '—'
            ),
          ],
        }))}
      />
    )}
  </Seen>
);
