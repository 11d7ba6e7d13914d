import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { AnswerOf } from '#contract/endpoint.ts';
import { beginTotp, completeTotp, endTotp, showSignInFactors } from '#contract/sign-in-factors.ts';
import { rememberCsrfToken } from '#web/api/client.ts';
import { tellOtherTabs } from '#web/api/page-session.ts';
import { useAnswer, useSend } from '#web/api/contract-client.ts';
import { AuthenticatorKey } from '#web/factors/authenticator-key.view.tsx';
import { CodeField } from '#web/factors/code-field.view.tsx';
import { useFactorsAnew } from '#web/factors/factors-anew.ts';
import { Passkeys } from '#web/factors/passkeys.tsx';
import { RecoveryCodes } from '#web/factors/recovery-codes.view.tsx';
import { codesLeftWords, RenewCodes } from '#web/factors/renew-codes.tsx';
import { StepForm } from '#web/factors/step-form.view.tsx';
import { Card } from '#web/ui/card.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { formatInstant } from '#web/ui/format-date.ts';
import { tellDone, tellError } from '#web/ui/tell.ts';
import { ToneBadge } from '#web/ui/tone-badge.tsx';
import { Waiting } from '#web/ui/waiting.tsx';
import { SecretField } from '#web/ui/secret-field.view.tsx';

type Factors = AnswerOf<typeof showSignInFactors>;
type Key = AnswerOf<typeof beginTotp>;

type ProvePasswordProps = {
  readonly onKey: (key: Key, password: string) => void;
};

/** The password once more: whoever finds a browser open sets up none of his own. */
const ProvePassword = ({ onKey }: ProvePasswordProps) => {
  const [password, type] = useState('');
  const beginning = useSend(beginTotp, (key) => onKey(key, password));
  return (
    <StepForm
      lead="本人確認のため、現在のパスワードを入力してください。"
      action="登録を始める"
      error={beginning.error}
      isBusy={beginning.isPending}
      onSend={() => beginning.mutate({ body: { password } }, { onError: () => type('') })}
    >
      <SecretField label="現在のパスワード" kind="current" isFirst value={password} onType={type} />
    </StepForm>
  );
};

const ProveCode = ({
  asked,
  onCodes,
}: {
  readonly asked: Key;
  readonly onCodes: (codes: readonly string[]) => void;
}) => {
  const [code, setCode] = useState('');
  const anew = useFactorsAnew();
  const completing = useSend(
    completeTotp,
    ({ recoveryCodes, csrfToken }) => {
      rememberCsrfToken(csrfToken);
      tellOtherTabs();
      onCodes(recoveryCodes);
    },
    anew,
  );
  const { challengeId } = asked;
  return (
    <StepForm
      lead="認証アプリにQRコードを登録し、アプリに表示された6桁のコードを入力してください。"
      action="登録する"
      error={completing.error}
      isBusy={completing.isPending}
      onSend={() => completing.mutate({ body: { challengeId, code } }, { onError: () => setCode('') })}
    >
      <AuthenticatorKey otpauthUri={asked.otpauthUri} />
      <CodeField code={code} onCode={setCode} isFirst />
    </StepForm>
  );
};

type SetUpProps = {
  /** Proves by that who he is, and types no password. */
  readonly hasPasskey: boolean;
  readonly onCodes: (codes: readonly string[]) => void;
};

const SetUp = ({ hasPasskey, onCodes }: SetUpProps) => {
  const [isBegun, begin] = useState(false);
  const [asked, ask] = useState<Key>();
  const beginning = useSend(beginTotp, ask);
  const start = (): void =>
    hasPasskey ? beginning.mutate({ body: {} }, { onError: tellError }) : begin(true);
  if (asked !== undefined) return <ProveCode asked={asked} onCodes={onCodes} />;
  if (isBegun) return <ProvePassword onKey={ask} />;
  return (
    <Stack gap="md" align="flex-start">
      <Text size="sm">
        サインインのときに、パスワードに加えて、スマートフォンの認証アプリに表示される6桁のコードを入力するようにします。パスワードが知られても、他の人には使えません。
      </Text>
      <Text size="sm">
        スマートフォンとリカバリーコードの両方を失ったときは、テナント管理者が解除します。管理者がご自身だけのときは、解除できる人がいなくなります。先に、ほかの人にも管理者のロールを付けてください。
      </Text>
      <Button loading={beginning.isPending} onClick={start}>
        認証アプリを登録する
      </Button>
    </Stack>
  );
};

const afterEnd =
  '認証アプリのコードは使えなくなります。パスキーも登録していない場合は、次のサインインから、パスワードだけでサインインできるようになり、リカバリーコードも使えなくなります。';

/** What there is, and its end, which is confirmed first. */
const Registered = ({
  factors: { totpSince, codesLeft },
  onCodes,
}: {
  readonly factors: Factors;
  readonly onCodes: (codes: readonly string[]) => void;
}) => {
  const [isAsked, ask] = useState(false);
  const ending = useSend(endTotp, () => tellDone('認証アプリの登録を解除しました'), useFactorsAnew());
  const end = (): void => ending.mutate({}, { onSettled: () => ask(false), onError: tellError });
  return (
    <Stack gap="md">
      <Text size="sm">
        {totpSince === undefined ? '' : `${formatInstant(totpSince)} から、`}
        サインインのときに認証アプリのコードを入力します。{codesLeftWords(codesLeft)}
      </Text>
      <Group gap="sm">
        <RenewCodes onCodes={onCodes} />
        <Button variant="default" c="#b42318" onClick={() => ask(true)}>
          認証アプリの登録を解除する
        </Button>
      </Group>
      <ConfirmDialog
        title="認証アプリの登録を解除しますか？"
        isOpen={isAsked}
        isBusy={ending.isPending}
        isDangerous
        confirmLabel="解除する"
        onConfirm={end}
        onClose={() => ask(false)}
      >
        <Text size="sm">{afterEnd}</Text>
      </ConfirmDialog>
    </Stack>
  );
};

/** Whether there is an authenticator, how to get one, and how to be rid of it. */
export const SignInFactors = () => {
  const { data: factors, error, refetch } = useAnswer(showSignInFactors, {}, { staleTime: 0 });
  const [codes, setCodes] = useState<readonly string[]>();
  if (factors === undefined)
    return error === null ? <Waiting /> : <Failure error={error} onRetry={() => void refetch()} />;
  const isOn = factors.totpSince !== undefined;
  return (
    <Stack gap="lg">
      <Card
        title="認証アプリ"
        aside={<ToneBadge tone={isOn ? 'good' : 'quiet'}>{isOn ? '登録済み' : '未登録'}</ToneBadge>}
      >
        <div style={{ maxWidth: 480 }}>
          {codes !== undefined ? (
            <RecoveryCodes codes={codes} action="保管しました" onKept={() => setCodes(undefined)} />
          ) : isOn ? (
            <Registered factors={factors} onCodes={setCodes} />
          ) : (
            <SetUp hasPasskey={factors.passkeys.length > 0} onCodes={setCodes} />
          )}
        </div>
      </Card>
      <Passkeys factors={factors} />
    </Stack>
  );
};
