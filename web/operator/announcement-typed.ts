import {
  announcementFields,
  everyAnnouncementField,
  kindFacts,
  type AnnouncementField,
  type AnnouncementFields,
  type AnnouncementKind,
} from '#domain/announcements/announcement-kinds.ts';
import { momentTyped, typedMomentOf } from '#domain/calendar/typed-moment.ts';

/** As typed: moments as the browser's field has them. */
export type TypedFields = { readonly [Name in AnnouncementField]?: string };

export const typedFieldsOf = (fields: AnnouncementFields): TypedFields =>
  Object.fromEntries(
    everyAnnouncementField
      .filter((name) => fields[name] !== undefined)
      .map((name) => [
        name,
        announcementFields[name].form === 'moment' ? typedMomentOf(fields[name]) : fields[name],
      ]),
  );

/** What this kind may say of what was typed. */
export const fieldsTyped = (kind: AnnouncementKind, typed: TypedFields): AnnouncementFields => {
  const { asks, mayHold } = kindFacts(kind);
  return Object.fromEntries(
    [...asks, ...mayHold].flatMap((name) => {
      const text = typed[name]?.trim() ?? '';
      const value = announcementFields[name].form === 'moment' ? momentTyped(text) : text;
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
};
