import { ofType } from '#test/proofs/mutants/fits.ts';
import type { Fits, Loose, Plant } from '#test/proofs/mutants/mutant.ts';

const stage = ofType('AWS::ApiGateway::Stage');
const tenantAcl: Fits = ({ type, properties }) =>
  type === 'AWS::WAFv2::WebACL' && properties.Name.endsWith('-tenant');
const ruleNamed = (r: Loose, name: string): Loose =>
  r.properties.Rules.find((rule: Loose) => rule.Name === name);

export const textRules: readonly Plant[] = [
  [
    'job-often-enough',
    'an export of the first of each month',
    ofType('AWS::Scheduler::Schedule', 'JobsSchedulesbackupexport'),
    (r) => (r.properties.ScheduleExpression = 'cron(30 2 1 * ? *)'),
  ],
  [
    'job-often-enough',
    'a job of which nothing is promised',
    ofType('AWS::Lambda::Function', 'clockcheck'),
    (r) => (r.properties.Description = 'STAFee memo-check: any'),
  ],
  [
    'access-log-whole',
    'a log without what alarms count',
    stage,
    (r) =>
      (r.properties.AccessLogSetting.Format = r.properties.AccessLogSetting.Format.replace(
        '$context.status',
        '-',
      )),
  ],
  [
    'access-log-whole',
    'a log with paths',
    stage,
    (r) =>
      (r.properties.AccessLogSetting.Format = r.properties.AccessLogSetting.Format.replace(
        '{',
        '{"path":"$context.path",',
      )),
  ],
  [
    'wall-text',
    'bodies of ten megabytes',
    tenantAcl,
    (r) => (ruleNamed(r, 'body-too-long').Statement.RegexMatchStatement.RegexString = '^[1-9]\\d{7,}$'),
  ],
  [
    'wall-text',
    'a count of sign-ins that are none',
    tenantAcl,
    (r) =>
      (ruleNamed(
        r,
        'sign-in-rate',
      ).Statement.RateBasedStatement.ScopeDownStatement.ByteMatchStatement.SearchString =
        '/api/authentication/'),
  ],
];
