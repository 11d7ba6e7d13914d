import { Stack, Text } from '@mantine/core';
import { showMyProfile } from '#contract/own-address.ts';
import { useAnswer } from '#web/api/contract-client.ts';
import { useMe } from '#web/api/session.tsx';
import { Card } from '#web/ui/card.tsx';
import { Facts } from '#web/ui/facts.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { Waiting } from '#web/ui/waiting.tsx';
import { myFacts } from '#web/profile/my-facts.ts';
import { OwnAddress } from '#web/profile/own-address.tsx';

/** One's own facts, and the one of them that one may change. */
export const MyProfileCards = () => {
  const { company } = useMe();
  const { data, error, refetch } = useAnswer(showMyProfile, {}, { staleTime: 0 });
  if (data === undefined)
    return (
      <Card title="プロフィール">
        {error === null ? <Waiting rows={2} /> : <Failure error={error} onRetry={() => void refetch()} />}
      </Card>
    );
  return (
    <>
      <Card title="プロフィール">
        <Stack gap="sm">
          <Facts facts={myFacts(data, company.name)} columns={3} />
          <Text size="xs" c="dimmed">
            内容が違うときは、会社の管理者に連絡してください。
          </Text>
        </Stack>
      </Card>
      <Card title="メールアドレス">
        <OwnAddress profile={data} />
      </Card>
    </>
  );
};
