import { Anchor, Button, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { listSettings } from '#contract/settings/overview.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { showSetUp } from '#contract/set-up.ts';
import { useMay } from '#web/api/session.tsx';
import { namesOf } from '#contract/listed.ts';
import { everyPart } from '#web/settings/every-part.ts';
import { SettingHistory } from '#web/settings/setting-history.tsx';
import { toldOn } from '#web/settings/part-fields.ts';
import { partGroups, type ShownPart } from '#web/settings/setting-part.ts';
import { useNames, useSettings } from '#web/settings/settings-api.ts';
import { Card } from '#web/ui/card.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { formatInstant, todayInJapan } from '#web/ui/format-date.ts';
import { PageHead } from '#web/ui/page-head.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

type Hand = AnswerOf<typeof listSettings>['items'][number];

const changedWords = (hand: Hand | undefined): string => {
  if (hand?.updatedAt === undefined) return hand?.isShipped === true ? '初期設定のまま' : '利用開始時のまま';
  return `${formatInstant(hand.updatedAt)} ${hand.updatedBy?.name ?? ''}`;
};

const Group = ({
  title,
  parts,
  hands,
}: {
  readonly title: string;
  readonly parts: readonly ShownPart[];
  readonly hands: readonly Hand[];
}) => {
  const [today] = useState(() => todayInJapan(Date.now()));
  return (
    <div>
      <Title order={2} size="h4" mb={4}>
        {title}
      </Title>
      <div className="sf-paper">
        <Table className="sf-parts" verticalSpacing={6} aria-label={title}>
          <Table.Thead className="sf-unseen">
            <Table.Tr>
              <Table.Th>設定</Table.Th>
              <Table.Th>内容</Table.Th>
              <Table.Th>最後の変更</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {parts.map(({ name, title: word, purpose }) => (
              <Table.Tr key={name}>
                <Table.Td className="sf-part-name">
                  <Anchor component={Link} to={`/settings/${name}`} fw={600} size="sm">
                    {word}
                  </Anchor>
                </Table.Td>
                <Table.Td>
                  <Text size="sm">{toldOn(purpose, today)}</Text>
                </Table.Td>
                <Table.Td className="sf-part-hand">
                  <Text size="xs" c="dimmed">
                    {changedWords(hands.find(({ part }) => part === name))}
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </div>
  );
};

const Parts = () => {
  const { data, error, refetch } = useSettings();
  if (data === undefined)
    return error === null ? <Waiting /> : <Failure error={error} onRetry={() => void refetch()} />;
  const parts = Object.values(everyPart);
  return namesOf(partGroups).map((group) => (
    <Group
      key={group}
      title={partGroups[group]}
      parts={parts.filter((part) => part.group === group)}
      hands={data.items}
    />
  ));
};

/** 会社設定: each part with what it is for and who changed it last; and all changes of them. */
export const SettingsPage = () => {
  const names = useNames();
  const setsUp = useMay(showSetUp);
  return (
    <>
      <PageHead
        title="会社設定"
        lead="会社の決まりをここで変えます。変更は、これから確認・計上するものに当てはまり、計上した仕訳は変わりません。"
      >
        {setsUp ? (
          <>
            <Button component={Link} to="/contract" variant="default" size="sm">
              契約
            </Button>
            <Button component={Link} to="/set-up" variant="default" size="sm">
              はじめての設定
            </Button>
          </>
        ) : null}
      </PageHead>
      <Stack gap="lg">
        <Parts />
        <Card title="変更の履歴">
          <SettingHistory names={names} />
        </Card>
      </Stack>
    </>
  );
};

export { ContractPage } from '#web/usage/contract.page.tsx';
