import { Anchor, Box, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { AnswerOf } from '#contract/endpoint.ts';
import { listCompanyTasks } from '#contract/tasks.ts';
import type { CompanyTaskKind } from '#domain/tasks/task-kinds.ts';
import { useAnswer } from '#web/api/contract-client.ts';
import { Card } from '#web/ui/card.tsx';
import { FailedPart } from '#web/ui/failed-part.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

type Task = AnswerOf<typeof listCompanyTasks>['items'][number];

type Words = {
  readonly title: string;
  readonly unit: string;
  readonly to: string;
  /** How it is mended, where the page behind it does not say so. */
  readonly how?: string;
};

const words: Readonly<Record<CompanyTaskKind, Words>> = {
  'claims-are-stuck': {
    title: '閲覧できる人がいなくなった申請があります',
    unit: '件',
    to: '/access',
    how: '情報のラベルを閲覧できる人を決めると、進められます。',
  },
  'claims-lack-approvers': {
    title: '承認する人がいなくなった申請があります',
    unit: '件',
    to: '/people',
    how: '申請者が取り下げて申請し直すと進みます。停止した人は再開してから停止し直すと承認を引き継げ、権限をなくした人には承認できるロールを付けられます。',
  },
  'people-import-open': {
    title: '利用者の取込が途中です',
    unit: '件',
    to: '/people?import=open',
    how: '終わるまで、利用者の登録・変更・招待と、ロール・部門・等級の変更は、だれもできません。',
  },
  'second-person-waits': {
    title: 'ほかの管理者から承認の依頼があります',
    unit: '件',
    to: '/access/requests',
  },
  'second-person-missing': {
    title: '「管理者の承認」を使っていますが、あなたの依頼を承認できる管理者がいません',
    unit: '件',
    to: '/access/requests',
  },
  'support-asks': {
    title: 'サポートから閲覧の許可の依頼があります',
    unit: '件',
    to: '/support-access',
  },
  'routes-have-holes': {
    title: '承認する人がいないところがあります',
    unit: 'か所',
    to: '/settings/routes',
  },
  'duties-not-separated': { title: '兼ねないほうがよい権限を持つ人がいます', unit: '組', to: '/access' },
  'invitations-run-out': {
    title: '招待の期限が切れた人、まもなく切れる人がいます',
    unit: '人',
    to: '/people?state=invited',
  },
  'nobody-invited': {
    title: '登録したまま、まだ招待していない人がいます',
    unit: '人',
    to: '/people?state=invited',
  },
  'accounts-end-soon': {
    title: 'まもなく利用期間が終わる利用者がいます',
    unit: '人',
    to: '/people',
  },
  'commuter-passes-wait': {
    title: '確認を待っている通勤定期があります',
    unit: '件',
    to: '/people/commuter-passes',
  },
  'entries-end-soon': {
    title: 'まもなく適用が終わり、続きのない登録があります',
    unit: '件',
    to: '/settings',
  },
};

const placeOf = ({ kind, place, isMaster }: Task): string => {
  if (place === undefined) return words[kind].to;
  return isMaster === true ? `/masters/${place}` : `/settings/${place}`;
};

/** Nothing was found, but not everything was looked through. */
const UnlookedRow = ({ task }: { readonly task: Task }) => (
  <Box component="li" py={5} style={{ borderTop: '1px solid #e1e7ec' }}>
    <Anchor component={Link} to={placeOf(task)} fz="xs" underline="hover">
      {task.examples.join('、')}
    </Anchor>
  </Box>
);

const TaskRow = ({ task }: { readonly task: Task }) => {
  const { title, unit, how } = words[task.kind];
  if (task.count === 0) return <UnlookedRow task={task} />;
  return (
    <Box component="li" py={5} style={{ borderTop: '1px solid #e1e7ec' }}>
      <Anchor component={Link} to={placeOf(task)} fz="sm" fw={600} underline="hover">
        {title}（{task.count}
        {unit}
        {task.isMore ? '以上' : ''}）
      </Anchor>
      {task.examples.map((example) => (
        <Text key={example} size="xs" c="dimmed">
          {example}
        </Text>
      ))}
      {how === undefined ? null : <Text size="xs">{how}</Text>}
    </Box>
  );
};

/** 会社の管理でやること: what is to be mended, each with the way there. */
export const CompanyTasks = () => {
  const { data, error, refetch } = useAnswer(listCompanyTasks, {}, { shows: ['masters'], staleTime: 30_000 });
  return (
    <Card title="会社の管理でやること">
      {error === null ? null : <FailedPart error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null ? <Waiting rows={2} /> : null}
      {data?.items.length === 0 ? (
        <Text size="sm" c="dimmed">
          いま対応が必要なことはありません。
        </Text>
      ) : null}
      {data === undefined || data.items.length === 0 ? null : (
        <Stack component="ul" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
          {data.items.map((task) => (
            <TaskRow key={`${task.kind} ${task.place ?? ''}`} task={task} />
          ))}
        </Stack>
      )}
    </Card>
  );
};
