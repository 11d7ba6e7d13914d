import { Group } from '@mantine/core';
import type { ReactNode } from 'react';

type ActionBarProps = {
  readonly label: string;
  readonly summary: ReactNode;
  /** What it comes to stands elsewhere on the page too: no sheet of paper is made for the bar. */
  readonly isSaidElsewhere?: boolean;
  readonly children: ReactNode;
};

/** Stays at the bottom of the window: what it comes to at the left, the deeds at the right. */
export const ActionBar = ({ label, summary, isSaidElsewhere = false, children }: ActionBarProps) => (
  <section className={isSaidElsewhere ? 'sf-bar sf-no-print' : 'sf-bar'} aria-label={label}>
    <Group justify="space-between" gap="sm">
      <div>{summary}</div>
      <Group gap="sm" className="sf-acts">
        {children}
      </Group>
    </Group>
  </section>
);
