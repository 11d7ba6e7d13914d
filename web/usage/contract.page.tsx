import { Stack, Text } from '@mantine/core';
import type { AnswerOf } from '#contract/endpoint.ts';
import { showContract, showUsage } from '#contract/usage.ts';
import { contractOptions, everyOption } from '#domain/tenants/contract-terms.ts';
import { planWords } from '#domain/tenants/plans.ts';
import { useAnswer } from '#web/api/contract-client.ts';
import { ContractChanges } from '#web/usage/contract-changes.tsx';
import { UseBars } from '#web/usage/use-bars.view.tsx';
import { Card } from '#web/ui/card.tsx';
import { Facts } from '#web/ui/facts.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { FailedPart } from '#web/ui/failed-part.tsx';
import { formatDate } from '#web/ui/format-date.ts';
import { PageHead } from '#web/ui/page-head.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

type OfContract = { readonly contract: AnswerOf<typeof showContract> };

const notRecorded = '記録なし';
const dayOr = (day: string | undefined): string => (day === undefined ? notRecorded : formatDate(day));

const Terms = ({ contract }: OfContract) => (
  <Card title="契約の内容">
    <Facts
      columns={3}
      facts={[
        { term: 'プラン', value: contract.plan === undefined ? notRecorded : planWords[contract.plan] },
        { term: '契約日', value: dayOr(contract.contractedOn) },
        { term: '利用開始日', value: dayOr(contract.startsOn) },
        { term: '法人番号', value: contract.corporateNumber ?? notRecorded },
        { term: '承諾した契約書', value: contract.acceptedContract ?? notRecorded },
        { term: '承諾したポリシー', value: contract.acceptedPolicies ?? notRecorded },
      ]}
    />
  </Card>
);

const Options = ({ contract: { options } }: OfContract) => (
  <Card title="オプション">
    <Facts
      columns={3}
      facts={everyOption.map((option) => ({
        term: contractOptions[option].words,
        value: options.includes(option) ? 'あり' : 'なし',
      }))}
    />
  </Card>
);

const Use = () => {
  const { data, error, refetch } = useAnswer(showUsage, {}, { shows: ['masters'], staleTime: 60_000 });
  return (
    <Card title="上限と利用状況">
      {error === null ? null : <FailedPart error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null ? <Waiting rows={3} /> : null}
      {data === undefined ? null : <UseBars usage={data} />}
      <Text size="xs" c="dimmed" mt="md">
        線は上限の80%です。上限に達すると、利用者の追加、その月の申請の提出、証憑の追加ができなくなります。登録済みの利用者やデータが消えることはありません。上限を変えるときは、サービスの窓口に相談してください。
      </Text>
    </Card>
  );
};

const Contracted = () => {
  const { data, error, refetch } = useAnswer(showContract, {}, { staleTime: 60_000 });
  if (data === undefined)
    return error === null ? <Waiting rows={3} /> : <Failure error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <Terms contract={data} />
      <Use />
      <Options contract={data} />
    </>
  );
};

/** 契約: what the company has contracted for, what it uses of it, and what was changed. */
export const ContractPage = () => (
  <>
    <PageHead
      title="契約"
      lead="契約の内容はサービス運用者が記録します。変更はサービスの窓口に相談してください。"
    />
    <Stack gap="lg">
      <Contracted />
      <Card title="契約の変更">
        <ContractChanges />
      </Card>
    </Stack>
  </>
);
