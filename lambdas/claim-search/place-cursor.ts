import type { PlaceInOrder } from '#domain/claims/claim-hits.ts';
import { MalformedCursor } from '#lambdas/adapters/tenant/cursor.ts';

/** Behind which hit the next page begins. Whoever edits it moves within his own hits only. */
export const cursorAt = (place: PlaceInOrder): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

export const placeAt = (cursor: string): PlaceInOrder => {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(place) && place.length === 2) {
      const [key, id]: readonly unknown[] = place;
      if ((typeof key === 'string' || typeof key === 'number') && typeof id === 'string') return [key, id];
    }
  } catch {
    // Told below in our own words.
  }
  throw new MalformedCursor('a cursor has another shape');
};
