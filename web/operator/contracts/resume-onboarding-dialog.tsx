import { Radio, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { showOperatorHome } from '#contract/operator/home.ts';
import {
  giveUpOnboarding,
  listOnboardings,
  resumeOnboarding,
  showOnboarding,
} from '#contract/operator/onboardings.ts';
import {
  mailVerdicts,
  onboardingFaults,
  onboardingSteps,
  type MailVerdict,
} from '#domain/operators/onboarding.ts';
import { askAnew, useSend } from '#web/api/contract-client.ts';
import type { ShownOnboarding } from '#web/operator/contracts/onboarding-words.ts';
import { ReasonDialog } from '#web/operator/reason-dialog.view.tsx';
import { dialog } from '#web/ui/dialog.tsx';
import { tellDone } from '#web/ui/tell.ts';

type OfOnboarding = { readonly onboarding: ShownOnboarding; readonly onClose: () => void };

const shownBy = [showOnboarding, listOnboardings, showOperatorHome];

const verdictWords: Readonly<Record<MailVerdict, string>> = {
  'send-again': '送り直す（届いていないことを確かめました）',
  'was-sent': '届いたものとして進める（届いたことを確かめました）',
};
const isVerdict = (text: string): text is MailVerdict => mailVerdicts.some((one) => one === text);

/** 再開: where the fate of a mail is unknown, it is decided with it. */
export const ResumeOnboardingDialog = dialog(({ onboarding, onClose }: OfOnboarding) => {
  const client = useQueryClient();
  const { tenantId, companyName, fault = 'unexpected', step } = onboarding;
  const isUnknown = fault === 'mail-unknown';
  const [mail, decide] = useState<MailVerdict>();
  const [isTried, setTried] = useState(false);
  const resuming = useSend(resumeOnboarding, async () => {
    tellDone('再開しました');
    await askAnew(client, shownBy);
    onClose();
  });
  return (
    <ReasonDialog
      title={`${companyName}の開設を再開しますか`}
      confirmLabel="再開する"
      isBusy={resuming.isPending}
      error={resuming.error}
      further={{ isTyped: mail !== undefined, isSound: !isUnknown || mail !== undefined }}
      onTry={() => setTried(true)}
      onClose={onClose}
      onConfirm={(reason) =>
        resuming.mutate({ params: { tenantId }, body: { reason, ...(mail === undefined ? {} : { mail }) } })
      }
    >
      <Text size="sm">{onboardingFaults[fault].todo}</Text>
      {isUnknown ? (
        <Radio.Group
          label={onboardingSteps[step]}
          value={mail ?? null}
          error={isTried && mail === undefined ? 'どちらかを選んでください' : undefined}
          onChange={(value) => {
            if (isVerdict(value)) decide(value);
          }}
        >
          <Stack gap="xs" mt="xs">
            {mailVerdicts.map((one) => (
              <Radio key={one} value={one} label={verdictWords[one]} />
            ))}
          </Stack>
        </Radio.Group>
      ) : null}
    </ReasonDialog>
  );
});

/** 取りやめ: nothing was made of it. */
export const GiveUpOnboardingDialog = dialog(({ onboarding, onClose }: OfOnboarding) => {
  const client = useQueryClient();
  const { tenantId, companyName } = onboarding;
  const ending = useSend(giveUpOnboarding, async () => {
    tellDone('開設を取りやめました');
    await askAnew(client, shownBy);
    onClose();
  });
  return (
    <ReasonDialog
      title={`${companyName}の開設を取りやめますか`}
      confirmLabel="取りやめる"
      isDangerous
      isBusy={ending.isPending}
      error={ending.error}
      onClose={onClose}
      onConfirm={(reason) => ending.mutate({ params: { tenantId }, body: { reason } })}
    >
      <Text size="sm">この会社はまだ作られていません。取りやめた後は、同じ内容で開設し直してください。</Text>
    </ReasonDialog>
  );
});
