import { Anchor, Button, Group, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { listOnboardings, startOnboarding } from '#contract/operator/onboardings.ts';
import { reasonWanted } from '#contract/shapes/reason-wanted.ts';
import { everyLimit, termsOfBefore, usualLimits } from '#domain/tenants/contract-terms.ts';
import { isMailAddress, keptMailAddressOf } from '#domain/tenants/mail-address.ts';
import { companyCodeOf } from '#domain/tenants/sign-in-name.ts';
import { askAnew, useSend } from '#web/api/contract-client.ts';
import { faultAt, type FieldFault, problemOf, sayFailure } from '#web/api/problem.ts';
import { TermsFields } from '#web/operator/contracts/terms-fields.view.tsx';
import {
  faultsOfTerms,
  termsTyped,
  typedLimits,
  type TypedTerms,
  typedOf,
} from '#web/operator/contracts/typed-terms.ts';
import { Card } from '#web/ui/card.tsx';
import { focusFirstFault } from '#web/ui/focus-first-fault.ts';
import { Notice } from '#web/ui/notice.tsx';
import { PageHead } from '#web/ui/page-head.tsx';

const noFields = { companyCode: '', companyName: '', name: '', loginId: '', email: '', reason: '' };
type Field = keyof typeof noFields;
type Fields = Readonly<Record<Field, string>>;

/** What is wrong with what is typed; the server judges again. */
const faultsOf = (fields: Fields): Partial<Record<Field, string>> => ({
  ...(/^[a-z0-9][a-z0-9-]{2,31}$/.test(companyCodeOf(fields.companyCode))
    ? {}
    : { companyCode: '半角英小文字・数字・ハイフンの3〜32文字で、先頭は英数字にしてください' }),
  ...(fields.companyName.trim() === '' ? { companyName: '会社名を入力してください' } : {}),
  ...(fields.name.trim() === '' ? { name: '氏名を入力してください' } : {}),
  ...(fields.loginId.trim() === '' ? { loginId: 'サインインIDを入力してください' } : {}),
  ...(isMailAddress(keptMailAddressOf(fields.email))
    ? {}
    : { email: 'メールアドレスを正しく入力してください' }),
  ...(fields.reason.trim() === '' ? { reason: reasonWanted } : {}),
});

const isUsual = ({ plan, limits }: TypedTerms): boolean =>
  everyLimit.every((limit) => limits[limit] === typedLimits(usualLimits[plan])[limit]);

type FieldProps = {
  readonly field: Field;
  readonly label: string;
  readonly description?: string;
  readonly maxLength: number;
  readonly fields: Fields;
  readonly faults: Partial<Record<Field, string>>;
  readonly onField: (field: Field, value: string) => void;
};

const Field = ({ field, label, description, maxLength, fields, faults, onField }: FieldProps) => (
  <TextInput
    label={label}
    description={description}
    required
    withAsterisk={false}
    autoComplete="off"
    autoCapitalize="none"
    maxLength={maxLength}
    value={fields[field]}
    error={faults[field]}
    onChange={({ currentTarget: { value } }) => onField(field, value)}
  />
);

const sentPlaces: Readonly<Record<Field, string>> = {
  companyCode: 'companyCode',
  companyName: 'companyName',
  name: 'administrator.name',
  loginId: 'administrator.loginId',
  email: 'administrator.email',
  reason: 'reason',
};

/** What the server found, at the fields of the form. */
const sentFaults = (faults: readonly FieldFault[]): Partial<Record<Field, string>> =>
  Object.fromEntries(
    Object.entries(sentPlaces).flatMap(([field, place]) => {
      const message = faultAt(faults, place);
      return message === undefined ? [] : [[field, message]];
    }),
  );

/** What is typed, and what becomes of it. */
const useNewCompany = () => {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [fields, setFields] = useState<Fields>(noFields);
  const [terms, setTerms] = useState(() =>
    typedOf({ ...termsOfBefore('standard'), limits: usualLimits.standard }),
  );
  const [isTried, setTried] = useState(false);
  const starting = useSend(startOnboarding, async ({ tenantId }) => {
    await askAnew(client, [listOnboardings]);
    await navigate(`/companies/onboardings/${tenantId}`);
  });
  const faults = isTried
    ? { ...sentFaults(problemOf(starting.error)?.fields ?? []), ...faultsOf(fields) }
    : {};
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setTried(true);
    const typed = termsTyped(terms);
    if (typed === undefined || Object.keys(faultsOf(fields)).length > 0) {
      focusFirstFault(event.currentTarget);
      return;
    }
    const { companyCode, companyName, reason, ...administrator } = fields;
    starting.mutate({ body: { reason, companyCode, companyName, administrator, terms: typed } });
  };
  return { fields, setFields, terms, setTerms, isTried, starting, faults, submit };
};

type Common = Pick<FieldProps, 'fields' | 'faults' | 'onField'>;

/** The company, and whoever administers it first. */
const WhoCards = (common: Common) => (
  <>
    <Card title="会社">
      <Stack gap="md">
        <Field
          field="companyCode"
          label="企業コード"
          description="サインインに使います。あとから変えられません。例：minato"
          maxLength={32}
          {...common}
        />
        <Field field="companyName" label="会社名" maxLength={60} {...common} />
      </Stack>
    </Card>
    <Card title="最初の管理者">
      <Stack gap="md">
        <Field field="name" label="氏名" maxLength={40} {...common} />
        <Field field="loginId" label="サインインID" maxLength={64} {...common} />
        <Field
          field="email"
          label="メールアドレス"
          description="送り終えると、この画面の側からは消えます。"
          maxLength={254}
          {...common}
        />
      </Stack>
    </Card>
  </>
);

/** 新しい会社: what an onboarding needs; it begins at once and goes on by itself. */
export const NewCompanyPage = () => {
  const { fields, setFields, terms, setTerms, isTried, starting, faults, submit } = useNewCompany();
  const common = {
    fields,
    faults,
    onField: (field: Field, value: string) => setFields((before) => ({ ...before, [field]: value })),
  };
  return (
    <Stack gap="sm">
      <Anchor component={Link} to="/companies" size="sm">
        会社の一覧へ戻る
      </Anchor>
      <PageHead
        title="新しい会社"
        lead="開設すると、最初の管理者に、サインインの案内と仮パスワードを別々のメールで送ります。"
      />
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          {starting.error === null ? null : (
            <Notice tone="bad" isUrgent>
              {sayFailure(starting.error)}
            </Notice>
          )}
          <WhoCards {...common} />
          <Card title="契約">
            <TermsFields
              terms={terms}
              faults={isTried ? faultsOfTerms(terms) : {}}
              onTerms={setTerms}
              onPlan={(plan) =>
                setTerms({
                  ...terms,
                  plan,
                  // What somebody typed stays.
                  limits: isUsual(terms) ? typedLimits(usualLimits[plan]) : terms.limits,
                })
              }
            />
          </Card>
          <Card title="開設">
            <Stack gap="md">
              <Field
                field="reason"
                label="理由"
                description="監査証跡に残ります。例：契約書 第3版（契約番号 C-0012）のとおり"
                maxLength={200}
                {...common}
              />
              <Group justify="flex-end">
                <Button type="submit" loading={starting.isPending}>
                  開設を始める
                </Button>
              </Group>
            </Stack>
          </Card>
        </Stack>
      </form>
    </Stack>
  );
};
