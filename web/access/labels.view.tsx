import { Box, Checkbox, Group, Stack, Table, Text } from '@mantine/core';
import { allRoles, roleWords, type CompanyAccess } from '#domain/rights/grants.ts';
import type { LabelSight } from '#domain/rights/sight.ts';
import { type LabelName, useLabelNames } from '#web/access/label-names.ts';
import { LabelPeople } from '#web/access/label-people.tsx';
import type { UnseenLabel } from '#web/access/access-api.ts';
import { Notice } from '#web/ui/notice.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { useIsWide } from '#web/ui/use-is-wide.ts';
import { Waiting } from '#web/ui/waiting.tsx';

type LabelsProps = {
  readonly access: CompanyAccess;
  /** As of what is stored: labels that nobody who has to see them sees. */
  readonly unseen: readonly UnseenLabel[];
  /** Undefined for whoever may only look. */
  readonly onChange: ((access: CompanyAccess) => void) | undefined;
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

const Name = ({ name, isOver, isDecided }: RowProps) => (
  <>
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
  </>
);

const Roles = ({ name, sight, access, onChange }: RowProps) => (
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
);

const People = ({ name, sight, onChange }: RowProps) => (
  <Stack gap={4}>
    <LabelPeople
      label={name}
      people={sight.people}
      onChange={onChange === undefined ? undefined : (people) => onChange({ ...sight, people })}
    />
  </Stack>
);

const heads = ['ラベル', '閲覧できるロール', '閲覧できる人'] as const;
const caption = '情報のラベルの閲覧権限';

const Rows = ({ rows }: { readonly rows: readonly RowProps[] }) => (
  <Table aria-label={caption} verticalSpacing={6}>
    <Table.Thead>
      <Table.Tr>
        {heads.map((head) => (
          <Table.Th key={head}>{head}</Table.Th>
        ))}
      </Table.Tr>
    </Table.Thead>
    <Table.Tbody>
      {rows.map((row) => (
        <Table.Tr key={row.sight.label} style={{ verticalAlign: 'top' }}>
          <Table.Th scope="row" w="20%">
            <Name {...row} />
          </Table.Th>
          <Table.Td>
            <Roles {...row} />
          </Table.Td>
          <Table.Td w="28%">
            <People {...row} />
          </Table.Td>
        </Table.Tr>
      ))}
    </Table.Tbody>
  </Table>
);

/** The same on phones. */
const Cards = ({ rows }: { readonly rows: readonly RowProps[] }) => (
  <Stack component="ul" gap={0} m={0} p={0} aria-label={caption} style={{ listStyle: 'none' }}>
    {rows.map((row) => (
      <Box component="li" key={row.sight.label} py={10} className="sf-card-row">
        <Box fw={700}>
          <Name {...row} />
        </Box>
        <Text size="xs" c="dimmed" mt={8} mb={4}>
          {heads[1]}
        </Text>
        <Roles {...row} />
        <Text size="xs" c="dimmed" mt={10} mb={4}>
          {heads[2]}
        </Text>
        <People {...row} />
      </Box>
    ))}
  </Stack>
);

const withSight = (access: CompanyAccess, sight: LabelSight): CompanyAccess => {
  const isKnown = access.labels.some(({ label }) => label === sight.label);
  const labels = isKnown
    ? access.labels.map((one) => (one.label === sight.label ? sight : one))
    : [...access.labels, sight];
  return { ...access, labels };
};

const rowsOf = (names: readonly LabelName[], { access, onChange }: LabelsProps): readonly RowProps[] =>
  names.map(({ code, name, isOver }) => ({
    name,
    isOver,
    sight: sightIn(access, code),
    isDecided: access.labels.some(({ label }) => label === code),
    access,
    onChange: onChange === undefined ? undefined : (sight) => onChange(withSight(access, sight)),
  }));

/** 情報のラベル: who may see what bears each of them. */
export const Labels = (props: LabelsProps) => {
  const { unseen } = props;
  const { names, error, again } = useLabelNames();
  const List = useIsWide() ? Rows : Cards;
  if (names === undefined) return error === null ? <Waiting /> : <Failure error={error} onRetry={again} />;
  const rows = rowsOf(names, props);
  if (rows.length === 0)
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
      <List rows={rows} />
    </>
  );
};
