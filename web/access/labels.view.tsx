import { Checkbox, Group, Stack, Table, Text } from '@mantine/core';
import { listSettingChoices } from '#contract/setting-choices.ts';
import { allRoles, roleWords, type CompanyAccess } from '#domain/rights/grants.ts';
import type { LabelSight } from '#domain/rights/sight.ts';
import { useAnswer } from '#web/api/contract-client.ts';
import { LabelPeople } from '#web/access/label-people.tsx';
import type { UnseenLabel } from '#web/access/access-api.ts';
import { Notice } from '#web/ui/notice.tsx';
import { Empty } from '#web/ui/empty.tsx';

type LabelsProps = {
  readonly access: CompanyAccess;
  /** As of what is stored: labels that nobody who has to see them sees. */
  readonly unseen: readonly UnseenLabel[];
  /** Undefined for whoever may only look. */
  readonly onChange: ((access: CompanyAccess) => void) | undefined;
};

/** Names of labels by their codes; undefined while they are not known. */
const useLabelNames = () => {
  const { data } = useAnswer(listSettingChoices, {}, { staleTime: 0 });
  return data?.labels.map(({ id: code, name }) => ({ code, name }));
};

const sightIn = ({ labels }: CompanyAccess, label: string): LabelSight =>
  labels.find((one) => one.label === label) ?? { label, roles: [], people: [] };

type RowProps = {
  readonly name: string;
  readonly sight: LabelSight;
  /** It is given no more; what bears it does so still. */
  readonly isOver: boolean;
  readonly isDecided: boolean;
  readonly access: CompanyAccess;
  readonly onChange: ((sight: LabelSight) => void) | undefined;
};

const Row = ({ name, sight, isOver, isDecided, access, onChange }: RowProps) => (
  <Table.Tr style={{ verticalAlign: 'top' }}>
    <Table.Th scope="row">
      {name}
      {isOver ? (
        <Text size="xs" c="dimmed" fw={400}>
          終了（付いている申請は、いまも選んだ人だけに表示されます）
        </Text>
      ) : null}
      {isDecided ? null : (
        <Text size="xs" c="dimmed" fw={400}>
          未設定（まだ申請に付けられません）
        </Text>
      )}
    </Table.Th>
    <Table.Td>
      <Group gap="sm">
        {allRoles(access).map((role) => (
          <Checkbox
            key={role}
            label={roleWords(role, access) ?? role}
            aria-label={`${name}を${roleWords(role, access) ?? role}が閲覧できる`}
            checked={sight.roles.includes(role)}
            disabled={onChange === undefined}
            onChange={({ currentTarget: { checked } }) =>
              onChange?.({
                ...sight,
                roles: checked ? [...sight.roles, role] : sight.roles.filter((one) => one !== role),
              })
            }
          />
        ))}
      </Group>
    </Table.Td>
    <Table.Td>
      <Stack gap={4}>
        <LabelPeople
          label={name}
          people={sight.people}
          onChange={onChange === undefined ? undefined : (people) => onChange({ ...sight, people })}
        />
      </Stack>
    </Table.Td>
  </Table.Tr>
);

const withSight = (access: CompanyAccess, sight: LabelSight): CompanyAccess => {
  const isKnown = access.labels.some(({ label }) => label === sight.label);
  const labels = isKnown
    ? access.labels.map((one) => (one.label === sight.label ? sight : one))
    : [...access.labels, sight];
  return { ...access, labels };
};

/** 情報のラベル: who may see what bears each of them. */
export const Labels = ({ access, unseen, onChange }: LabelsProps) => {
  const names = useLabelNames();
  const older = access.labels
    .filter(({ label }) => names?.some(({ code }) => code === label) !== true)
    .map(({ label }) => ({ code: label, name: label, isOver: names !== undefined }));
  const all = [...(names ?? []).map((one) => ({ ...one, isOver: false })), ...older];
  if (all.length === 0)
    return (
      <Empty
        icon="document"
        title="情報のラベルはありません"
        hint="「マスタ」の「情報のラベル」で登録すると、閲覧できる人をここで決められます。"
      />
    );
  return (
    <>
      <Text size="sm" mb="sm">
        ラベルの付いた申請・証憑・仕訳は、ここで選んだロールと人だけに表示されます。申請者本人には常に表示されます。承認ルートに入っているだけでは閲覧できません。誰も選んでいないラベルは、本人以外の誰にも表示されません。
      </Text>
      {unseen.length === 0 ? null : (
        <Notice tone="warn" title="申請に付けられないラベルがあります">
          {unseen
            .map(
              ({ name, unseenBy }) =>
                `「${name}」は${unseenBy.map((words) => `「${words}」`).join('と')}ができる人に閲覧権限がありません。`,
            )
            .join('')}
          帳簿から漏れることを防ぐため、閲覧できる人を決めるまで申請者には表示されません。
        </Notice>
      )}
      <Table aria-label="情報のラベルの閲覧権限" verticalSpacing={6} className="sf-stacked">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>ラベル</Table.Th>
            <Table.Th>閲覧できるロール</Table.Th>
            <Table.Th>閲覧できる人</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {all.map(({ code, name, isOver }) => (
            <Row
              key={code}
              name={name}
              isOver={isOver}
              sight={sightIn(access, code)}
              isDecided={access.labels.some(({ label }) => label === code)}
              access={access}
              onChange={onChange === undefined ? undefined : (sight) => onChange(withSight(access, sight))}
            />
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
};
