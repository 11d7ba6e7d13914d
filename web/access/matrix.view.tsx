import { Menu, Table } from '@mantine/core';
import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { choicesOf } from '#domain/rights/change-grants.ts';
import {
  allRights,
  grantsOfRole,
  isOff,
  rightFacts,
  roleWords,
  type CompanyAccess,
  type OwnRole,
} from '#domain/rights/grants.ts';
import { functionGroups, type FunctionGroup, type Right } from '#domain/rights/rights.ts';
import type { Scope } from '#domain/rights/scopes.ts';
import type { RoleId } from '#domain/rights/roles.ts';
import { groupWords, type Holding, longScope, peopleWords, shortScope } from '#web/access/access-words.ts';
import { type Cell, cellAfter } from '#web/access/grid-keys.ts';
import { RoleMenu, type RoleActs } from '#web/access/role-menu.tsx';
import './access.css';

type MatrixProps = {
  readonly access: CompanyAccess;
  /** Of all roles, those that are shown. */
  readonly roles: readonly RoleId[];
  readonly holdings: readonly Holding[];
  /** Brought into sight. */
  readonly reached: RoleId | undefined;
  /** Undefined for whoever may only look. */
  readonly onGrant: ((role: OwnRole, right: Right, scope: Scope | undefined) => void) | undefined;
  readonly acts: RoleActs | undefined;
};

const isGroup = (text: string): text is FunctionGroup => Object.hasOwn(functionGroups, text);
const groups = Object.keys(functionGroups)
  .filter(isGroup)
  .map((group) => ({ group, rights: allRights.filter((right) => rightFacts(right).group === group) }));
/** In the order of the rows, whatever their order in the table of rights. */
const inOrder: readonly Right[] = groups.flatMap(({ rights }) => rights);

const cellId = ({ row, column }: Cell): string => `${row}/${column}`;

type CellProps = {
  readonly role: RoleId;
  readonly right: Right;
  readonly place: Cell | undefined;
  readonly isReached: boolean;
};

/** Of two scopes a press gives the other one; of more, one is chosen in a menu. */
const withScopes = (
  draw: (press: { readonly onClick?: () => void }) => ReactElement,
  {
    right,
    scope,
    onScope,
  }: { right: Right; scope: Scope | undefined; onScope: (to: Scope | undefined) => void },
) => {
  const choices = choicesOf(right);
  const others = choices.filter((one) => one !== scope);
  if (others.length === 1) return draw({ onClick: () => onScope(others[0]) });
  return (
    <Menu>
      <Menu.Target>{draw({})}</Menu.Target>
      <Menu.Dropdown>
        {choices.map((one) => (
          <Menu.Item key={one ?? ''} fw={one === scope ? 600 : 400} onClick={() => onScope(one)}>
            {longScope(one)}
            {one === scope ? '（いま）' : ''}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};

/** What one role gives of one right; where it is the company's own, it can be chosen. */
const GrantCell = ({ role, right, place, isReached, access, onGrant }: CellProps & MatrixProps) => {
  const scope = grantsOfRole(role, access)[right];
  const own = access.roles.find(({ id }) => id === role);
  if (own === undefined || onGrant === undefined || place === undefined)
    return (
      <td className={own === undefined ? undefined : 'sf-own'}>
        {shortScope(scope) || <span className="sf-unseen">なし</span>}
      </td>
    );
  return (
    <td className="sf-own">
      {withScopes(
        (press) => (
          <button
            {...press}
            type="button"
            className="sf-cell"
            data-cell={cellId(place)}
            {...(scope === undefined ? {} : { 'data-given': true })}
            tabIndex={isReached ? 0 : -1}
            aria-label={`${own.name}、${rightFacts(right).words}：${longScope(scope)}`}
          >
            {shortScope(scope)}
          </button>
        ),
        { right, scope, onScope: (to) => onGrant(own, right, to) },
      )}
    </td>
  );
};

const Head = ({ roles, access, holdings, acts }: MatrixProps) => (
  <thead>
    <tr>
      <th scope="col">権限</th>
      {roles.map((role) => {
        const name = roleWords(role, access) ?? role;
        const holding = holdings.find((one) => one.role === role);
        return (
          <th key={role} scope="col" data-role={role}>
            <div>{name}</div>
            <div className="sf-number" style={{ fontWeight: 400 }}>
              {peopleWords(holding)}
            </div>
            {acts === undefined ? null : <RoleMenu role={role} name={name} access={access} acts={acts} />}
          </th>
        );
      })}
    </tr>
  </thead>
);

/** Arrows go from cell to cell of what can be pressed; Tab stops once. */
const useGrid = (columns: number) => {
  const body = useRef<HTMLTableElement>(null);
  const [reached, reach] = useState<Cell>({ row: 0, column: 0 });
  const at = { row: reached.row, column: Math.min(reached.column, Math.max(0, columns - 1)) };
  const press = (event: KeyboardEvent): void => {
    const cell = Object(event.target).dataset?.cell;
    const to = cell === undefined ? undefined : cellAfter(event.key, at, { rows: inOrder.length, columns });
    if (to === undefined) return;
    event.preventDefault();
    reach(to);
    body.current?.querySelector<HTMLElement>(`[data-cell="${cellId(to)}"]`)?.focus();
  };
  const follow = (target: EventTarget): void => {
    const [row, column] = String(Object(target).dataset?.cell ?? '')
      .split('/')
      .map(Number);
    if (row !== undefined && column !== undefined && Number.isInteger(row)) reach({ row, column });
  };
  return { body, at, press, follow };
};

/** ロール × 権限. Ours are only read; those of the company are changed cell by cell. */
export const Matrix = (props: MatrixProps) => {
  const { access, roles, reached } = props;
  const own = roles.filter((role) => access.roles.some(({ id }) => id === role));
  const { body, at, press, follow } = useGrid(own.length);
  useEffect(() => {
    const head = body.current?.querySelector(`[data-role="${reached}"]`);
    head?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [body, reached]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by the keyboard
    <section className="sf-matrix sf-paper" tabIndex={0} aria-label="ロールごとの権限">
      <Table
        unstyled
        role="grid"
        aria-label="ロールと権限"
        ref={body}
        onKeyDown={press}
        onFocus={({ target }) => follow(target)}
      >
        <Head {...props} />
        {groups.map(({ group, rights }) => (
          <tbody key={group}>
            <tr>
              <th scope="colgroup" colSpan={roles.length + 1}>
                <span className="sf-stuck">
                  {groupWords(group)}
                  {isOff(group, access) ? '（停止中）' : ''}
                </span>
              </th>
            </tr>
            {rights.map((right) => (
              <tr key={right} {...(isOff(group, access) ? { 'data-off': true } : {})}>
                <th scope="row">{rightFacts(right).words}</th>
                {roles.map((role) => {
                  const place = own.includes(role)
                    ? { row: inOrder.indexOf(right), column: own.indexOf(role) }
                    : undefined;
                  const isReached = place !== undefined && cellId(place) === cellId(at);
                  return (
                    <GrantCell
                      key={role}
                      {...props}
                      role={role}
                      right={right}
                      place={place}
                      isReached={isReached}
                    />
                  );
                })}
              </tr>
            ))}
          </tbody>
        ))}
      </Table>
    </section>
  );
};
