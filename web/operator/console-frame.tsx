import { Anchor, AppShell, Burger, Button, Container, Group, NavLink, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { logOut } from '#contract/operator/operators.ts';
import { opensForOperator } from '#domain/operators/operator-rights.ts';
import { useSend } from '#web/api/contract-client.ts';
import { consolePages } from '#web/operator/console-pages.ts';
import { useMe } from '#web/operator/operator-api.ts';
import { Icon } from '#web/ui/icons.tsx';
import { ManualLink } from '#web/ui/manual-link.tsx';

/** So that nobody takes it for the customers' client. */
const ground = '#3b2f63';

const Places = ({ onGo }: { readonly onGo: () => void }) => {
  const { pathname } = useLocation();
  const rights = new Set(useMe().rights);
  return consolePages.map(({ path, may, place }) =>
    place === undefined || !opensForOperator(rights, may) ? null : (
      <NavLink
        key={path}
        component={Link}
        to={path}
        label={place.label}
        leftSection={<Icon name={place.icon} />}
        active={path === pathname}
        aria-current={path === pathname ? 'page' : undefined}
        onClick={onGo}
        styles={{ root: { borderRadius: 8, padding: '8px 10px' }, label: { fontSize: 15 } }}
      />
    ),
  );
};

const SignOut = () => {
  const client = useQueryClient();
  const leave = useSend(logOut, undefined, () => void client.resetQueries());
  return (
    <Button
      size="compact-sm"
      variant="white"
      color="dark"
      loading={leave.isPending}
      onClick={() => leave.mutate({})}
    >
      サインアウト
    </Button>
  );
};

const Head = ({ isOpen, onToggle }: { readonly isOpen: boolean; readonly onToggle: () => void }) => {
  const { operator } = useMe();
  return (
    <Group h="100%" px="md" justify="space-between" wrap="nowrap">
      <Group gap="sm" wrap="nowrap">
        <Burger
          opened={isOpen}
          onClick={onToggle}
          hiddenFrom="sm"
          size="sm"
          color="white"
          aria-label={isOpen ? 'メニューを閉じる' : 'メニューを開く'}
          aria-expanded={isOpen}
        />
        <Text fw={600} truncate>
          STAFee 運用コンソール
        </Text>
      </Group>
      <Group gap="sm" wrap="nowrap" style={{ minWidth: 0 }}>
        <Anchor
          component={Link}
          to="/me"
          size="sm"
          c="white"
          truncate
          title={`${operator.name}（${operator.id}）の自分のページ`}
        >
          {operator.name}
        </Anchor>
        <ManualLink color="white" />
        <SignOut />
      </Group>
    </Group>
  );
};

/** Header, navigation and the page. */
export const ConsoleFrame = ({ children }: { readonly children: ReactNode }) => {
  const [isOpen, { toggle, close }] = useDisclosure(false);
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 208, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding={{ base: 'md', sm: 'lg' }}
    >
      <a className="sf-skip" href="#main">
        本文へ移動
      </a>
      <AppShell.Header bg={ground} c="white" withBorder={false}>
        <Head isOpen={isOpen} onToggle={toggle} />
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label="メインメニュー">
        <Stack gap={2}>
          <Places onGo={close} />
        </Stack>
      </AppShell.Navbar>
      <AppShell.Main id="main">
        <Container size={1080} p={0}>
          {children}
        </Container>
      </AppShell.Main>
    </AppShell>
  );
};
