import type { ReactNode } from 'react';
import type { ChangeGroup } from '#web/access/access-words.ts';

type ChangesProps = {
  readonly groups: readonly ChangeGroup[];
  /** Whom it concerns, beside the title. */
  readonly whomOf?: (group: ChangeGroup) => string;
};

/** What changes, role by role. */
export const Changes = ({ groups, whomOf }: ChangesProps): ReactNode =>
  groups.map((group) => (
    <div key={group.key} style={{ marginBottom: 6 }}>
      <div style={{ fontWeight: 600 }}>
        {group.title}
        {whomOf === undefined ? null : <span style={{ fontWeight: 400 }}> {whomOf(group)}</span>}
      </div>
      <ul style={{ margin: 0, paddingLeft: 20 }}>
        {group.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  ));
