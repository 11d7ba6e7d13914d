import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { Link, NavigationType, useLocation, useNavigationType } from 'react-router';
import { Icon } from '#web/ui/icons.tsx';

type PageHeadProps = {
  readonly title: string;
  readonly lead?: string;
  readonly back?: { readonly to: string; readonly label: string };
  readonly children?: ReactNode;
};

/** The page's only h1, its way back, and its main deeds at the right. */
export const PageHead = ({ title, lead, back, children }: PageHeadProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const arrivedBy = useNavigationType();
  const { pathname } = useLocation();
  const focused = useRef('');
  useEffect(() => {
    document.title = `${title} | STAFee`;
  }, [title]);
  // A new page starts at its heading, for keyboards and screen readers; going back keeps the browser's place, and a
  // filter in the address keeps the field.
  useEffect(() => {
    if (focused.current === pathname) return;
    focused.current = pathname;
    if (arrivedBy !== NavigationType.Pop) heading.current?.focus({ preventScroll: true });
  }, [arrivedBy, pathname]);
  return (
    <Stack gap={6} mb="lg">
      {back === undefined ? null : (
        <Anchor component={Link} to={back.to} size="sm" underline="hover" className="sf-no-print">
          <Group gap={4} component="span" display="inline-flex">
            <Icon name="back" size={14} />
            {back.label}
          </Group>
        </Anchor>
      )}
      <Group justify="space-between" align="center" gap="sm">
        <Title order={1} ref={heading} tabIndex={-1} style={{ outline: 'none', overflowWrap: 'anywhere' }}>
          {title}
        </Title>
        {children}
      </Group>
      {lead === undefined ? null : <Text c="dimmed">{lead}</Text>}
    </Stack>
  );
};
