import { Button, Group } from '@mantine/core';
import { holdsSecurity, operatorRoles } from '#domain/operators/operator-rights.ts';
import { type ShownOperator, useMayAsOperator, useMe } from '#web/operator/operator-api.ts';
import { Card } from '#web/ui/card.tsx';
import { Facts } from '#web/ui/facts.tsx';
import { formatDate } from '#web/ui/format-date.ts';
import { ToneBadge } from '#web/ui/tone-badge.tsx';

export type StaffDeed = 'roles' | 'training' | 'trainings' | 'password' | 'end';

const deedWords: Readonly<Record<StaffDeed, string>> = {
  trainings: '教育の記録を見る',
  training: '教育を記録',
  roles: 'ロールを変更',
  password: '仮パスワードを発行',
  end: '利用を終える',
};

/** What can be done to him by whoever keeps operators; the server judges again. */
const deedsFor = ({ state, isEnrolled, roles }: ShownOperator, isOwn: boolean): readonly StaffDeed[] =>
  state === 'left'
    ? ['trainings']
    : [
        'trainings',
        'training',
        'roles',
        ...(isEnrolled || isOwn ? [] : (['password'] as const)),
        ...(isOwn || holdsSecurity(roles) ? [] : (['end'] as const)),
      ];

const Standing = ({ operator: { state, isTrained } }: { readonly operator: ShownOperator }) => {
  if (state === 'left') return <ToneBadge tone="quiet">利用終了</ToneBadge>;
  return isTrained ? (
    <ToneBadge tone="good">利用中</ToneBadge>
  ) : (
    <ToneBadge tone="bad">教育の記録なし・期限切れ</ToneBadge>
  );
};

type OperatorCardProps = {
  readonly operator: ShownOperator;
  readonly onDeed: (deed: StaffDeed) => void;
};

/** One operator: who he is, what he may do, until when his training counts. */
export const OperatorCard = ({ operator, onDeed }: OperatorCardProps) => {
  const isOwn = useMe().operator.id === operator.operatorId;
  const mayKeep = useMayAsOperator('operators.keep');
  const { name, operatorId, roles, trainedUntil, isEnrolled } = operator;
  const deeds = mayKeep ? deedsFor(operator, isOwn) : (['trainings'] as const);
  return (
    <Card title={`${name}（${operatorId}）`} aside={<Standing operator={operator} />}>
      <Facts
        columns={3}
        facts={[
          {
            term: 'ロール',
            value: roles.length === 0 ? 'なし' : roles.map((role) => operatorRoles[role].words).join('・'),
          },
          {
            term: '教育の有効期限',
            value: trainedUntil === undefined ? '記録なし' : formatDate(trainedUntil),
          },
          { term: '認証アプリ', value: isEnrolled ? '登録済み' : '未登録' },
        ]}
      />
      <Group gap="xs" mt="md">
        {deeds.map((deed) => (
          <Button
            key={deed}
            size="compact-sm"
            variant="default"
            aria-label={`${deedWords[deed]}：${name}`}
            onClick={() => onDeed(deed)}
          >
            {deedWords[deed]}
          </Button>
        ))}
      </Group>
    </Card>
  );
};
