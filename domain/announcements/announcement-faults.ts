import {
  announcementFields,
  everyAnnouncementField,
  kindFacts,
  type AnnouncementContent,
  type AnnouncementField,
} from './announcement-kinds.ts';

type Fault = { readonly path: string; readonly message: string };

const momentFault = 'いつかを入力してください';

/** What is wrong with a draft, in the words of its form; nothing where it can be sent. */
export const announcementFaultsOf = ({
  kind,
  fields,
  reportOf,
}: Pick<AnnouncementContent, 'kind' | 'fields' | 'reportOf'>): readonly Fault[] => {
  const { asks, mayHold, reports } = kindFacts(kind);
  const allowed: ReadonlySet<AnnouncementField> = new Set([...asks, ...mayHold]);
  const missing = asks.filter((name) => fields[name] === undefined);
  const strange = everyAnnouncementField.filter((name) => fields[name] !== undefined && !allowed.has(name));
  const { from, until } = fields;
  return [
    ...missing.map((name) => ({
      path: `fields.${name}`,
      message: announcementFields[name].form === 'moment' ? momentFault : '入力してください',
    })),
    ...strange.map((name) => ({ path: `fields.${name}`, message: 'この種類のお知らせには書けません' })),
    ...(from !== undefined && until !== undefined && until <= from
      ? [{ path: 'fields.until', message: '終了日時は、開始日時より後にしてください' }]
      : []),
    ...(reports === 'always' && reportOf === undefined
      ? [{ path: 'kind', message: '完了報告は、対象のお知らせの画面から作成してください' }]
      : []),
    ...(reports === undefined && reportOf !== undefined
      ? [{ path: 'kind', message: 'この種類では、ほかのお知らせの報告はできません' }]
      : []),
  ];
};
