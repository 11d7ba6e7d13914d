import { isShippedRole, shippedRoles } from '#domain/rights/roles.ts';
import type { DemoCompany } from '#local/seed/demo-company.ts';
import type { DemoOperator } from '#local/seed/demo-operators.ts';
import { demoOperatorPassword, demoPasswordOf } from '#local/seed/demo-passwords.ts';

import { tidyTable } from './tidy-table.ts';

const rowsOf = (company: DemoCompany): readonly (readonly string[])[] =>
  company.people.map(({ userId, loginId, mustChangePassword }) => {
    const user = company.masters.users.find(({ id }) => id === userId);
    const roles = (user?.roles ?? [])
      .map((role) => (isShippedRole(role) ? shippedRoles[role].words : role))
      .join('・');
    const remark = mustChangePassword ? '初回に変更' : '';
    return [company.companyCode, loginId, demoPasswordOf(company), user?.name ?? '', roles, remark];
  });

type Welcome = {
  readonly url: string;
  readonly operatorUrl: string;
  readonly operators: readonly DemoOperator[];
  readonly companies: readonly DemoCompany[];
  /** Where data and logs are. @default in memory */
  readonly dataFolder?: string;
};

/** What a newcomer needs to sign in. */
export const welcome = ({ url, operatorUrl, companies, operators, dataFolder }: Welcome): string =>
  [
    '',
    `STAFee を起動しました。  ${url}`,
    `運用コンソール           ${operatorUrl}`,
    `送信メール               ${url}/__mail`,
    `データ                   ${dataFolder ?? 'メモリ上 (終了すると消えます)'}`,
    '',
    ...companies.map(({ companyCode, masters }) => `${companyCode}: ${masters.company.name}`),
    '',
    ...tidyTable([
      ['企業コード', 'サインインID', '初期パスワード', '氏名', '役割', ''],
      ...companies.flatMap(rowsOf),
    ]),
    '',
    ...tidyTable([
      ['運用者ID', '初期パスワード', '氏名', ''],
      ...operators.map(({ operatorId, name }) => [
        operatorId,
        demoOperatorPassword,
        name,
        '初回に認証アプリを登録',
      ]),
    ]),
    '',
    '終了するには Ctrl+C を押してください。',
    '',
  ].join('\n');
