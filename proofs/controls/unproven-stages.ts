import type { StageSettings } from '#lib/settings.ts';

/** What a stage still lacks of the form that the table judges, one line each; none of it stops a first deployment. */
export const unprovenLines = (stages: readonly StageSettings[]): readonly string[] =>
  stages
    .filter(({ isProven, stage }) => !isProven && stage !== 'local')
    .map(
      ({ stage, logRetentionDays }) =>
        `注意: ${stage} は isProven が false のため、削除保護${logRetentionDays === 400 ? '・監査記録の COMPLIANCE ロック' : ''}・バックアップ保管庫のロックがまだ掛かっていません。スモークテストに合格したら true にしてください(docs/deploy.md 3)。`,
    );
