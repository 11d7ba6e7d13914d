import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { showTenant } from '#contract/operator/contracts.ts';
import {
  contractLimits,
  contractOptions,
  everyLimit,
  everyOption,
  sayLimit,
} from '#domain/tenants/contract-terms.ts';
import { planWords } from '#domain/tenants/plans.ts';
import { useAnswer } from '#web/api/contract-client.ts';
import { ContractDialog } from '#web/operator/contracts/contract-dialog.tsx';
import { ContractHistory } from '#web/operator/contracts/contract-history.tsx';
import type { ShownCompany } from '#web/operator/contracts/typed-terms.ts';
import { useMayAsOperator } from '#web/operator/operator-api.ts';
import { stateTone, stateWord } from '#web/operator/operator-words.ts';
import { StandingDialog, type Standing } from '#web/operator/standing-dialog.tsx';
import { Card } from '#web/ui/card.tsx';
import { Facts } from '#web/ui/facts.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { formatDate, formatInstant } from '#web/ui/format-date.ts';
import { PageHead } from '#web/ui/page-head.tsx';
import { ToneBadge } from '#web/ui/tone-badge.tsx';
import { Waiting } from '#web/ui/waiting.tsx';

type OfCompany = { readonly company: ShownCompany };

const dayOr = (day: string | undefined): string => (day === undefined ? '記録なし' : formatDate(day));

const ContractCard = ({ company }: OfCompany) => {
  const [isChanging, change] = useState(false);
  const mayKeep = useMayAsOperator('contracts.keep');
  const { terms, version } = company;
  return (
    <Card
      title="契約"
      aside={
        mayKeep ? (
          <Button size="compact-sm" variant="default" onClick={() => change(true)}>
            契約を変更
          </Button>
        ) : null
      }
    >
      <Facts
        columns={3}
        facts={[
          { term: 'プラン', value: terms.plan === undefined ? '不明' : planWords[terms.plan] },
          { term: '契約日', value: dayOr(terms.contractedOn) },
          { term: '利用開始日', value: dayOr(terms.startsOn) },
          { term: '法人番号', value: terms.corporateNumber ?? '記録なし' },
          { term: '承諾した契約書', value: terms.acceptedContract ?? '記録なし' },
          { term: '承諾したポリシー', value: terms.acceptedPolicies ?? '記録なし' },
          { term: '開設', value: formatInstant(company.createdAt) },
          { term: '契約の版', value: version === 0 ? '未登録' : `第${version}版` },
        ]}
      />
      {isChanging ? <ContractDialog company={company} onClose={() => change(false)} /> : null}
    </Card>
  );
};

const LimitsCard = ({ company: { terms } }: OfCompany) => (
  <Card title="上限">
    <Facts
      columns={3}
      facts={everyLimit.map((limit) => ({
        term: contractLimits[limit].words,
        value: sayLimit(limit, terms.limits[limit]),
      }))}
    />
    <Text size="xs" c="dimmed" mt="sm">
      上限に達した会社では、利用者の追加、その月の申請の提出、証憑の追加ができません。会社のテナント管理者は「契約」の画面で、上限と利用状況を確かめられます。
    </Text>
  </Card>
);

const OptionsCard = ({ company: { terms } }: OfCompany) => (
  <Card title="オプション">
    <Facts
      columns={3}
      facts={everyOption.map((option) => ({
        term: contractOptions[option].words,
        value: terms.options.includes(option) ? 'あり' : 'なし',
      }))}
    />
  </Card>
);

const deeds: Readonly<Record<string, { readonly standing: Standing; readonly label: string }>> = {
  active: { standing: 'suspended', label: '利用の停止を依頼' },
  suspended: { standing: 'active', label: '利用の再開を依頼' },
};

const StandingButton = ({ company }: OfCompany) => {
  const [asked, ask] = useState<Standing>();
  const deed = deeds[company.state];
  if (!useMayAsOperator('companies.suspend') || deed === undefined) return null;
  return (
    <>
      <Button variant="default" onClick={() => ask(deed.standing)}>
        {deed.label}
      </Button>
      {asked === undefined ? null : (
        <StandingDialog tenant={company} standing={asked} onClose={() => ask(undefined)} />
      )}
    </>
  );
};

const Company = ({ company }: OfCompany) => (
  <>
    <PageHead title={company.name} lead={`企業コード ${company.companyCode}`}>
      <Group gap="sm">
        <ToneBadge tone={stateTone(company.state)}>{stateWord(company.state)}</ToneBadge>
        <StandingButton company={company} />
      </Group>
    </PageHead>
    <Stack gap="md">
      <ContractCard company={company} />
      <LimitsCard company={company} />
      <OptionsCard company={company} />
      <Card title="契約の履歴">
        <ContractHistory tenantId={company.tenantId} />
      </Card>
    </Stack>
  </>
);

/** 会社: its contract as we keep it. What the company keeps is shown under a grant of its own alone (web/operator/support). */
export const CompanyPage = () => {
  const { tenantId = '' } = useParams();
  const { data, error, refetch } = useAnswer(showTenant, { params: { tenantId } }, { staleTime: 0 });
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
        <Company company={data} />
      )}
    </Stack>
  );
};
