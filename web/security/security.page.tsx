import { Tabs } from '@mantine/core';
import { Addresses } from '#web/security/addresses.tsx';
import { SignInRules } from '#web/security/sign-in-rules.tsx';
import { PageHead } from '#web/ui/page-head.tsx';

/** セキュリティ: who gets in, and from where. */
export const SecurityPage = () => (
  <>
    <PageHead title="セキュリティ" />
    <Tabs defaultValue="addresses" keepMounted={false}>
      <Tabs.List mb="md">
        <Tabs.Tab value="addresses">接続元IP制限</Tabs.Tab>
        <Tabs.Tab value="sign-in">パスワードとサインイン</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="addresses">
        <Addresses />
      </Tabs.Panel>
      <Tabs.Panel value="sign-in">
        <SignInRules />
      </Tabs.Panel>
    </Tabs>
  </>
);
