import { Anchor, Button, Group, Stack, Table, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { showOnboarding } from '#contract/operator/onboardings.ts';
import { onboardingFaults, onboardingSteps } from '#domain/operators/onboarding.ts';
import { useAnswer } from '#web/api/contract-client.ts';
import {
  onboardingStateWords,
  onboardingTones,
  type ShownOnboarding,
  stepStandings,
} from '#web/operator/contracts/onboarding-words.ts';
import {
  GiveUpOnboardingDialog,
  ResumeOnboardingDialog,
} from '#web/operator/contracts/resume-onboarding-dialog.tsx';
import { useMayAsOperator } from '#web/operator/operator-api.ts';
import { Card } from '#web/ui/card.tsx';
import { Facts } from '#web/ui/facts.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { formatInstant } from '#web/ui/format-date.ts';
import { Notice } from '#web/ui/notice.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { ToneBadge } from '#web/ui/tone-badge.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

type OfOnboarding = { readonly onboarding: ShownOnboarding };

const standings = {
  done: { tone: 'good', words: '済み' },
  running: { tone: 'calm', words: '進行中' },
  stopped: { tone: 'bad', words: '停止' },
  waiting: { tone: 'quiet', words: 'これから' },
} as const;

const Steps = ({ onboarding }: OfOnboarding) => (
  <Table aria-label="開設の段階" verticalSpacing="xs">
    <Table.Thead>
      <Table.Tr>
        <Table.Th scope="col">段階</Table.Th>
        <Table.Th scope="col">状態</Table.Th>
      </Table.Tr>
    </Table.Thead>
    <Table.Tbody>
      {stepStandings(onboarding).map(({ step, standing }) => (
        <Table.Tr key={step}>
          <Table.Td>{onboardingSteps[step]}</Table.Td>
          <Table.Td>
            <ToneBadge tone={standings[standing].tone}>{standings[standing].words}</ToneBadge>
          </Table.Td>
        </Table.Tr>
      ))}
    </Table.Tbody>
  </Table>
);

const Stopped = ({ onboarding }: OfOnboarding) => {
  const [asked, ask] = useState<'resume' | 'give-up'>();
  const mayKeep = useMayAsOperator('contracts.keep');
  const { fault = 'unexpected' } = onboarding;
  return (
    <Notice tone="bad" isUrgent>
      <Stack gap="sm">
        <Text fw={600}>{onboardingFaults[fault].words}</Text>
        <Text size="sm">{onboardingFaults[fault].todo}</Text>
        {mayKeep ? (
          <Group gap="sm">
            <Button size="compact-sm" onClick={() => ask(fault === 'code-taken' ? 'give-up' : 'resume')}>
              {fault === 'code-taken' ? '開設を取りやめる' : '再開'}
            </Button>
          </Group>
        ) : null}
      </Stack>
      {asked === 'resume' ? (
        <ResumeOnboardingDialog onboarding={onboarding} onClose={() => ask(undefined)} />
      ) : null}
      {asked === 'give-up' ? (
        <GiveUpOnboardingDialog onboarding={onboarding} onClose={() => ask(undefined)} />
      ) : null}
    </Notice>
  );
};

const Onboarding = ({ onboarding }: OfOnboarding) => {
  const { companyName, companyCode, state, tenantId, askedBy, askedAt, at, attempt } = onboarding;
  return (
    <>
      <PageHead title={`${companyName}の開設`} lead={`企業コード ${companyCode}`}>
        <ToneBadge tone={onboardingTones[state]}>{onboardingStateWords[state]}</ToneBadge>
      </PageHead>
      <Stack gap="md">
        {state === 'stopped' ? <Stopped onboarding={onboarding} /> : null}
        {state === 'done' ? (
          <Notice tone="good">
            開設が完了しました。最初の管理者に2通のメールを送りました。{' '}
            <Anchor component={Link} to={`/companies/${tenantId}`}>
              会社の契約を見る
            </Anchor>
          </Notice>
        ) : null}
        <Card title="進み具合">
          <div aria-live="polite">
            <Steps onboarding={onboarding} />
          </div>
        </Card>
        <Card title="記録">
          <Facts
            facts={[
              { term: '始めた運用者', value: askedBy.name },
              { term: '始めた日時', value: formatInstant(askedAt) },
              { term: '最後の動き', value: formatInstant(at) },
              { term: '試行', value: `${attempt}回目` },
            ]}
          />
        </Card>
      </Stack>
    </>
  );
};

/** Each look is a line of the trail. */
const lookAgainMillis = 5_000;

/** 会社の開設: how far it came, what went wrong, and 再開. */
export const OnboardingPage = () => {
  const { tenantId = '' } = useParams();
  const { data, error, refetch } = useAnswer(showOnboarding, { params: { tenantId } }, { staleTime: 0 });
  const isRunning = data?.state === 'running';
  useEffect(() => {
    if (!isRunning) return undefined;
    const looking = setInterval(() => void refetch(), lookAgainMillis);
    return () => clearInterval(looking);
  }, [isRunning, refetch]);
  return (
    <Stack gap="sm">
      <Anchor component={Link} to="/companies" size="sm">
        会社の一覧へ戻る
      </Anchor>
      {data === undefined ? (
        error === null ? (
          <Waiting rows={3} />
        ) : (
          <Failure error={error} isWhole onRetry={() => void refetch()} />
        )
      ) : (
        <Onboarding onboarding={data} />
      )}
    </Stack>
  );
};
