import { Button, Group, List, Stack, Table, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { replaceSignInRules } from '#contract/sign-in-rules.ts';
import { passwordRules } from '#domain/tenants/password-policy.ts';
import { rememberedPasswords, type SignInRules as Rules } from '#domain/tenants/sign-in-rules.ts';
import { faultAt, problemOf, sayFailure } from '#web/api/problem.ts';
import { useMay } from '#web/api/session.tsx';
import { FactorRoles } from '#web/security/factor-roles.view.tsx';
import {
  type StoredRules,
  useOwnRoles,
  useReplaceRules,
  useRules,
  useRulesChanges,
} from '#web/security/rules-api.ts';
import {
  boundWords,
  changedRules,
  draftOfRules,
  factorRule,
  type RoleNames,
  ruleFault,
  ruleNames,
  type RulesDraft,
  rulesOfDraft,
  valueOfRoles,
  ruleWords,
  valueOfRule,
} from '#web/security/rules-words.ts';
import { ChangeHistory } from '#web/ui/change-history.tsx';
import { Card } from '#web/ui/card.tsx';
import { DigitsField } from '#web/ui/digits-field.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { formatInstant } from '#web/ui/format-date.ts';
import { LeaveUnsaved } from '#web/ui/leave-unsaved.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { tellDone } from '#web/ui/tell.ts';
import { Waiting } from '#web/ui/waiting.tsx';

const useDraft = (stored: StoredRules, own: RoleNames) => {
  const [base, setBase] = useState(stored);
  const [draft, setDraft] = useState(() => draftOfRules(stored.value));
  const [isAsked, ask] = useState(false);
  const saving = useReplaceRules();
  const rules = rulesOfDraft(draft);
  const isChanged = rules === undefined || changedRules(base.value, rules, own).length > 0;
  const start = (from: StoredRules, next = draftOfRules(from.value)): void => {
    saving.reset();
    setBase(from);
    setDraft(next);
    ask(false);
  };
  if (base.version !== stored.version && !isChanged && !saving.isPending) start(stored);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    ask(true);
    if (rules === undefined) return;
    saving.mutate(
      { body: { value: rules, expectedVersion: base.version } },
      {
        onSuccess: (kept) => {
          start(kept);
          tellDone('パスワードとサインインの決まりを保存しました');
        },
      },
    );
  };
  return {
    base,
    draft,
    isAsked,
    isChanged,
    saving,
    save,
    newer: !saving.isPending && base.version !== stored.version ? stored : undefined,
    change: (change: Partial<RulesDraft>): void => setDraft({ ...draft, ...change }),
    discard: () => start(stored),
    keepOver: (newest: StoredRules) => start(newest, draft),
  };
};
type Draft = ReturnType<typeof useDraft>;

/** Somebody else was first (T-11): what he changed, and what is typed here stays. */
const Newer = ({ form, newer }: { readonly form: Draft; readonly newer: StoredRules }) => (
  <Notice tone="warn" title={`${newer.updatedBy?.name ?? 'ほかの人'}さんが先に変更しました`} isUrgent>
    {newer.updatedAt === undefined ? null : <div>{formatInstant(newer.updatedAt)} の変更：</div>}
    {changedRules(form.base.value, newer.value).map((line) => (
      <div key={line}>{line}</div>
    ))}
    <Group gap="sm" mt={6}>
      <Button size="compact-sm" variant="default" onClick={() => form.keepOver(newer)}>
        入力した内容を残す
      </Button>
      <Button size="compact-sm" variant="default" onClick={form.discard}>
        最新の内容を読み込む
      </Button>
    </Group>
  </Notice>
);

const Form = ({ stored, own }: { readonly stored: StoredRules; readonly own: RoleNames }) => {
  const form = useDraft(stored, own);
  const { draft, saving, newer } = form;
  const told = problemOf(saving.error)?.fields ?? [];
  return (
    <form onSubmit={form.save} noValidate>
      <Stack gap="md" maw={520}>
        {newer === undefined ? null : <Newer form={form} newer={newer} />}
        {saving.error === null || newer !== undefined ? null : (
          <Notice tone="bad" isUrgent>
            {sayFailure(saving.error)}
          </Notice>
        )}
        {ruleNames.map((name) => (
          <DigitsField
            key={name}
            label={ruleWords[name].label}
            unit={ruleWords[name].unit}
            description={`${ruleWords[name].description}（${boundWords(name)}）`}
            value={draft[name]}
            onChange={(value) => form.change({ [name]: value })}
            error={
              (form.isAsked ? ruleFault(name, draft[name]) : undefined) ?? faultAt(told, `value.${name}`)
            }
            isRequired={name !== 'maxAgeDays'}
          />
        ))}
        <FactorRoles
          roles={draft.secondFactorRoles}
          own={own}
          onChange={(secondFactorRoles) => form.change({ secondFactorRoles })}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" disabled={!form.isChanged} onClick={form.discard}>
            元に戻す
          </Button>
          <Button type="submit" loading={saving.isPending} disabled={!form.isChanged || newer !== undefined}>
            保存する
          </Button>
        </Group>
      </Stack>
      <LeaveUnsaved isUnsaved={form.isChanged && !saving.isPending} />
    </form>
  );
};

const ReadOnly = ({ rules, own }: { readonly rules: Rules; readonly own: RoleNames }) => (
  <Table aria-label="パスワードとサインイン" verticalSpacing={4} maw={520}>
    <Table.Tbody>
      {ruleNames.map((name) => (
        <Table.Tr key={name}>
          <Table.Th scope="row">{ruleWords[name].label}</Table.Th>
          <Table.Td>{valueOfRule(name, rules[name])}</Table.Td>
        </Table.Tr>
      ))}
      <Table.Tr>
        <Table.Th scope="row">{factorRule.label}</Table.Th>
        <Table.Td>{valueOfRoles(rules.secondFactorRoles, own)}</Table.Td>
      </Table.Tr>
    </Table.Tbody>
  </Table>
);

/** What every new password is held to, beside what a company can decide. */
const Always = ({ rules }: { readonly rules: Rules }) => (
  <Card title="新しいパスワードの条件">
    <List size="sm">
      {passwordRules(rules).map(({ label }) => (
        <List.Item key={label}>{label}</List.Item>
      ))}
      <List.Item>
        これまでに使った{rememberedPasswords}回分のパスワードと異なる（全社共通で、変更できません）
      </List.Item>
    </List>
    <Text size="xs" c="dimmed" mt="sm">
      文字の種類はすべて必須です。パスワードを設定するどの画面にも、この一覧が表示されます。
    </Text>
  </Card>
);

/** パスワードとサインイン (9.2.4). */
export const SignInRules = () => {
  const { data: stored, error, refetch } = useRules();
  const changes = useRulesChanges();
  const mayKeep = useMay(replaceSignInRules);
  const own = useOwnRoles();
  if (stored === undefined)
    return error === null ? <Waiting /> : <Failure error={error} onRetry={() => void refetch()} />;
  return (
    <Stack gap="lg">
      <Card title="パスワードとサインイン">
        {mayKeep ? <Form stored={stored} own={own} /> : <ReadOnly rules={stored.value} own={own} />}
      </Card>
      <Always rules={stored.value} />
      <Card title="変更の履歴">
        <ChangeHistory pages={changes}>
          {({ from, to }) => changedRules(from, to, own).map((line) => <div key={line}>{line}</div>)}
        </ChangeHistory>
      </Card>
    </Stack>
  );
};
