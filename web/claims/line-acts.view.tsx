import { ActionIcon, Button } from '@mantine/core';
import { Icon, type IconName } from '#web/ui/icons.tsx';
import { Toolbar } from '#web/ui/toolbar.tsx';

export type LineActs = {
  readonly onDetails: () => void;
  readonly onCopy: () => void;
  readonly onRemove: () => void;
  readonly onFold: () => void;
};

type LineActsProps = LineActs & {
  readonly order: number;
  readonly isDetailed: boolean;
  /** Icons alone, where the line is a row among others. */
  readonly isNarrow: boolean;
};

type ActProps = {
  readonly label: string;
  /** What is written where there is room. @default the label */
  readonly written?: string;
  readonly icon: IconName;
  readonly isNarrow: boolean;
  readonly isExpanded?: boolean;
  readonly onClick: () => void;
};

const Act = ({ label, written = label, icon, isNarrow, isExpanded, onClick }: ActProps) => {
  const expanded = isExpanded === undefined ? {} : { 'aria-expanded': isExpanded };
  return isNarrow ? (
    <ActionIcon
      variant="subtle"
      c="#3e4c59"
      size={32}
      aria-label={label}
      title={label}
      onClick={onClick}
      {...expanded}
    >
      <Icon name={icon} size={16} />
    </ActionIcon>
  ) : (
    <Button
      variant="subtle"
      c="#3e4c59"
      size="compact-sm"
      fw={500}
      leftSection={<Icon name={icon} size={14} />}
      onClick={onClick}
      {...expanded}
      aria-label={label}
    >
      {written}
    </Button>
  );
};

/** What can be done with a line beside filling it in. */
export const LineActsBar = ({ order, isDetailed, isNarrow, ...acts }: LineActsProps) => (
  <Toolbar label={`明細${order}の操作`}>
    <Act
      label="詳細"
      icon={isDetailed ? 'fold' : 'more'}
      isNarrow={isNarrow}
      isExpanded={isDetailed}
      onClick={acts.onDetails}
    />
    <Act label="この明細をコピー" written="コピー" icon="copy" isNarrow={isNarrow} onClick={acts.onCopy} />
    <Act label="この明細を削除" written="削除" icon="trash" isNarrow={isNarrow} onClick={acts.onRemove} />
    {isNarrow ? null : <Act label="閉じる" icon="fold" isNarrow={isNarrow} onClick={acts.onFold} />}
  </Toolbar>
);
