import {
  Anchor,
  AppShell,
  Box,
  Burger,
  Container,
  Group,
  NavLink,
  Stack,
  Text,
  VisuallyHidden,
} from '@mantine/core';
import { useDisclosure, useNetwork } from '@mantine/hooks';
import { type ReactNode, useEffect, useId } from 'react';
import { Link, useLocation } from 'react-router';
import { sayCount, useCounts } from '#web/api/counts.ts';
import { useReadOnlyUntil } from '#web/api/maintenance.ts';
import { PrintMark } from '#web/app/print-mark.tsx';
import { useMe } from '#web/api/session.tsx';
import { currentAmong, navigationOf, type Place } from '#web/app/navigation.ts';
import { NewerVersion } from '#web/app/newer-version.tsx';
import { warm } from '#web/app/pages.ts';
import { warmSignInAgain } from '#web/app/session-watch.tsx';
import { whenIdle } from '#web/app/when-idle.ts';
import { maintenanceWords, outageWords } from '#web/messages.ja.ts';
import { formatInstant } from '#web/ui/format-date.ts';
import { Icon } from '#web/ui/icons.tsx';
import { ManualLink } from '#web/ui/manual-link.tsx';
import { Notice } from '#web/ui/notice.tsx';

const Brand = () => (
  <Group gap={8} wrap="nowrap">
    <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#1d4f7c" />
      <path d="M10 7h9l4 4v14H10z" fill="#fff" />
      <path d="M13 15h7M13 19h7" stroke="#1d4f7c" strokeWidth="1.6" />
    </svg>
    <Text fw={700} fz="lg" c="indigo" component="span">
      STAFee
    </Text>
  </Group>
);

/** How many wait there; read as 「受信箱 12件」. */
const Waits = ({ count }: { readonly count: string | undefined }) =>
  count === undefined ? null : (
    <span className="sf-count">
      {count}
      <VisuallyHidden>件</VisuallyHidden>
    </span>
  );

type PlacesProps = {
  readonly shown: readonly Place[];
  readonly current: string | undefined;
  readonly onGo: () => void;
};

const Places = ({ shown, current, onGo }: PlacesProps) => {
  const { data: counts } = useCounts();
  return shown.map(({ to, label, icon, counted }) => (
    <NavLink
      key={to}
      component={Link}
      to={to}
      label={label}
      leftSection={<Icon name={icon} />}
      rightSection={counted === undefined ? null : <Waits count={sayCount(counts?.[counted])} />}
      active={to === current}
      aria-current={to === current ? 'page' : undefined}
      onClick={onGo}
      onMouseEnter={() => warm(to)}
      onFocus={() => warm(to)}
      styles={{
        root: { borderRadius: 8, padding: '8px 10px' },
        label: { fontSize: 15, whiteSpace: 'nowrap' },
      }}
    />
  ));
};

const Navigation = ({ onGo }: { readonly onGo: () => void }) => {
  const me = useMe();
  const { pathname, state } = useLocation();
  const all = navigationOf(me);
  const current = currentAmong(all, { pathname, state });
  const headingId = useId();
  const administration = all.filter(({ isAdministration }) => isAdministration === true);
  useEffect(
    () =>
      whenIdle([
        ...navigationOf(me).map(
          ({ to }) =>
            () =>
              warm(to),
        ),
        warmSignInAgain,
      ]),
    [me],
  );
  return (
    <Stack gap={2} component="div" style={{ overflowY: 'auto' }}>
      <Places
        shown={all.filter(({ isAdministration }) => isAdministration !== true)}
        current={current}
        onGo={onGo}
      />
      {administration.length === 0 ? null : (
        <Stack gap={2} component="section" aria-labelledby={headingId}>
          <Text id={headingId} size="xs" c="dimmed" fw={600} px={10} pt="sm" pb={4}>
            管理
          </Text>
          <Places shown={administration} current={current} onGo={onGo} />
        </Stack>
      )}
    </Stack>
  );
};

const Header = ({ isOpen, onToggle }: { readonly isOpen: boolean; readonly onToggle: () => void }) => {
  const me = useMe();
  return (
    <Group h="100%" px="md" justify="space-between" wrap="nowrap">
      <Group gap="sm" wrap="nowrap">
        <Burger
          opened={isOpen}
          onClick={onToggle}
          hiddenFrom="sm"
          size="sm"
          aria-label={isOpen ? 'メニューを閉じる' : 'メニューを開く'}
          aria-expanded={isOpen}
        />
        <Brand />
      </Group>
      <Group gap="xs" wrap="nowrap" style={{ minWidth: 0 }}>
        <Text size="sm" c="dimmed" visibleFrom="xs" truncate title={me.company.name}>
          {me.company.name}
        </Text>
        <Anchor
          component={Link}
          to="/me"
          size="sm"
          fw={600}
          truncate
          c="dark"
          underline="hover"
          title={`${me.user.name}（マイページ・サインアウト）`}
        >
          {me.user.name}
        </Anchor>
        <ManualLink />
      </Group>
    </Group>
  );
};

/** Header, navigation and the page. */
export const Shell = ({ children }: { readonly children: ReactNode }) => {
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const { online } = useNetwork();
  const readOnlyUntil = useReadOnlyUntil();
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 228, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding={{ base: 'md', sm: 'lg' }}
    >
      <a className="sf-skip" href="#main">
        本文へ移動
      </a>
      <AppShell.Header>
        <Header isOpen={isOpen} onToggle={toggle} />
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label="メインメニュー">
        <Navigation onGo={close} />
      </AppShell.Navbar>
      <AppShell.Main id="main">
        <Container size={1120} p={0}>
          <PrintMark />
          <NewerVersion />
          {readOnlyUntil === undefined ? null : (
            <Box mb="md" component="output" display="block">
              <Notice tone="warn" title={maintenanceWords.title}>
                {maintenanceWords.banner(formatInstant(readOnlyUntil))}
              </Notice>
            </Box>
          )}
          {online ? null : (
            <Notice tone="warn" isUrgent>
              {outageWords.offline}
            </Notice>
          )}
          {children}
        </Container>
      </AppShell.Main>
    </AppShell>
  );
};
